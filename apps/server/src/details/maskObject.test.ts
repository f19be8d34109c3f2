import { describe, expect, it } from 'vitest';
import { MASK, maskObject } from './maskObject.ts';

const pod = (spec: object, annotations?: object) => ({ metadata: { name: 'a', annotations }, spec });
const env = (value: unknown) => [{ name: 'A', value }];

describe('maskObject', () => {
  it.each(['containers', 'initContainers', 'ephemeralContainers'])('masks the values of %s', (list) => {
    const { object: masked, masked: count } = maskObject(pod({ [list]: [{ name: 'c', env: env('secret') }] }));
    expect(masked['spec']).toEqual({ [list]: [{ name: 'c', env: env(MASK) }] });
    expect(count).toBe(1);
  });

  it('leaves references and containers without environment as they are', () => {
    const reference = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }];
    const spec = { containers: [{ name: 'c', env: reference }, { name: 'd' }] };
    expect(maskObject(pod(spec))).toMatchObject({ object: { spec }, masked: 0 });
  });

  it.each([
    {
      name: 'the last applied configuration',
      key: 'kubectl.kubernetes.io/last-applied-configuration',
      want: undefined,
    },
    { name: 'a copy as it is', key: 'copy', text: 'pass:a"b\\c!', want: MASK },
    { name: 'a copy in JSON', key: 'copy', text: JSON.stringify({ value: 'a"b\\c' }), want: MASK },
    { name: 'something else', key: 'note', text: 'kept', want: 'kept' },
  ])('reads annotations: $name', ({ key, text = 'x', want }) => {
    const { object: masked } = maskObject(pod({ containers: [{ env: env('a"b\\c') }] }, { [key]: text }));
    expect(masked['metadata']).toEqual({ name: 'a', annotations: want === undefined ? {} : { [key]: want } });
  });

  it('does not take a short value for a copy', () => {
    const { object: masked } = maskObject(pod({ containers: [{ env: env('1') }] }, { port: '8081' }));
    expect(masked['metadata']).toMatchObject({ annotations: { port: '8081' } });
  });

  it('drops managed fields and survives what is no pod', () => {
    expect(maskObject({ metadata: { name: 'a', managedFields: [{}] } }).object['metadata']).toEqual({ name: 'a' });
    expect(maskObject(null).masked).toBe(0);
  });
});
