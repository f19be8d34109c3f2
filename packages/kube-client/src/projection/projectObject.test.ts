import { RESOURCES } from '@fairlead/model';
import type { PodRecord, ServiceRecord } from '@fairlead/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectObject } from './projectObject.ts';

describe('projectObject', () => {
  it.each(RESOURCES.map((info) => info.resource))('reads %s without metadata, spec or status', (resource) => {
    const empty = projectObject(resource, {});
    expect(empty).toMatchObject({ uid: '', name: '', resourceVersion: '', labels: {}, creationTimestamp: undefined });
    for (const nothing of [null, undefined, 7, 'text', [], { metadata: null, spec: null, status: null }]) {
      expect(projectObject(resource, nothing)).toStrictEqual(empty);
    }
  });

  it('takes whatever JSON there is without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RESOURCES), fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (info, a, b, c) => {
        const record = projectObject(info.resource, { metadata: a, spec: b, status: c });
        expect(typeof record.name).toBe('string');
      }),
    );
  });

  it('does not let a label key reach the prototype', () => {
    const pod = projectObject('pods', JSON.parse('{"metadata":{"labels":{"__proto__":"x","app":"a"}}}'));
    expect(pod.labels).toStrictEqual({ app: 'a' });
  });
});

describe('a service', () => {
  const service = (spec: object, status: object = {}): ServiceRecord => projectObject('services', { spec, status });

  it.each([
    { name: 'missing target port', port: { port: 80 }, want: 80 },
    { name: 'target port 0', port: { port: 80, targetPort: 0 }, want: 80 },
    { name: 'empty target port', port: { port: 80, targetPort: '' }, want: 80 },
    { name: 'number', port: { port: 80, targetPort: 8080 }, want: 8080 },
    { name: 'name', port: { port: 80, targetPort: 'http' }, want: 'http' },
  ])('has a target port: $name', ({ port, want }) => {
    expect(service({ ports: [port] }).ports[0]?.targetPort).toBe(want);
  });

  it('has the defaults of R1', () => {
    expect(service({ ports: [{ port: 80 }], selector: {} })).toMatchObject({
      type: 'ClusterIP',
      selector: undefined,
      ports: [{ name: '', protocol: 'TCP', port: 80, nodePort: undefined, appProtocol: undefined }],
      ipFamilies: [],
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
    });
  });

  it('takes a selector that asks for an empty label as one', () => {
    expect(service({ selector: { app: '' } }).selector).toStrictEqual({ app: '' });
  });

  it('names where its load balancer listens, by address or by name', () => {
    const ingress = [{ ip: '192.0.2.1' }, { hostname: 'lb.example' }, {}];
    expect(service({}, { loadBalancer: { ingress } }).loadBalancerIngress).toStrictEqual(['192.0.2.1', 'lb.example']);
  });
});

describe('a pod', () => {
  const pod = (spec: object, status: object): PodRecord => projectObject('pods', { spec, status });

  it('has no address from podIP alone (R7)', () => {
    expect(pod({}, { podIP: '10.0.0.1' }).podIPs).toStrictEqual([]);
    expect(pod({}, { podIPs: [{ ip: '10.0.0.1' }, { ip: '' }, {}] }).podIPs).toStrictEqual(['10.0.0.1']);
  });

  it.each([
    { name: 'nothing', state: {}, want: undefined },
    {
      name: 'waiting',
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      want: { kind: 'waiting', reason: 'CrashLoopBackOff', message: undefined },
    },
    {
      name: 'running',
      state: { running: { startedAt: '1970-01-01T00:01:00Z' } },
      want: { kind: 'running', startedAt: 60 },
    },
    {
      name: 'terminated',
      state: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: null } },
      want: {
        kind: 'terminated',
        exitCode: 137,
        reason: 'OOMKilled',
        message: undefined,
        startedAt: undefined,
        finishedAt: undefined,
      },
    },
  ])('tells the state of a container: $name', ({ state, want }) => {
    const status = { containerStatuses: [{ name: 'app', state }] };
    expect(pod({ containers: [{ name: 'app' }] }, status).containers[0]?.status).toStrictEqual({
      ready: false,
      started: undefined,
      restartCount: 0,
      state: want,
      lastTerminated: undefined,
    });
  });

  it('looks a status up among those of its own kind of container', () => {
    const containers = pod(
      { containers: [{ name: 'a' }], initContainers: [{ name: 'b' }, { name: 'c', restartPolicy: 'Always' }] },
      { containerStatuses: [{ name: 'b', ready: true }], initContainerStatuses: [{ name: 'c', ready: true }] },
    ).containers;
    expect(containers.map(({ kind, name, status }) => [kind, name, status?.ready])).toStrictEqual([
      ['container', 'a', undefined],
      ['init', 'b', undefined],
      ['sidecar', 'c', true],
    ]);
  });

  it.each([
    { status: 'True', want: 'True' },
    { status: 'False', want: 'False' },
    { status: 'maybe', want: 'Unknown' },
    { status: undefined, want: 'Unknown' },
  ])('takes a condition that is $status as $want', ({ status, want }) => {
    expect(pod({}, { conditions: [{ type: 'Ready', status }] }).conditions[0]?.status).toBe(want);
  });
});

describe('a job', () => {
  it.each([
    { name: 'running', spec: {}, conditions: [], want: 1 },
    { name: 'parallel', spec: { parallelism: 3 }, conditions: [], want: 3 },
    { name: 'suspended', spec: { parallelism: 3, suspend: true }, conditions: [], want: 0 },
    { name: 'complete', spec: {}, conditions: [{ type: 'Complete', status: 'True' }], want: 0 },
    { name: 'failed', spec: {}, conditions: [{ type: 'Failed', status: 'True' }], want: 0 },
    { name: 'not failed', spec: {}, conditions: [{ type: 'Failed', status: 'False' }], want: 1 },
  ])('asks for $want pods when $name', ({ spec, conditions, want }) => {
    expect(projectObject('jobs', { spec, status: { conditions } }).replicas).toBe(want);
  });
});

describe('a daemon set', () => {
  it('asks for as many pods as its status says', () => {
    const status = { desiredNumberScheduled: 12, numberReady: 11 };
    expect(projectObject('daemonsets', { status })).toMatchObject({ replicas: 12, readyReplicas: 11 });
  });
});
