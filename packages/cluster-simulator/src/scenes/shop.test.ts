import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakeClock.ts';
import type { Simulator } from '../index.ts';
import { startSimulator } from '../index.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { Condition } from '../objects/shapes.ts';

let clock: FakeClock;
let simulator: Simulator;
beforeEach(async () => {
  clock = new FakeClock();
  simulator = await startSimulator({ clock });
});
afterEach(() => simulator.stop());

/** Ready and all endpoints of every service with slices of the controller, by port list: "2/2 + 0/2". */
function readiness(): Record<string, string> {
  const found: Record<string, string[]> = {};
  for (const { metadata, endpoints } of simulator.world.list('endpointslices')) {
    if (metadata.labels?.['endpointslice.kubernetes.io/managed-by'] !== 'endpointslice-controller.k8s.io') continue;
    const key = `${metadata.namespace ?? ''}/${metadata.labels['kubernetes.io/service-name'] ?? ''}`;
    const all = endpoints ?? [];
    (found[key] ??= []).push(`${all.filter(({ conditions }) => conditions.ready === true).length}/${all.length}`);
  }
  return Object.fromEntries(Object.entries(found).map(([key, parts]) => [key, parts.toSorted().reverse().join(' + ')]));
}

function pod(key: string): Pod {
  const found = simulator.world.get('pods', key);
  if (found === undefined) throw new Error(`no pod ${key}`);
  return found;
}

const condition = (of: Pod, type: string): Condition | undefined =>
  of.status.conditions?.find((entry) => entry.type === type);
const podsOf = (namespace: string, name: string): Pod[] =>
  simulator.world
    .list('pods', namespace)
    .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === name);

describe('the shop', () => {
  it('has its services with their backends', () => {
    expect(simulator.world.list('services')).toHaveLength(26);
    expect(readiness()).toEqual({
      'batch/mesh-proxy': '1/1',
      'batch/one-off': '1/1',
      'batch/report': '1/1',
      'payments/fraud': '0/2',
      'payments/ledger': '3/3',
      'payments/ledger-api': '2/2',
      'payments/ledger-read': '3/3',
      'payments/pay': '3/4',
      'platform/dns': '2/2',
      'platform/gateway': '2/3',
      'platform/node-agent': '12/12',
      'shop/cart': '3/3',
      'shop/catalog': '3/3',
      'shop/checkout': '1/2',
      'shop/coupons': '0/2',
      'shop/frontend': '4/4',
      'shop/gift-wrap': '0/0',
      'shop/orders': '0/2',
      'shop/recommendations': '0/3',
      'shop/reviews': '2/2 + 2/2',
      'shop/search': '2/2 + 1/1',
      'shop/sitemap': '0/0',
      'shop/wishlist': '0/2',
    });
  });

  it('tells the story of fraud by the minute', () => {
    const first = pod('payments/fraud-6c9f7d5b8-x2k4p');
    expect(first.spec.nodeName).toBe('node-0007');
    expect(first.status.podIPs).toEqual([{ ip: '10.2.7.31' }]);
    expect(condition(first, 'PodScheduled')?.lastTransitionTime).toBe('2026-11-22T12:58:02Z');
    expect(condition(first, 'PodReadyToStartContainers')?.lastTransitionTime).toBe('2026-11-22T12:58:05Z');
    expect(condition(first, 'ContainersReady')).toMatchObject({
      status: 'True',
      lastTransitionTime: '2026-11-22T12:58:29Z',
    });
    expect(condition(first, 'Ready')).toMatchObject({ status: 'False', reason: 'ReadinessGatesNotReady' });
    expect(condition(first, 'target-health.example/ready')).toBeUndefined();
    const second = pod('payments/fraud-6c9f7d5b8-9wvlt');
    expect(second.spec.nodeName).toBe('node-0002');
    expect(second.metadata.creationTimestamp).toBe('2026-11-22T13:02:03Z');
    expect(condition(second, 'ContainersReady')).toMatchObject({
      status: 'True',
      lastTransitionTime: '2026-11-22T13:02:30Z',
    });
    expect(condition(second, 'Ready')).toMatchObject({ status: 'False', reason: 'ReadinessGatesNotReady' });
    const third = pod('payments/fraud-6c9f7d5b8-hq7tz');
    expect(third.spec.nodeName).toBeUndefined();
    expect(condition(third, 'PodScheduled')?.message).toContain('0/12 nodes are available: 12 Insufficient memory');
    expect(simulator.world.get('nodes', 'node-0007')?.metadata.labels?.['topology.kubernetes.io/zone']).toBe('a');
    expect(podsOf('payments', 'fraud-blue').every(({ metadata }) => metadata.labels?.['track'] === 'Stable')).toBe(
      true,
    );
  });

  it.each([
    { name: 'recommendations', minutes: 12, state: { waiting: { reason: 'CrashLoopBackOff' } } },
    { name: 'wishlist', minutes: 9, state: { running: {} } },
    { name: 'coupons', minutes: 60, state: { waiting: { reason: 'ImagePullBackOff' } } },
    { name: 'orders', minutes: 31, state: { waiting: { reason: 'PodInitializing' } } },
  ])('has broken $name for $minutes minutes', ({ name, minutes, state }) => {
    for (const broken of podsOf('shop', name)) {
      expect(broken.status.containerStatuses?.[0]?.state).toMatchObject(state);
      const since = Date.parse(condition(broken, 'Ready')?.lastTransitionTime ?? '');
      expect(clock.now() - since).toBe(minutes * 60_000);
    }
  });

  it('goes on changing, but never in what is broken or degraded', () => {
    const versionBefore = simulator.world.resourceVersion;
    const lasting = [
      'payments/fraud',
      'payments/pay',
      'shop/checkout',
      'shop/coupons',
      'shop/orders',
      'shop/recommendations',
      'shop/reviews',
      'shop/sitemap',
      'shop/wishlist',
    ];
    const before = readiness();
    const uids = new Set(simulator.world.list('pods').map(({ metadata }) => metadata.uid));
    for (let minute = 0; minute < 120; minute++) {
      clock.advance(60_000);
      const now = readiness();
      for (const key of lasting) expect(now[key], `${key} after ${minute} min`).toBe(before[key]);
      for (const [key, text] of Object.entries(now)) {
        if (lasting.includes(key) || key === 'shop/gift-wrap') continue;
        expect(Number(text.split('/')[0]), `${key} ${text}`).toBeGreaterThan(0);
      }
    }
    expect(simulator.world.resourceVersion).toBeGreaterThan(versionBefore + 100);
    const replaced = simulator.world.list('pods').filter(({ metadata }) => !uids.has(metadata.uid));
    expect(replaced.length).toBeGreaterThan(5);
    expect(simulator.world.list('pods').length).toBeLessThan(70);
  });

  it('is the same on every start', async () => {
    const again = await startSimulator({ clock: new FakeClock() });
    const names = (of: Simulator): string[] =>
      of.world.list('pods').map(({ metadata }) => `${metadata.name} ${metadata.uid}`);
    expect(names(again)).toEqual(names(simulator));
    await again.stop();
  });
});
