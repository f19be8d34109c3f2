import { expect, it } from 'vitest';
import { probeInDelta } from './probeInDelta.ts';

const delta = (...nodes: object[]): string => `id: a-2\nevent: delta\ndata: ${JSON.stringify({ upsert: { nodes } })}`;

it.each([
  {
    name: 'its service with a pod',
    event: delta({ id: 'service/fairlead-bench/probe', backends: { total: 1 } }),
    want: true,
  },
  {
    name: 'its service without',
    event: delta({ id: 'service/fairlead-bench/probe', backends: { total: 0 } }),
    want: false,
  },
  { name: 'its namespace, well', event: delta({ id: 'namespace/fairlead-bench', members: { ok: 1 } }), want: true },
  {
    name: 'its namespace, not well',
    event: delta({ id: 'namespace/fairlead-bench', members: { ok: 0 } }),
    want: false,
  },
  { name: 'others only', event: delta({ id: 'service/team-1/probe', backends: { total: 1 } }), want: undefined },
  { name: 'another event', event: 'event: status\ndata: {"namespaces":["fairlead-bench"]}', want: undefined },
])('reads $name', ({ event, want }) => {
  expect(probeInDelta(event)).toBe(want);
});
