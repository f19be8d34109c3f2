import { describe, expect, it } from 'vitest';
import { useApi } from '../../test/api.ts';
import type { Event } from '../objects/shapes.ts';
import type { Pod } from '../objects/podShapes.ts';

const api = useApi();

function podOf(namespace: string, prefix: string): Pod {
  const pod = api.simulator.world.list('pods', namespace).find(({ metadata }) => metadata.name.startsWith(prefix));
  if (pod === undefined) throw new Error(`no pod begins with ${prefix}`);
  return pod;
}

async function eventsOf(pod: Pod): Promise<readonly Event[]> {
  const { namespace = '', name, uid } = pod.metadata;
  const selector = `involvedObject.kind=Pod,involvedObject.name=${name},involvedObject.uid=${uid}`;
  const path = `/api/v1/namespaces/${namespace}/events?fieldSelector=${encodeURIComponent(selector)}`;
  return (await api.json<{ items: Event[] }>(path)).items;
}

const log = (pod: Pod, query = ''): Promise<Response> =>
  api.get(`/api/v1/namespaces/${pod.metadata.namespace ?? ''}/pods/${pod.metadata.name}/log${query}`);

describe('events of a pod', () => {
  it.each([
    { pod: ['shop', 'coupons'], want: { reason: 'Failed', type: 'Warning' } },
    { pod: ['shop', 'recommendations'], want: { reason: 'BackOff', type: 'Warning' } },
    { pod: ['shop', 'wishlist'], want: { reason: 'Unhealthy', type: 'Warning' } },
    { pod: ['payments', 'fraud-6c9f7d5b8-hq7tz'], want: { reason: 'FailedScheduling', type: 'Warning' } },
    { pod: ['payments', 'pay-canary'], want: { reason: 'Scheduled', type: 'Normal' } },
  ] as const)('tell $want.reason of $pod', async ({ pod: [namespace, prefix], want }) => {
    const pod = podOf(namespace, prefix);
    const events = await eventsOf(pod);
    expect(events).toContainEqual(expect.objectContaining(want));
    for (const { involvedObject, firstTimestamp, lastTimestamp, count } of events) {
      expect(involvedObject.uid).toBe(pod.metadata.uid);
      expect(Date.parse(lastTimestamp)).toBeGreaterThanOrEqual(Date.parse(firstTimestamp));
      expect(Date.parse(lastTimestamp)).toBeLessThanOrEqual(api.clock.now());
      expect(count).toBeGreaterThan(0);
    }
  });

  it('are forgotten after an hour: a pod that has long been well has none', async () => {
    expect(await eventsOf(podOf('shop', 'catalog'))).toEqual([]);
  });
});

describe('the log of a container', () => {
  it('ends with the newest lines of a pod that runs', async () => {
    const response = await log(podOf('shop', 'catalog'), '?tailLines=3');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    const at = Date.parse(lines[2]?.split(' ')[0] ?? '');
    expect(api.clock.now() - at).toBeLessThan(7000);
  });

  it('says why a container is not ready, and why the run before ended', async () => {
    expect(await (await log(podOf('shop', 'wishlist'), '?tailLines=1')).text()).toContain('not ready');
    expect(await (await log(podOf('shop', 'recommendations'), '?previous=true')).text()).toContain('code=1');
  });

  it.each([
    { pod: ['shop', 'coupons'], query: '', status: 400, message: 'is waiting to start' },
    { pod: ['shop', 'catalog'], query: '?previous=true', status: 400, message: 'previous terminated container' },
    { pod: ['shop', 'catalog'], query: '?container=none', status: 400, message: 'is not valid for pod' },
    { pod: ['shop', 'catalog'], query: '?tailLines=x', status: 400, message: 'tailLines' },
  ] as const)('refuses $pod$query with "$message"', async ({ pod: [namespace, prefix], query, status, message }) => {
    const response = await log(podOf(namespace, prefix), query);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { message: string }).message).toContain(message);
  });

  it('is not there for a pod that is not, nor for anything but pods', async () => {
    expect((await api.get('/api/v1/namespaces/shop/pods/none/log')).status).toBe(404);
    expect((await api.get('/api/v1/namespaces/shop/services/cart/log')).status).toBe(404);
  });

  it('is cut to the bytes that are asked for', async () => {
    expect((await (await log(podOf('shop', 'catalog'), '?limitBytes=10')).text()).length).toBe(10);
  });
});
