import type { PodRecord, ServiceRecord } from '@fairlead/model';
import {
  aCondition,
  aContainer,
  aContainerPort,
  aNode,
  aPod,
  aService,
  aTermination,
  CREATED,
  NOW,
  podConditions,
} from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../resolveService.ts';
import { worldOf } from '../world/worldOf.ts';
import { gatesOf, nextGate } from './gatesOf.ts';

const GATE = 'target-health.example/ready';
const UNREADY = podConditions({ ready: false });

function ledger(pod: PodRecord, overrides: Partial<ServiceRecord> = {}, nodes = [aNode()]) {
  const service = aService(overrides);
  const [answer] = resolveService(service, worldOf({ now: NOW, nodes, pods: [pod] })).pods;
  if (answer === undefined) throw new Error('the service does not select the pod');
  return gatesOf(answer, service);
}

const doneInit = aContainer({
  kind: 'init',
  name: 'migrate',
  status: { state: aTermination({ exitCode: 0, reason: 'Completed' }) },
});

describe('gatesOf', () => {
  it('lists every gate of a pod that receives, all passed, in the order they flip', () => {
    const pod = aPod({
      containers: [aContainer(), doneInit, aContainer({ kind: 'sidecar', name: 'proxy', ports: [] })],
      readinessGates: [GATE],
      conditions: [...podConditions(), aCondition({ type: GATE })],
    });
    const gates = ledger(pod);
    expect(gates.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'selected passed',
      'scheduled passed',
      'has-ip passed',
      'init/migrate passed',
      'sidecar/proxy passed',
      'container/app passed',
      `gate/${GATE} passed`,
      'not-terminating passed',
      'port/http passed',
    ]);
    expect(nextGate(gates)).toBeUndefined();
    expect(gates.map(({ since }) => since?.at)).toEqual([
      CREATED,
      CREATED,
      CREATED + 5,
      CREATED + 20,
      CREATED + 3,
      CREATED + 3,
      CREATED + 5,
      undefined,
      undefined,
    ]);
    expect(gates.at(-1)?.detail).toBe('80 → 8080/TCP');
  });

  it.each([
    {
      name: 'unschedulable',
      pod: aPod({
        nodeName: undefined,
        podIPs: [],
        conditions: [aCondition({ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/12' })],
      }),
      want: { id: 'scheduled', state: 'failed', detail: '0/12', reason: { id: 'unschedulable' } },
    },
    {
      name: 'not looked at by the scheduler',
      pod: aPod({ nodeName: undefined, podIPs: [], conditions: [] }),
      want: { id: 'scheduled', state: 'waiting', reason: { id: 'unschedulable' } },
    },
    {
      name: 'on a node that is gone',
      pod: aPod({ nodeName: 'gone' }),
      want: { id: 'scheduled', state: 'failed', detail: 'gone', reason: { id: 'node-missing' } },
    },
    {
      name: 'without IP',
      pod: aPod({ podIPs: [] }),
      want: { id: 'has-ip', state: 'waiting', reason: { id: 'no-ip' } },
    },
    {
      name: 'without an IP of the family',
      pod: aPod({ podIPs: ['fd00::1'] }),
      want: { id: 'has-ip', state: 'failed', reason: { id: 'family-missing' } },
    },
    {
      name: 'in its init container',
      pod: aPod({
        conditions: [aCondition({ type: 'Initialized', status: 'False' }), ...UNREADY.slice(2)],
        containers: [aContainer({ status: undefined }), aContainer({ kind: 'init', name: 'migrate' })],
      }),
      want: { id: 'init/migrate', state: 'waiting', since: { at: CREATED + 3 }, reason: { id: 'init-running' } },
    },
    {
      name: 'with a sidecar that has not started',
      pod: aPod({
        conditions: UNREADY,
        containers: [
          aContainer({ status: undefined }),
          aContainer({ kind: 'sidecar', name: 'proxy', status: { started: false, ready: false } }),
        ],
      }),
      want: { id: 'sidecar/proxy', state: 'waiting', reason: { id: 'sidecar-not-started' } },
    },
    {
      name: 'in a crash loop',
      pod: aPod({
        conditions: UNREADY,
        containers: [
          aContainer({
            status: { ready: false, state: { kind: 'waiting', reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
          }),
        ],
      }),
      want: {
        id: 'container/app',
        state: 'failed',
        detail: 'CrashLoopBackOff: back-off 5m0s',
        reason: { id: 'waiting' },
      },
    },
    {
      name: 'whose container is being created',
      pod: aPod({
        conditions: UNREADY,
        containers: [
          aContainer({
            status: { ready: false, state: { kind: 'waiting', reason: 'ContainerCreating', message: undefined } },
          }),
        ],
      }),
      want: { id: 'container/app', state: 'waiting', detail: 'ContainerCreating' },
    },
    {
      name: 'whose readiness probe fails',
      pod: aPod({
        conditions: [aCondition({ status: 'False', lastTransitionTime: NOW - 40 }), ...UNREADY.slice(1)],
        containers: [aContainer({ status: { ready: false } })],
      }),
      want: { id: 'container/app', state: 'failed', since: { at: NOW - 40 }, reason: { id: 'readiness-probe' } },
    },
    {
      name: 'whose readiness probe may still pass: it has only just been created',
      pod: aPod({ ready: false, creationTimestamp: NOW - 5 }),
      want: { id: 'container/app', state: 'waiting', reason: { id: 'readiness-probe' } },
    },
    {
      name: 'with a gate that nobody has set',
      pod: aPod({
        readinessGates: [GATE],
        conditions: [aCondition({ status: 'False' }), aCondition({ type: 'ContainersReady' })],
      }),
      want: { id: `gate/${GATE}`, state: 'waiting', reason: { id: 'gate-missing' } },
    },
    {
      name: 'with a gate that is closed',
      pod: aPod({
        readinessGates: [GATE],
        conditions: [
          aCondition({ status: 'False' }),
          aCondition({ type: 'ContainersReady' }),
          aCondition({ type: GATE, status: 'False', message: 'draining' }),
        ],
      }),
      want: { id: `gate/${GATE}`, state: 'failed', detail: 'draining', reason: { id: 'gate-closed' } },
    },
    {
      name: 'that is terminating',
      pod: aPod({ deletionTimestamp: NOW + 20 }),
      want: { id: 'not-terminating', state: 'failed', since: { at: NOW - 10 }, reason: { id: 'terminating-serving' } },
    },
    {
      name: 'that has finished',
      pod: aPod({ phase: 'Succeeded', containers: [aContainer({ status: { state: aTermination({ exitCode: 0 }) } })] }),
      want: { id: 'not-terminating', state: 'failed', detail: 'Succeeded', reason: { id: 'completed' } },
    },
    {
      name: 'without the port',
      pod: aPod({ containers: [aContainer({ ports: [aContainerPort({ name: 'web' })] })] }),
      want: { id: 'port/http', state: 'failed', reason: { id: 'port-missing' } },
    },
    {
      name: 'that the kubelet calls unready without a sign of why',
      pod: aPod({ conditions: [aCondition({ status: 'False', message: 'because' })] }),
      want: { id: 'container/app', state: 'unknown', detail: 'because', reason: { id: 'not-ready-other' } },
    },
  ])('names what flips next for a pod $name', ({ pod, want }) => {
    expect(nextGate(ledger(pod))).toMatchObject(want);
  });

  it('calls the containers of a lost node unknown', () => {
    const pod = aPod({ conditions: [aCondition({ status: 'Unknown' }), aCondition({ type: 'ContainersReady' })] });
    const lost = aNode({ ready: aCondition({ status: 'Unknown', lastTransitionTime: NOW - 180 }) });
    const gates = ledger(pod, {}, [lost]);
    expect(nextGate(gates)).toMatchObject({ id: 'scheduled', state: 'failed', since: { at: NOW - 180 } });
    expect(gates.find(({ id }) => id === 'container/app')?.state).toBe('unknown');
  });
});
