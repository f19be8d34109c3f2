import { RESOURCES, resourceInfo } from '@fairlead/model';
import type { Resource } from '@fairlead/model';

/** What the objects of a fleet are like: bare ones; with twenty labels; with annotations and several of everything else. */
export type FleetShape = 'bare' | 'labelled' | 'rich';

type Json = Readonly<Record<string, unknown>>;

/** One of many objects of a resource, as the API server sends them in JSON. */
export function oneOfMany(resource: Resource, index: number, shape: FleetShape): Json {
  const { namespaced, metadataOnly } = resourceInfo(resource);
  const name = `${resource}-${index}`;
  const rich = shape === 'rich';
  const metadata = {
    name,
    ...(namespaced && { namespace: `team-${index % 60}` }),
    uid: uidOf(index),
    resourceVersion: versionOf(resource, index),
    creationTimestamp: timeOf(index),
    labels: labelsOf(name, index, shape),
    ...(rich && {
      annotations: { 'service.kubernetes.io/topology-mode': 'Auto', 'example.com/note': `not kept ${index}` },
      finalizers: [`example.com/${resource}-protection`],
    }),
    ...((resource === 'replicasets' || resource === 'jobs') && {
      ownerReferences: [
        {
          kind: 'Deployment',
          name: `application-${index >> 1}`,
          uid: uidOf(1e6 + (index >> 1)),
          apiVersion: 'apps/v1',
          controller: true,
        },
      ],
    }),
  };
  return metadataOnly ? { metadata } : { metadata, ...BODIES[resource](name, index, rich) };
}

/** As in etcd, no two objects have the same. */
function versionOf(resource: Resource, index: number): string {
  return String((RESOURCES.indexOf(resourceInfo(resource)) + 1) * 10_000_000 + index);
}

function uidOf(index: number): string {
  const hex = Math.imul(index + 1, 0x9e37_79b1) >>> 0;
  return `${hex.toString(16).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
}

function labelsOf(name: string, index: number, shape: FleetShape): Json {
  const few = { 'app.kubernetes.io/name': name, team: `the-team-number-${index % 60}` };
  if (shape !== 'labelled') return few;
  const many = Array.from({ length: 18 }, (_, serial) => [
    `example.com/label-${serial}`,
    `value-${serial}-${index % (serial * serial + 1)}`,
  ]);
  return { ...few, ...Object.fromEntries(many) };
}

type Body = (name: string, index: number, rich: boolean) => Json;

const workload: Body = (name, index, rich) => ({
  spec: {
    replicas: index % 7,
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': name, team: `the-team-number-${index % 60}` } },
      spec: {
        containers: [
          {
            env: rich
              ? [1, 2, 3].map((other) => ({ name: `API_${other}_URL`, value: `http://app-${index + other}:80/` }))
              : [],
          },
        ],
      },
    },
  },
  status: { readyReplicas: index % 5 },
});

const route: Body = (name, index, rich) => ({
  spec: {
    hostnames: several(rich, (serial) => `${name}-${serial}.example.com`),
    parentRefs: [{ name: `gateway-${index % 20}` }],
    rules: several(rich, (serial) => ({
      backendRefs: [{ name: `application-${index + serial}`, port: 80, weight: serial }],
    })),
  },
});

function several<T>(rich: boolean, make: (serial: number) => T): T[] {
  return Array.from({ length: rich ? 3 : 1 }, (_, serial) => make(serial));
}

const BODIES: Readonly<Record<Resource, Body>> = {
  services: (name, index, rich) => {
    const clusterIP = `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
    return {
      spec: {
        type: rich ? 'LoadBalancer' : 'ClusterIP',
        selector: { 'app.kubernetes.io/name': name },
        ports: several(rich, (serial) => ({
          name: `port-${serial}`,
          port: 80 + serial,
          targetPort: 8080 + (index % 10),
          ...(rich && { nodePort: 30_000 + (index % 2_000) }),
        })),
        clusterIP,
        clusterIPs: [clusterIP],
        ipFamilies: ['IPv4'],
      },
      status: rich ? { loadBalancer: { ingress: [{ hostname: `${name}.lb.example.com` }] } } : {},
    };
  },
  pods: (name, index) => ({
    spec: { nodeName: `node-${index % 500}`, containers: [{ name: 'app', image: 'registry.example/app:1' }] },
    status: {
      phase: 'Running',
      podIPs: [{ ip: `10.1.${(index >> 8) & 255}.${index & 255}` }],
      startTime: timeOf(index),
    },
  }),
  nodes: (_name, index, rich) => ({
    spec: { unschedulable: index % 9 === 0 },
    status: {
      allocatable: { cpu: rich ? `${7_910 + (index % 9)}m` : '8' },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: `kubelet of ${index} is posting ready status`,
          lastTransitionTime: timeOf(index),
        },
      ],
    },
  }),
  namespaces: () => ({ status: { phase: 'Active' } }),
  deployments: workload,
  statefulsets: workload,
  daemonsets: workload,
  jobs: workload,
  replicasets: () => ({}),
  ingresses: (name, index, rich) => ({
    spec: {
      ingressClassName: 'nginx',
      rules: several(rich, (serial) => ({
        host: `${name}-${serial}.example.com`,
        http: {
          paths: [{ path: `/${serial}`, backend: { service: { name: `application-${index}`, port: { number: 80 } } } }],
        },
      })),
    },
  }),
  gateways: (name, _index, rich) => ({
    spec: {
      gatewayClassName: 'envoy',
      listeners: several(rich, (serial) => ({ hostname: `${name}-${serial}.example.com` })),
    },
    status: { conditions: [{ type: 'Programmed', status: 'True' }] },
  }),
  httproutes: route,
  grpcroutes: route,
  tlsroutes: route,
  tcproutes: route,
  udproutes: route,
  referencegrants: (_name, index) => ({
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: `team-${index % 60}` }],
      to: [{ group: '', kind: 'Service', name: `application-${index}` }],
    },
  }),
};
