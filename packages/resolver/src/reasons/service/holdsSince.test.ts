import type { Condition, PodRecord, ReasonId, ServiceRecord } from '@fairlead/model';
import { aCondition, aContainer, aNode, aPod, aService, NOW } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../../resolveService.ts';
import { worldOf } from '../../world/worldOf.ts';

const sandbox = (at: number): Condition => aCondition({ type: 'PodReadyToStartContainers', lastTransitionTime: at });
const ready = (at: number, status: 'True' | 'False' = 'True'): Condition =>
  aCondition({ status, lastTransitionTime: at });
const pod = (name: string, address: number, overrides: Partial<PodRecord>): PodRecord => ({
  ...aPod({ name, podIPs: [`10.0.0.${address}`], creationTimestamp: NOW - 900 }),
  ...overrides,
});
const lacking = { containers: [aContainer({ ports: [] })] };
const publishing = { publishNotReadyAddresses: true };

interface Case {
  readonly about: string;
  readonly id: ReasonId;
  readonly service?: Partial<ServiceRecord>;
  readonly pods: readonly PodRecord[];
  readonly at: number | undefined;
}

const cases: readonly Case[] = [
  {
    about: 'the first pod without the port is listed beside one that has it',
    id: 'port-partial',
    pods: [
      pod('a', 1, { conditions: [sandbox(NOW - 800)] }),
      pod('b', 2, { ...lacking, conditions: [sandbox(NOW - 600)] }),
      pod('c', 3, { ...lacking, conditions: [sandbox(NOW - 500)] }),
    ],
    at: NOW - 600,
  },
  {
    about: 'the first pod with the port is listed beside one that lacks it',
    id: 'port-partial',
    pods: [
      pod('a', 1, { conditions: [sandbox(NOW - 300)] }),
      pod('b', 2, { ...lacking, conditions: [sandbox(NOW - 600)] }),
    ],
    at: NOW - 300,
  },
  {
    about: 'the first pod without the port was created, where the kubelet reports no sandbox',
    id: 'port-unresolved',
    pods: [
      pod('a', 1, { ...lacking, conditions: [] }),
      pod('b', 2, { ...lacking, conditions: [], creationTimestamp: NOW - 50 }),
    ],
    at: NOW - 900,
  },
  {
    about: 'the service was created after its pods',
    id: 'port-unresolved',
    service: { creationTimestamp: NOW - 20 },
    pods: [pod('a', 1, { ...lacking, conditions: [] })],
    at: NOW - 20,
  },
  {
    about: 'the first unready pod turned unready',
    id: 'publishes-unready',
    service: publishing,
    pods: [
      pod('a', 1, { conditions: [sandbox(NOW - 800), ready(NOW - 700)] }),
      pod('b', 2, { conditions: [sandbox(NOW - 800), ready(NOW - 400, 'False')] }),
      pod('c', 3, { conditions: [sandbox(NOW - 800), ready(NOW - 200, 'False')] }),
    ],
    at: NOW - 400,
  },
  {
    about: 'an unready pod was listed: it was unready before it had an address',
    id: 'publishes-unready',
    service: publishing,
    pods: [pod('a', 1, { conditions: [sandbox(NOW - 300), ready(NOW - 310, 'False')] })],
    at: NOW - 300,
  },
  {
    about: 'the last ready pod turned unready, whichever pod is first by name',
    id: 'none-ready',
    pods: [
      pod('a', 1, { startTime: NOW - 890, conditions: [sandbox(NOW - 880), ready(NOW - 700, 'False')] }),
      pod('b', 2, { startTime: NOW - 890, conditions: [sandbox(NOW - 880), ready(NOW - 240, 'False')] }),
      pod('c', 3, { startTime: NOW - 890, conditions: [sandbox(NOW - 880), ready(NOW - 400, 'False')] }),
    ],
    at: NOW - 240,
  },
  {
    about: 'the last ready pod turned unready, though another has come since that never was ready',
    id: 'none-ready',
    pods: [
      pod('a', 1, { startTime: NOW - 20, conditions: [sandbox(NOW - 18), ready(NOW - 20, 'False')] }),
      pod('b', 2, { startTime: NOW - 890, conditions: [sandbox(NOW - 880), ready(NOW - 240, 'False')] }),
    ],
    at: NOW - 240,
  },
  {
    about: 'the first pod was listed, where none ever was ready',
    id: 'none-ready',
    pods: [
      pod('a', 1, { startTime: NOW - 20, conditions: [sandbox(NOW - 18), ready(NOW - 20, 'False')] }),
      pod('b', 2, { startTime: NOW - 890, conditions: [sandbox(NOW - 880), ready(NOW - 889, 'False')] }),
    ],
    at: NOW - 880,
  },
  {
    about: 'a ready pod was to go, where the service has no address of its own',
    id: 'none-ready',
    service: { clusterIP: 'None' },
    pods: [
      pod('a', 1, {
        conditions: [sandbox(NOW - 880), ready(NOW - 870)],
        deletionTimestamp: NOW + 10,
        deletionGracePeriodSeconds: 30,
      }),
    ],
    at: NOW - 20,
  },
  {
    about: 'nobody knows when, for nothing tells it',
    id: 'publishes-unready',
    service: publishing,
    pods: [pod('a', 1, { conditions: [], creationTimestamp: undefined })],
    at: undefined,
  },
];

describe('holdsSince', () => {
  it.each(cases)('$id: since $about', ({ id, service, pods, at }) => {
    const world = worldOf({ now: NOW, nodes: [aNode()], pods });
    const { reasons } = resolveService(aService({ creationTimestamp: NOW - 5000, ...service }), world);
    const found = reasons.find((reason) => reason.id === id);
    expect(found).toBeDefined();
    expect(found?.since).toEqual(at === undefined ? undefined : { at, basis: 'api' });
  });
});
