import { useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphCanvas } from '../src/index.ts';
import type { PodChip, Theme } from '../src/index.ts';
import { fleet, shop, states, tiles } from './fixtures.ts';
import { TEXTS } from './texts.ts';

const query = new URLSearchParams(location.search);
const theme: Theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const count = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);

const SCENES: Readonly<Record<string, () => ReturnType<typeof shop>>> = {
  shop: () => shop(true),
  plain: () => shop(false),
  fleet: () => fleet(count('services', 200), count('namespaces', 12)),
  tiles: () => tiles(count('services', 2000), count('namespaces', 96)),
  states,
};

const PODS: readonly PodChip[] = [
  { id: 'a', text: 'x2k4p', traffic: 'none' },
  { id: 'b', text: '9wvlt', traffic: 'none' },
  { id: 'c', text: 'hq7tz', traffic: 'not-listed' },
];

/** The map alone in the whole window: `?scene=shop|plain|fleet|tiles|states&theme=dark&select=ID`. */
function Page(): ReactElement {
  const [graph] = useState(SCENES[query.get('scene') ?? 'shop'] ?? states);
  const [selectedId, setSelectedId] = useState(query.get('select'));
  return (
    <GraphCanvas
      graph={graph}
      selectedId={selectedId}
      onSelect={setSelectedId}
      onOpen={setSelectedId}
      theme={theme}
      texts={TEXTS}
      settings={{ legend: query.get('legend') !== 'no', minimap: query.get('legend') !== 'no', reducedMotion: false }}
      pods={selectedId === null ? [] : PODS}
      disconnected={query.has('disconnected')}
    />
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
