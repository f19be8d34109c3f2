import { describe, expect, it } from 'vitest';
import { applyPatch, patchTypeOf } from './patch.ts';

const pod = {
  metadata: { labels: { app: 'cart', tier: 'web' }, finalizers: ['a'] },
  spec: {
    containers: [
      { name: 'cart', image: 'cart:1', args: ['--fast'] },
      { name: 'proxy', image: 'proxy:1' },
    ],
  },
};

describe('applyPatch', () => {
  it.each([
    {
      name: 'merge: sets, and removes by null',
      type: 'merge' as const,
      patch: { metadata: { labels: { app: null, track: 'stable' } } },
      want: { ...pod, metadata: { ...pod.metadata, labels: { tier: 'web', track: 'stable' } } },
    },
    {
      name: 'merge: replaces lists',
      type: 'merge' as const,
      patch: { spec: { containers: [] } },
      want: { ...pod, spec: { containers: [] } },
    },
    {
      name: 'strategic: merges containers by name',
      type: 'strategic' as const,
      patch: {
        spec: { $setElementOrder: ['ignored'], containers: [{ name: 'cart', image: 'cart:2' }, { name: 'new' }] },
      },
      want: {
        ...pod,
        spec: {
          containers: [
            { name: 'cart', image: 'cart:2', args: ['--fast'] },
            { name: 'proxy', image: 'proxy:1' },
            { name: 'new' },
          ],
        },
      },
    },
    {
      name: 'strategic: deletes an item by directive and replaces lists without identity',
      type: 'strategic' as const,
      patch: {
        spec: {
          containers: [
            { name: 'proxy', $patch: 'delete' },
            { name: 'cart', args: ['--slow'] },
          ],
        },
      },
      want: { ...pod, spec: { containers: [{ name: 'cart', image: 'cart:1', args: ['--slow'] }] } },
    },
    {
      name: 'strategic: adds to finalizers',
      type: 'strategic' as const,
      patch: { metadata: { finalizers: ['b', 'a'] } },
      want: { ...pod, metadata: { ...pod.metadata, finalizers: ['a', 'b'] } },
    },
    {
      name: 'json: adds, replaces, removes, with escaped names and list positions',
      type: 'json' as const,
      patch: [
        { op: 'add', path: '/metadata/labels/a~1b', value: 'x' },
        { op: 'replace', path: '/spec/containers/0/image', value: 'cart:3' },
        { op: 'remove', path: '/spec/containers/1' },
        { op: 'test', path: '/metadata/labels/app', value: 'cart' },
      ],
      want: {
        metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, 'a/b': 'x' } },
        spec: { containers: [{ name: 'cart', image: 'cart:3', args: ['--fast'] }] },
      },
    },
  ])('$name', ({ type, patch, want }) => {
    const before = structuredClone(pod);
    expect(applyPatch(type, pod, patch)).toEqual(want);
    expect(pod).toEqual(before);
  });

  it.each([
    { name: 'a path that is not there', patch: [{ op: 'replace', path: '/spec/none', value: 1 }], code: 422 },
    { name: 'a failed test', patch: [{ op: 'test', path: '/metadata/labels/app', value: 'no' }], code: 422 },
    { name: 'something else than a list', patch: { op: 'add' }, code: 400 },
  ])('refuses $name', ({ patch, code }) => {
    expect(() => applyPatch('json', pod, patch)).toThrow(expect.objectContaining({ code }));
  });
});

describe('patchTypeOf', () => {
  it('reads the content type', () => {
    expect(patchTypeOf('application/strategic-merge-patch+json; charset=utf-8')).toBe('strategic');
  });

  it.each(['application/apply-patch+yaml', 'application/json', undefined])('refuses %s', (type) => {
    expect(() => patchTypeOf(type)).toThrow(expect.objectContaining({ code: 415 }));
  });
});
