import type { Resource } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { createdBytes } from '../../test/recordings.ts';
import { openEnvelope } from '../protobuf/envelope.ts';
import { readRecord } from '../protobuf/readRecord.ts';
import { projectObject } from './projectObject.ts';

// What a real API server made of objects with the fields that the recorded scene does not have.
function recordsOf(resource: Resource, name: string): { readonly json: object; readonly protobuf: object } {
  const json: unknown = JSON.parse(createdBytes(name, 'json').toString('utf8'));
  const bytes = createdBytes(name, 'protobuf');
  const { cursor, end } = openEnvelope(bytes);
  const protobuf = readRecord(resource, bytes, cursor.position, end);
  return { json: anonymous(projectObject(resource, json)), protobuf: anonymous(protobuf) };
}

/** The two encodings were asked for one after the other, so uid and time differ. A job's labels hold its uid, too. */
function anonymous<T extends { readonly uid: string }>(record: T): T {
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(record.uid, 'UID');
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  return { ...(replaced(record) as T), creationTimestamp: 1 };
}

describe('objects made by a real API server', () => {
  it.each<{ name: string; resource: Resource; want: object }>([
    {
      name: 'ingresses',
      resource: 'ingresses',
      want: {
        name: 'front',
        namespace: 'shop',
        ingressClassName: 'nginx',
        hosts: ['shop.example', '*.other.example', 'empty.example'],
        backends: [
          { host: undefined, path: undefined, serviceName: 'fallback', servicePort: 80 },
          { host: 'shop.example', path: '/', serviceName: 'frontend', servicePort: 'http' },
          { host: 'shop.example', path: '/api', serviceName: 'api', servicePort: 8080 },
          { host: '*.other.example', path: undefined, serviceName: 'other', servicePort: 443 },
          { host: undefined, path: '/any', serviceName: 'any', servicePort: 81 },
        ],
      },
    },
    {
      name: 'ingresses-bare',
      resource: 'ingresses',
      want: {
        ingressClassName: undefined,
        hosts: [],
        backends: [{ host: undefined, path: undefined, serviceName: 'only', servicePort: 'web' }],
      },
    },
    { name: 'jobs-suspended', resource: 'jobs', want: { kind: 'Job', replicas: 0 } },
    { name: 'jobs-parallel', resource: 'jobs', want: { kind: 'Job', replicas: 4, readyReplicas: 0 } },
    { name: 'jobs-zero', resource: 'jobs', want: { kind: 'Job', replicas: 0 } },
    {
      name: 'deployments-zero',
      resource: 'deployments',
      want: { replicas: 0, templateLabels: { app: 't', tier: '' } },
    },
    { name: 'deployments-default', resource: 'deployments', want: { replicas: 1 } },
    { name: 'statefulsets', resource: 'statefulsets', want: { kind: 'StatefulSet', replicas: 3 } },
    {
      name: 'services-load-balancer',
      resource: 'services',
      want: {
        type: 'LoadBalancer',
        annotations: { 'service.kubernetes.io/topology-mode': 'Auto' },
        finalizers: ['example.com/hold'],
        selector: { app: 'lb', empty: '' },
        clusterIP: '10.96.200.201',
        externalIPs: ['192.0.2.7'],
        externalTrafficPolicy: 'Local',
        internalTrafficPolicy: 'Local',
        healthCheckNodePort: 31901,
        loadBalancerClass: 'example.com/class',
        trafficDistribution: 'PreferSameNode',
        sessionAffinity: 'ClientIP',
        ports: [
          {
            name: 'web',
            protocol: 'TCP',
            port: 80,
            targetPort: 'http',
            nodePort: 31902,
            appProtocol: 'kubernetes.io/h2c',
          },
          { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53, nodePort: 31903, appProtocol: undefined },
        ],
      },
    },
    {
      name: 'services-external-name',
      resource: 'services',
      want: {
        type: 'ExternalName',
        externalName: 'db.example.com',
        selector: undefined,
        clusterIP: undefined,
        ports: [],
      },
    },
    {
      name: 'services-headless',
      resource: 'services',
      want: { clusterIP: 'None', publishNotReadyAddresses: true, ports: [], selector: { app: 'h' } },
    },
    {
      name: 'pods',
      resource: 'pods',
      want: {
        controller: { kind: 'ReplicaSet', name: 'rs', uid: 'b', apiVersion: 'apps/v1' },
        finalizers: ['example.com/hold'],
        nodeName: undefined,
        hostNetwork: true,
        hostname: 'h-0',
        subdomain: 'headless',
        readinessGates: ['example.com/ready'],
        schedulingGates: ['example.com/gate'],
        containers: [
          {
            kind: 'container',
            name: 'app',
            image: 'example.com/app:1',
            ports: [
              { name: 'http', containerPort: 8080, protocol: 'TCP' },
              { name: 'dns', containerPort: 5353, protocol: 'UDP' },
              { name: undefined, containerPort: 9000, protocol: 'SCTP' },
            ],
            hasReadinessProbe: true,
            hasStartupProbe: false,
            memoryLimit: '256Mi',
            status: undefined,
          },
          expect.objectContaining({ kind: 'container', name: 'bare', ports: [], memoryLimit: '1e3' }),
          expect.objectContaining({ kind: 'init', name: 'init' }),
          expect.objectContaining({ kind: 'sidecar', name: 'mesh', hasStartupProbe: true, hasReadinessProbe: false }),
        ],
      },
    },
    {
      name: 'nodes',
      resource: 'nodes',
      want: {
        zone: undefined,
        controlPlane: true,
        unschedulable: true,
        allocatableMilliCpu: 1930,
        ready: {
          type: 'Ready',
          status: 'Unknown',
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
          lastTransitionTime: 1767312000,
        },
      },
    },
  ])('$name: the same record from both encodings', ({ name, resource, want }) => {
    const { json, protobuf } = recordsOf(resource, name);
    expect(json).toMatchObject(want);
    expect(protobuf).toStrictEqual(json);
  });
});
