import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakeClock.ts';
import { addDeployment, addNamespaces, addNodes, container, scaleDeployment, template } from '../scenes/parts.ts';
import type { Pod } from '../objects/podShapes.ts';
import { createCluster } from '../world/cluster.ts';
import type { Cluster } from '../world/cluster.ts';
import { Timeline } from '../world/timeline.ts';
import { keyOf } from '../world/world.ts';
import { deletePod, isReady } from './podTemplates.ts';

let clock: FakeClock;
let timeline: Timeline;
let cluster: Cluster;
beforeEach(() => {
  clock = new FakeClock();
  timeline = new Timeline(clock);
  cluster = createCluster(timeline, {});
  addNodes(cluster, 3, ['a', 'b', 'c']);
  addNamespaces(cluster, ['test']);
  timeline.goLive();
});
afterEach(() => timeline.stop());

const pods = (): Pod[] => cluster.world.list('pods', 'test');
const images = (): (string | undefined)[] => pods().map(({ spec }) => spec.containers[0]?.image);

function setImage(image: string): void {
  cluster.revise('deployments', 'test/web', (deployment) => {
    const { template: old } = deployment.spec;
    const containers = old.spec.containers.map((entry) => ({ ...entry, image }));
    return { ...deployment, spec: { ...deployment.spec, template: { ...old, spec: { ...old.spec, containers } } } };
  });
}

describe('a Deployment', () => {
  it('makes pods that its ReplicaSet owns and reports them', () => {
    addDeployment(cluster, 'test', 'web', { replicas: 3 });
    clock.advance(10_000);
    const [set] = cluster.world.list('replicasets', 'test');
    expect(set?.metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2-9]+$/);
    expect(pods().map(({ metadata }) => metadata.ownerReferences?.[0]?.uid)).toEqual(Array(3).fill(set?.metadata.uid));
    expect(new Set(pods().map(({ spec }) => spec.nodeName)).size).toBe(3);
    expect(cluster.world.get('deployments', 'test/web')?.status).toMatchObject({
      replicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      updatedReplicas: 3,
      conditions: [{ type: 'Available', status: 'True' }],
    });
  });

  it('rolls out a new template without ever losing its last ready pods', () => {
    addDeployment(cluster, 'test', 'web', { replicas: 4 });
    clock.advance(10_000);
    setImage('registry.example/web:2');
    for (let second = 0; second < 120; second++) {
      clock.advance(1000);
      expect(
        pods().filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length,
      ).toBeGreaterThanOrEqual(3);
      expect(pods().filter(({ metadata }) => metadata.deletionTimestamp === undefined).length).toBeLessThanOrEqual(5);
    }
    expect(images()).toEqual(Array(4).fill('registry.example/web:2'));
    expect(new Set(cluster.world.list('replicasets', 'test').map(({ spec }) => spec.replicas))).toEqual(
      new Set([0, 4]),
    );
  });

  it('keeps the old pods when the new ones do not become ready, and goes back by the old template', () => {
    addDeployment(cluster, 'test', 'web', { replicas: 4 });
    clock.advance(10_000);
    const before = pods().map(({ metadata }) => metadata.name);
    cluster.revise('deployments', 'test/web', (deployment) => ({
      ...deployment,
      spec: {
        ...deployment.spec,
        template: {
          ...deployment.spec.template,
          metadata: { ...deployment.spec.template.metadata, annotations: { simulate: 'not-ready' } },
        },
      },
    }));
    clock.advance(300_000);
    expect(pods().filter(isReady)).toHaveLength(3);
    cluster.revise('deployments', 'test/web', (deployment) => {
      const { annotations: _annotations, ...metadata } = deployment.spec.template.metadata;
      return { ...deployment, spec: { ...deployment.spec, template: { ...deployment.spec.template, metadata } } };
    });
    clock.advance(120_000);
    expect(pods().filter(isReady)).toHaveLength(4);
    expect(pods().filter(({ metadata }) => before.includes(metadata.name))).toHaveLength(3);
    expect(cluster.world.list('replicasets', 'test')).toHaveLength(2);
  });

  it('with strategy Recreate ends all old pods before the first new one', () => {
    addDeployment(cluster, 'test', 'web', { replicas: 2, recreate: true });
    clock.advance(10_000);
    setImage('registry.example/web:2');
    for (let step = 0; step < 200; step++) {
      clock.advance(100);
      expect(new Set(images()).size).toBeLessThanOrEqual(1);
    }
    expect(images()).toEqual(Array(2).fill('registry.example/web:2'));
  });

  it('scales to 0 and back', () => {
    addDeployment(cluster, 'test', 'web', { replicas: 2 });
    clock.advance(10_000);
    scaleDeployment(cluster, 'test/web', 0);
    clock.advance(10_000);
    expect(pods()).toEqual([]);
    scaleDeployment(cluster, 'test/web', 3);
    clock.advance(10_000);
    expect(pods().filter(isReady)).toHaveLength(3);
  });

  it('replaces a pod whose labels were changed and lets the old one run', () => {
    addDeployment(cluster, 'test', 'web', { replicas: 2 });
    clock.advance(10_000);
    const [first] = pods();
    if (first === undefined) throw new Error('no pod');
    cluster.world.update('pods', keyOf(first), (pod) => ({
      ...pod,
      metadata: { ...pod.metadata, labels: { quarantined: 'yes' } },
    }));
    clock.advance(10_000);
    expect(pods().filter(isReady)).toHaveLength(3);
    expect(cluster.world.get('pods', keyOf(first))?.metadata.ownerReferences).toBeUndefined();
  });
});

const labels = { app: 'x' };
const ready = template({ labels, containers: [container('x')] });

describe('a StatefulSet', () => {
  it('makes pods in order, with names, hostnames and the governing service', () => {
    cluster.apply('statefulsets', {
      metadata: { name: 'db', namespace: 'test' },
      spec: { replicas: 3, selector: { matchLabels: labels }, serviceName: 'db', template: ready },
    });
    clock.advance(6000);
    expect(pods().map(({ metadata }) => metadata.name)).toEqual(['db-0', 'db-1']);
    clock.advance(20_000);
    expect(pods().map(({ spec }) => `${spec.hostname ?? ''}.${spec.subdomain ?? ''}`)).toEqual([
      'db-0.db',
      'db-1.db',
      'db-2.db',
    ]);
    deletePod(cluster.world, 'test/db-1');
    clock.advance(20_000);
    expect(pods().map((pod) => `${pod.metadata.name} ${String(isReady(pod))}`)).toEqual([
      'db-0 true',
      'db-1 true',
      'db-2 true',
    ]);
  });
});

describe('a DaemonSet', () => {
  it('has one pod on each node, also on one that comes later, and rolls out a new template', () => {
    cluster.apply('daemonsets', {
      metadata: { name: 'agent', namespace: 'test' },
      spec: { selector: { matchLabels: labels }, template: ready },
    });
    clock.advance(10_000);
    expect(new Set(pods().map(({ spec }) => spec.nodeName))).toEqual(new Set(['node-0000', 'node-0001', 'node-0002']));
    const node = cluster.world.get('nodes', 'node-0000');
    if (node === undefined) throw new Error('no node');
    cluster.world.create('nodes', { ...node, metadata: { name: 'node-0009' } });
    clock.advance(10_000);
    expect(pods()).toHaveLength(4);
    cluster.revise('daemonsets', 'test/agent', (set) => ({
      ...set,
      spec: { ...set.spec, template: { ...ready, metadata: { labels: { ...labels, version: '2' } } } },
    }));
    clock.advance(120_000);
    expect(pods().map(({ metadata }) => metadata.labels?.['version'])).toEqual(['2', '2', '2', '2']);
  });
});

describe('a Job', () => {
  it('completes when enough pods have succeeded', () => {
    cluster.apply('jobs', {
      metadata: { name: 'once', namespace: 'test' },
      spec: {
        completions: 3,
        parallelism: 2,
        template: template({
          labels,
          containers: [container('x', { probe: undefined })],
          life: 'succeeded',
          spec: { restartPolicy: 'Never' },
        }),
      },
    });
    clock.advance(60_000);
    expect(pods().map(({ status }) => status.phase)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(cluster.world.get('jobs', 'test/once')?.status).toMatchObject({
      succeeded: 3,
      conditions: [{ type: 'Complete', status: 'True' }],
    });
  });

  it('gives up after its back-off limit', () => {
    cluster.apply('jobs', {
      metadata: { name: 'once', namespace: 'test' },
      spec: {
        backoffLimit: 1,
        template: template({
          labels,
          containers: [container('x', { probe: undefined })],
          life: 'failed',
          spec: { restartPolicy: 'Never' },
        }),
      },
    });
    clock.advance(60_000);
    expect(pods()).toHaveLength(2);
    expect(cluster.world.get('jobs', 'test/once')?.status).toMatchObject({
      failed: 2,
      conditions: [{ type: 'Failed', status: 'True' }],
    });
  });
});
