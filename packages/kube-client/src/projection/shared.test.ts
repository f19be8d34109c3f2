import { describe, expect, it } from 'vitest';
import { projectObject } from './projectObject.ts';
import { shared } from './shared.ts';

describe('projectObject', () => {
  it('makes records of services and workloads that share what is equal', () => {
    const service = (name: string): object => ({
      metadata: { name },
      spec: { ports: [{ port: 8080 }], ipFamilies: ['IPv6'] },
    });
    const [one, other] = ['one', 'other'].map((name) => projectObject('services', service(name)));
    expect(one?.ipFamilies).toBe(other?.ipFamilies);
    expect(one?.annotations).toBe(other?.annotations);
    const labels = { app: 'cart' };
    const template = { metadata: { labels: { ...labels } } };
    const same = projectObject('deployments', { metadata: { labels }, spec: { template } });
    expect(same.templateLabels).toBe(same.labels);
    const different = projectObject('deployments', {
      metadata: { labels: { app: 'cart', tier: 'web' } },
      spec: { template },
    });
    expect(different.templateLabels).toEqual(labels);
  });
});

describe('shared', () => {
  it('gives the same object for equal values, and the value itself for a new one', () => {
    const value = [{ port: 80 }];
    expect(shared(value)).toBe(value);
    expect(shared([{ port: 80 }])).toBe(value);
    expect(shared([{ port: 81 }])).toEqual([{ port: 81 }]);
  });

  it('remembers no more than a bounded number of values', () => {
    for (let number = 0; number < 3_000; number += 1) shared({ number });
    expect(shared({ number: 2_999 })).not.toBe(shared({ number: 2_999 }));
  });
});
