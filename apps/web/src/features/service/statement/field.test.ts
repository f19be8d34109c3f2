import { describe, expect, it } from 'vitest';
import { fieldName, findField, type FieldPath } from './field.ts';

const YAML = `apiVersion: v1
metadata:
  labels:
    app.kubernetes.io/name: cart
    track: ""
  name: cart
spec:
  containers:
    - env:
        - name: A
          value: "***"
      image: app:1
      name: app
      ports:
        - containerPort: 8080
          name: http
    - image: proxy:1
      name: proxy
  note: |
    spec:
      containers: not this
  nodeName: node-1
status:
  conditions:
    - status: "False"
      type: Ready
    - message: "no: of course"
      status: "True"
      type: target-health.example/ready`.split('\n');

const linesOf = (path: FieldPath): readonly string[] | undefined => {
  const range = findField(YAML, path);
  return range?.whole === true ? YAML.slice(range.from, range.to).map((line) => line.trim()) : undefined;
};

describe('findField', () => {
  it.each<{ path: FieldPath; want: readonly string[] }>([
    { path: ['spec', 'nodeName'], want: ['nodeName: node-1'] },
    { path: ['metadata', 'labels'], want: ['labels:', 'app.kubernetes.io/name: cart', 'track: ""'] },
    { path: ['metadata', 'labels', 'app.kubernetes.io/name'], want: ['app.kubernetes.io/name: cart'] },
    { path: ['spec', 'containers', { name: 'proxy' }], want: ['- image: proxy:1', 'name: proxy'] },
    { path: ['spec', 'containers', { name: 'proxy' }, 'image'], want: ['- image: proxy:1'] },
    {
      path: ['spec', 'containers', { name: 'app' }, 'ports', { name: 'http' }],
      want: ['- containerPort: 8080', 'name: http'],
    },
    { path: ['status', 'conditions', { type: 'Ready' }], want: ['- status: "False"', 'type: Ready'] },
    { path: ['status', 'conditions', { type: 'Ready', status: 'False' }, 'status'], want: ['- status: "False"'] },
    {
      path: ['status', 'conditions', { type: 'target-health.example/ready' }, 'message'],
      want: ['- message: "no: of course"'],
    },
  ])('finds $path', ({ path, want }) => {
    expect(linesOf(path)).toEqual(want);
  });

  it('gives the nearest field above one that is missing', () => {
    const range = findField(YAML, ['status', 'conditions', { type: 'PodScheduled' }]);
    expect(range?.whole).toBe(false);
    expect(YAML[range?.from ?? -1]).toBe('  conditions:');
  });

  it('finds nothing where nothing of the path is', () => {
    expect(findField(YAML, ['data'])).toBeUndefined();
    expect(findField([], ['spec'])).toBeUndefined();
  });
});

describe('fieldName', () => {
  it.each<{ path: FieldPath; want: string }>([
    { path: ['spec', 'selector'], want: 'spec.selector' },
    { path: ['status', 'conditions', { type: 'Ready' }], want: 'status.conditions[Ready]' },
    { path: ['metadata', 'labels', 'a.b/c'], want: 'metadata.labels[a.b/c]' },
  ])('reads $want', ({ path, want }) => {
    expect(fieldName(path)).toBe(want);
  });
});
