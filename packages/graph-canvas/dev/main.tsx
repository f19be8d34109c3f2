import { useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphCanvas } from '../src/index.ts';
import type { MapGraph, Pins, PodChip, Theme } from '../src/index.ts';
import { aNode, fleet, hub, opened, shop, states, tiles } from './fixtures.ts';
import { TEXTS } from './texts.ts';

const query = new URLSearchParams(location.search);
const theme: Theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const count = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);

const SCENES: Readonly<Record<string, () => ReturnType<typeof shop>>> = {
  shop: () => shop(true),
  plain: () => shop(false),
  fleet: () => fleet(count('services', 200), count('namespaces', 12)),
  opened: () => opened(count('services', 2000), count('namespaces', 96)),
  tiles: () => tiles(count('services', 2000), count('namespaces', 96)),
  states,
  hub: () => hub(count('callers', 16)),
};

const PODS: readonly PodChip[] = [
  { id: 'a', text: 'x2k4p', traffic: 'none' },
  { id: 'b', text: '9wvlt', traffic: 'none' },
  { id: 'c', text: 'hq7tz', traffic: 'not-listed' },
];

function broken(graph: MapGraph, many: number): MapGraph {
  let left = many;
  const nodes = graph.nodes.map((node) => {
    if (left === 0 || node.kind !== 'service' || node.verdict !== 'ok') return node;
    left -= 1;
    return aNode(node.namespace ?? '', node.name, { verdict: 'broken', second: 'probe fails', pods: [0, 3] });
  });
  return { ...graph, revision: graph.revision + 1, nodes };
}

/** The map alone in the whole window: `?scene=shop|plain|fleet|tiles|opened|states|hub&theme=dark&select=ID`. */
function Page(): ReactElement {
  const [graph, setGraph] = useState(SCENES[query.get('scene') ?? 'shop'] ?? states);
  const [selectedId, setSelectedId] = useState(query.get('select'));
  const [edgeId, setEdgeId] = useState<string | null>(null);
  const [pins, setPins] = useState<Pins>({});
  const [observedAtMs, setObservedAtMs] = useState<number | null>(null);
  useEffect(() => {
    Object.assign(globalThis, {
      // For the console: breaks the first COUNT services, or adds one.
      breakSome: (many = 10) => {
        setObservedAtMs(Date.now());
        setGraph((before) => broken(before, many));
      },
      addOne: (name = 'new') => {
        setObservedAtMs(Date.now());
        setGraph((before) => ({
          ...before,
          revision: before.revision + 1,
          nodes: [...before.nodes, aNode(before.nodes[0]?.namespace ?? 'shop', name, { pods: [1, 1] })],
        }));
      },
    });
  }, []);
  return (
    <GraphCanvas
      graph={graph}
      selectedId={selectedId}
      onSelect={(id) => {
        setEdgeId(null);
        setSelectedId(id);
      }}
      onOpen={setSelectedId}
      selectedEdgeId={edgeId}
      onSelectEdge={(id) => {
        setSelectedId(null);
        setEdgeId(id);
      }}
      pins={pins}
      onPin={(id, at) => {
        setPins(({ [id]: _before, ...others }) => (at === undefined ? others : { ...others, [id]: at }));
      }}
      theme={theme}
      texts={TEXTS}
      settings={{ legend: query.get('legend') !== 'no', minimap: query.get('legend') !== 'no', reducedMotion: false }}
      pods={selectedId === null ? [] : PODS}
      disconnected={query.has('disconnected')}
      observedAtMs={observedAtMs}
    />
  );
}

const root = document.getElementById('root');
performance.mark('dev:start');
if (root !== null) createRoot(root).render(<Page />);
