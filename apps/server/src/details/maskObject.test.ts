import { describe, expect, it } from 'vitest';
import { MASK, maskPod } from './maskPod.ts';

const pod = (spec: object, annotations?: object) => ({ metadata: { name: 'a', annotations }, spec });
const env = (value: unknown) => [{ name: 'A', value }];

describe('maskPod', () => {
  it.each(['containers', 'initContainers', 'ephemeralContainers'])('masks the values of %s', (list) => {
    const { pod: masked, masked: count } = maskPod(pod({ [list]: [{ name: 'c', env: env('secret') }] }));
    expect(masked['spec']).toEqual({ [list]: [{ name: 'c', env: env(MASK) }] });
    expect(count).toBe(1);
  });

  it('leaves references and containers without environment as they are', () => {
    const reference = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }];
    const spec = { containers: [{ name: 'c', env: reference }, { name: 'd' }] };
    expect(maskPod(pod(spec))).toMatchObject({ pod: { spec }, masked: 0 });
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
    const { pod: masked } = maskPod(pod({ containers: [{ env: env('a"b\\c') }] }, { [key]: text }));
    expect(masked['metadata']).toEqual({ name: 'a', annotations: want === undefined ? {} : { [key]: want } });
  });

  it('does not take a short value for a copy', () => {
    const { pod: masked } = maskPod(pod({ containers: [{ env: env('1') }] }, { port: '8081' }));
    expect(masked['metadata']).toMatchObject({ annotations: { port: '8081' } });
  });

  it('drops managed fields and survives what is no pod', () => {
    expect(maskPod({ metadata: { name: 'a', managedFields: [{}] } }).pod['metadata']).toEqual({ name: 'a' });
    expect(maskPod(null).masked).toBe(0);
  });
});
