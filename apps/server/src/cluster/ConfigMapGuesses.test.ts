import { ForbiddenError } from '@fairlead/informer';
import type { ObjectChange } from '@fairlead/informer';
import { objectKey } from '@fairlead/model';
import type { ConfigMapUse, WorkloadRecord } from '@fairlead/model';
import { aWorkload } from '@fairlead/test-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigMapGuesses } from './ConfigMapGuesses.ts';

const whole = (name: string): ConfigMapUse => ({ name, key: undefined, variable: undefined });
const web = aWorkload({ name: 'web', namespace: 'shop', configMaps: [whole('urls')] });
const DAY_MS = 86_400_000;

describe('ConfigMapGuesses', () => {
  let configMaps: Record<string, readonly string[] | Error>;
  let reads: string[];
  let calls: Map<string, string>;
  let guesses: ConfigMapGuesses;

  const put = (after: WorkloadRecord | undefined, before?: WorkloadRecord): void => {
    const record = after ?? before;
    if (record === undefined) throw new TypeError('nothing changes');
    const change = { resource: 'deployments', key: objectKey(record), before, after } as ObjectChange;
    guesses.apply([change]);
  };
  const told = () => [...calls.values()].sort();

  beforeEach(() => {
    vi.useFakeTimers();
    [configMaps, reads, calls] = [{ 'shop/urls': ['cart'] }, [], new Map()];
    guesses = new ConfigMapGuesses({
      read: (namespace, name, uses) => {
        reads.push(`${namespace}/${name}`);
        const found = configMaps[`${namespace}/${name}`];
        return found instanceof Error ? Promise.reject(found) : Promise.resolve(found && uses.map(() => found));
      },
      onCalls: (changes) => {
        for (const { id, source, target } of changes.put) calls.set(id, `${source} > ${target}`);
        for (const id of changes.drop) calls.delete(id);
      },
      onStatus: () => undefined,
      wait: (ms, signal) =>
        new Promise((resolve, reject) => {
          if (signal.aborted) reject(new Error('stopped'));
          signal.addEventListener('abort', reject);
          setTimeout(resolve, ms);
        }),
    });
  });
  afterEach(async () => {
    await guesses.stop();
    vi.useRealTimers();
  });

  it('tell the calls of the workloads that use a ConfigMap, which is read once for all of them', async () => {
    put(web);
    put(aWorkload({ name: 'admin', namespace: 'shop', configMaps: [whole('urls')] }));
    put(aWorkload({ name: 'plain', namespace: 'shop' }));
    expect(guesses.status()).toEqual({ state: 'reading', read: 0, total: 1, error: null });
    guesses.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told()).toEqual([
      'workload/shop/Deployment/admin > service/shop/cart',
      'workload/shop/Deployment/web > service/shop/cart',
    ]);
    expect(reads).toEqual(['shop/urls']);
    expect(guesses.status()).toEqual({ state: 'live', read: 1, total: 1, error: null });
  });

  it('follow what a ConfigMap says, when it is read again', async () => {
    put(web);
    guesses.start();
    await vi.advanceTimersByTimeAsync(1_000);
    configMaps['shop/urls'] = ['ledger.pay'];
    await vi.advanceTimersByTimeAsync(300_000);
    expect(told()).toEqual(['workload/shop/Deployment/web > service/pay/ledger']);
    delete configMaps['shop/urls'];
    await vi.advanceTimersByTimeAsync(300_000);
    expect(told()).toEqual([]);
  });

  it('follow what workloads use, soon', async () => {
    guesses.start();
    await vi.advanceTimersByTimeAsync(10_000);
    put(web);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told()).toEqual(['workload/shop/Deployment/web > service/shop/cart']);
    // The same uses: nothing is read again.
    put({ ...web, readyReplicas: 0 }, web);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(reads).toHaveLength(1);
    put(undefined, web);
    expect(told()).toEqual([]);
    expect(guesses.status()).toMatchObject({ read: 0, total: 0 });
    await vi.advanceTimersByTimeAsync(DAY_MS);
    expect(reads).toHaveLength(1);
  });

  it('say what may not be read, ask there only once a round, and go on elsewhere', async () => {
    configMaps['shop/urls'] = new ForbiddenError('configmaps is forbidden');
    configMaps['shop/more'] = ['never'];
    configMaps['pay/urls'] = ['bank'];
    put(aWorkload({ ...web, configMaps: [whole('more'), whole('urls')] }));
    put(aWorkload({ name: 'pay', namespace: 'pay', configMaps: [whole('urls')] }));
    configMaps['shop/more'] = new ForbiddenError('configmaps is forbidden');
    guesses.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reads).toEqual(['shop/more', 'pay/urls']);
    expect(told()).toEqual(['workload/pay/Deployment/pay > service/pay/bank']);
    expect(guesses.status()).toEqual({ state: 'forbidden', read: 1, total: 3, error: 'configmaps is forbidden' });
    configMaps['shop/more'] = ['cart'];
    configMaps['shop/urls'] = ['cart'];
    await vi.advanceTimersByTimeAsync(300_000);
    expect(guesses.status()).toEqual({ state: 'live', read: 3, total: 3, error: null });
  });

  it('keep what was read while the server is away', async () => {
    put(web);
    guesses.start();
    await vi.advanceTimersByTimeAsync(1_000);
    configMaps['shop/urls'] = new Error('nobody answers');
    await vi.advanceTimersByTimeAsync(300_000);
    expect(told()).toHaveLength(1);
    expect(guesses.status()).toMatchObject({ state: 'retrying', error: 'nobody answers' });
  });
});
