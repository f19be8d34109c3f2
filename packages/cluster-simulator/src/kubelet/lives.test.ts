import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakeClock.ts';
import { addNamespaces, addNodes, container } from '../scenes/parts.ts';
import type { Pod, PodSpec } from '../objects/podShapes.ts';
import { createCluster } from '../world/cluster.ts';
import type { Cluster } from '../world/cluster.ts';
import { Timeline } from '../world/timeline.ts';

let clock: FakeClock;
let timeline: Timeline;
let cluster: Cluster;
beforeEach(() => {
  clock = new FakeClock();
  timeline = new Timeline(clock);
  cluster = createCluster(timeline, {});
  addNodes(cluster, 2, ['a', 'b']);
  addNamespaces(cluster, ['test']);
  timeline.goLive();
});
afterEach(() => timeline.stop());

function start(life: string | undefined, spec: Partial<PodSpec> = {}): void {
  cluster.apply('pods', {
    metadata: { name: 'p', namespace: 'test', ...(life !== undefined && { annotations: { simulate: life } }) },
    spec: { containers: [container('app')], ...spec },
  });
}

function pod(): Pod {
  const found = cluster.world.get('pods', 'test/p');
  if (found === undefined) throw new Error('the pod is gone');
  return found;
}

const isTrue = (type: string): boolean =>
  pod().status.conditions?.find((entry) => entry.type === type)?.status === 'True';
const GATE = { readinessGates: [{ conditionType: 'x.example/ready' }] };

describe('a pod', () => {
  it('is scheduled, gets an address, then becomes ready, and keeps the times of what does not change', () => {
    start(undefined);
    clock.advance(0);
    expect(pod().spec.nodeName).toMatch(/^node-/);
    expect(pod().status).toMatchObject({
      phase: 'Pending',
      containerStatuses: [{ state: { waiting: { reason: 'ContainerCreating' } } }],
    });
    expect(pod().status.podIPs).toBeUndefined();
    const scheduled = pod().status.conditions?.find(({ type }) => type === 'PodScheduled')?.lastTransitionTime;
    clock.advance(3000);
    expect(pod().status.podIPs).toHaveLength(1);
    expect([isTrue('Ready'), pod().status.phase]).toEqual([false, 'Running']);
    clock.advance(2000);
    expect([isTrue('Ready'), isTrue('ContainersReady')]).toEqual([true, true]);
    expect(pod().status.conditions?.find(({ type }) => type === 'PodScheduled')?.lastTransitionTime).toBe(scheduled);
  });

  it.each([
    { life: 'not-ready', phase: 'Running', containersReady: false, state: { running: {} } },
    { life: 'startup', phase: 'Running', containersReady: false, state: { running: {} } },
    { life: 'gate-pending', phase: 'Running', containersReady: true, state: { running: {} } },
    { life: 'gate-closed', phase: 'Running', containersReady: true, state: { running: {} } },
    {
      life: 'crash-loop',
      phase: 'Running',
      containersReady: false,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
    },
    { life: 'oom', phase: 'Running', containersReady: false, state: { waiting: { reason: 'CrashLoopBackOff' } } },
    {
      life: 'image-pull',
      phase: 'Pending',
      containersReady: false,
      state: { waiting: { reason: 'ImagePullBackOff' } },
    },
    { life: 'succeeded', phase: 'Succeeded', containersReady: false, state: { terminated: { exitCode: 0 } } },
    { life: 'failed', phase: 'Failed', containersReady: false, state: { terminated: { exitCode: 1 } } },
    { life: 'evicted', phase: 'Failed', containersReady: false, state: { terminated: { exitCode: 137 } } },
  ])('that lives "$life" is $phase and not ready', ({ life, phase, containersReady, state }) => {
    start(life, GATE);
    clock.advance(60_000);
    expect(isTrue('Ready')).toBe(false);
    expect(isTrue('ContainersReady')).toBe(containersReady);
    expect(pod().status.phase).toBe(phase);
    expect(pod().status.containerStatuses?.[0]?.state).toMatchObject(state);
  });

  it.each([
    { life: 'gate-pending', want: undefined },
    { life: 'gate-closed', want: 'False' },
    { life: 'ready', want: 'True' },
  ])('that lives "$life" has its gate $want', ({ life, want }) => {
    start(life, GATE);
    clock.advance(10_000);
    expect(pod().status.conditions?.find(({ type }) => type === 'x.example/ready')?.status).toBe(want);
  });

  it('that crashes is restarted after longer and longer pauses', () => {
    start('crash-loop');
    const restartsAfter = (ms: number): number | undefined => {
      clock.advance(ms);
      return pod().status.containerStatuses?.[0]?.restartCount;
    };
    expect([restartsAfter(5000), restartsAfter(10_000), restartsAfter(20_000), restartsAfter(30_000)]).toEqual([
      1, 2, 3, 3,
    ]);
    expect(pod().status.containerStatuses?.[0]?.lastState.terminated).toMatchObject({ exitCode: 1, reason: 'Error' });
  });

  it('that waits for an init container is not initialized', () => {
    start('init-stuck', { initContainers: [container('migrate', { ports: [] })] });
    clock.advance(600_000);
    expect(isTrue('Initialized')).toBe(false);
    expect(pod().status.initContainerStatuses?.[0]).toMatchObject({
      name: 'migrate',
      ready: false,
      state: { running: {} },
    });
  });

  it('with init containers and a sidecar runs them in turn', () => {
    const proxy = container('proxy', { restartPolicy: 'Always' });
    start('ready', { initContainers: [container('migrate', { ports: [] }), proxy] });
    clock.advance(20_000);
    expect(pod().status.initContainerStatuses).toMatchObject([
      { name: 'migrate', ready: true, state: { terminated: { exitCode: 0 } } },
      { name: 'proxy', ready: true, started: true, state: { running: {} } },
    ]);
    expect(isTrue('Ready')).toBe(true);
  });

  it('changes its life when its annotation does', () => {
    start('not-ready');
    clock.advance(10_000);
    const live = (life: string): void => {
      cluster.world.update('pods', 'test/p', (current) => ({
        ...current,
        metadata: { ...current.metadata, annotations: { simulate: life } },
      }));
      clock.advance(1);
    };
    live('ready');
    expect(isTrue('Ready')).toBe(true);
    live('oom');
    expect(pod().status.containerStatuses?.[0]?.lastState.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    });
    expect(isTrue('Ready')).toBe(false);
  });

  it('that flaps goes up and down', () => {
    start('flapping');
    const seen = new Set<boolean>();
    for (let second = 0; second < 120; second++) {
      clock.advance(1000);
      seen.add(isTrue('Ready'));
    }
    expect(seen).toEqual(new Set([true, false]));
  });

  it('that fits on no node says why, and is placed once one is opened', () => {
    for (const node of ['node-0000', 'node-0001']) {
      cluster.world.update('nodes', node, (current) => ({
        ...current,
        spec: { ...current.spec, unschedulable: true },
      }));
    }
    start('ready');
    clock.advance(10_000);
    expect(pod().status.conditions).toMatchObject([{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }]);
    cluster.world.update('nodes', 'node-0001', (current) => ({ ...current, spec: {} }));
    clock.advance(10_000);
    expect([pod().spec.nodeName, isTrue('Ready')]).toEqual(['node-0001', true]);
  });

  it('on a node that falls silent is not ready, then terminating, and stays until the node is deleted', () => {
    start('ready');
    clock.advance(10_000);
    const node = pod().spec.nodeName ?? '';
    cluster.world.update('nodes', node, (current) => ({
      ...current,
      metadata: { ...current.metadata, annotations: { simulate: 'silent' } },
    }));
    clock.advance(41_000);
    expect([isTrue('Ready'), isTrue('ContainersReady')]).toEqual([false, true]);
    expect(cluster.world.get('nodes', node)?.status.conditions?.find(({ type }) => type === 'Ready')?.status).toBe(
      'Unknown',
    );
    clock.advance(301_000);
    expect(pod().metadata.deletionTimestamp).toBeDefined();
    clock.advance(60_000);
    expect(pod()).toBeDefined();
    cluster.world.remove('nodes', node);
    clock.advance(1);
    expect(cluster.world.get('pods', 'test/p')).toBeUndefined();
  });
});
