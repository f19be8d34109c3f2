import type { Container, PodSpec } from '../../objects/podShapes.ts';
import type { StringMap } from '../../objects/shapes.ts';
import type { Draft } from '../../world/world.ts';

/* A mesh gives every pod of the fleet a sidecar, so that a pod is as large as pods of real clusters are: 8 to 13 kB of JSON. */

const TOKENS = 'kube-api-access';
const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } });
const mount = (name: string, mountPath: string, readOnly?: true) => ({
  name,
  ...(readOnly !== undefined && { readOnly }),
  mountPath,
});

const TOKEN_MOUNT = mount(TOKENS, '/var/run/secrets/kubernetes.io/serviceaccount', true);

const SECURITY = {
  capabilities: { drop: ['ALL'] },
  privileged: false,
  runAsUser: 1337,
  runAsNonRoot: true,
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  runAsGroup: 1337,
};

const COMMON = {
  image: 'registry.example/mesh/proxy:1.30.1',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  imagePullPolicy: 'IfNotPresent',
};

const INIT: Container = {
  name: 'mesh-init',
  ...COMMON,
  args: ['iptables', '-p', '15001', '-z', '15006', '-u', '1337', '-m', 'REDIRECT', '-i', '*', '-x', '', '-b', '*'],
  resources: { limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '10m', memory: '40Mi' } },
  volumeMounts: [TOKEN_MOUNT],
  securityContext: { ...SECURITY, capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] }, runAsNonRoot: false },
};

const PROXY: Container = {
  name: 'mesh-proxy',
  ...COMMON,
  args: ['proxy', 'sidecar', '--domain', '$(POD_NAMESPACE).svc.cluster.local', '--log_output_level=default:info'],
  ports: [{ name: 'http-envoy-prom', containerPort: 15_090, protocol: 'TCP' }],
  env: [
    { name: 'PILOT_CERT_PROVIDER', value: 'meshd' },
    { name: 'CA_ADDR', value: 'meshd.mesh-system.svc:15012' },
    field('POD_NAME', 'metadata.name'),
    field('POD_NAMESPACE', 'metadata.namespace'),
    field('INSTANCE_IP', 'status.podIP'),
    field('SERVICE_ACCOUNT', 'spec.serviceAccountName'),
    field('HOST_IP', 'status.hostIP'),
    {
      name: 'PROXY_CONFIG',
      value:
        '{"discoveryAddress":"meshd.mesh-system.svc:15012","tracing":{"sampling":1},"holdApplicationUntilProxyStarts":true}',
    },
    { name: 'MESH_META_POD_PORTS', value: '[{"name":"http","containerPort":8080,"protocol":"TCP"}]' },
    { name: 'MESH_META_CLUSTER_ID', value: 'fleet' },
    field('MESH_META_NODE_NAME', 'spec.nodeName'),
    { name: 'MESH_META_INTERCEPTION_MODE', value: 'REDIRECT' },
    { name: 'MESH_META_MESH_ID', value: 'cluster.local' },
    { name: 'TRUST_DOMAIN', value: 'cluster.local' },
  ],
  resources: { limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '10m', memory: '40Mi' } },
  volumeMounts: [
    mount('workload-socket', '/var/run/secrets/workload-spiffe-uds'),
    mount('credential-socket', '/var/run/secrets/credential-uds'),
    mount('workload-certs', '/var/run/secrets/workload-spiffe-credentials'),
    mount('meshd-ca-cert', '/var/run/secrets/mesh'),
    mount('mesh-data', '/var/lib/mesh/data'),
    mount('mesh-envoy', '/etc/mesh/proxy'),
    mount('mesh-token', '/var/run/secrets/tokens'),
    mount('mesh-podinfo', '/etc/mesh/pod'),
    TOKEN_MOUNT,
  ],
  readinessProbe: {
    httpGet: { path: '/healthz/ready', port: 15_021, scheme: 'HTTP' },
    timeoutSeconds: 3,
    periodSeconds: 15,
    successThreshold: 1,
    failureThreshold: 4,
  },
  startupProbe: {
    httpGet: { path: '/healthz/ready', port: 15_021, scheme: 'HTTP' },
    timeoutSeconds: 3,
    periodSeconds: 1,
    successThreshold: 1,
    failureThreshold: 600,
  },
  securityContext: SECURITY,
};

const info = (path: string, fieldPath: string) => ({ path, fieldRef: { apiVersion: 'v1', fieldPath } });

const VOLUMES: PodSpec['volumes'] = [
  { name: 'workload-socket', emptyDir: {} },
  { name: 'credential-socket', emptyDir: {} },
  { name: 'workload-certs', emptyDir: {} },
  { name: 'mesh-envoy', emptyDir: { medium: 'Memory' } },
  { name: 'mesh-data', emptyDir: {} },
  {
    name: 'mesh-podinfo',
    downwardAPI: {
      items: [info('labels', 'metadata.labels'), info('annotations', 'metadata.annotations')],
      defaultMode: 420,
    },
  },
  {
    name: 'mesh-token',
    projected: {
      sources: [{ serviceAccountToken: { audience: 'meshd', expirationSeconds: 43_200, path: 'mesh-token' } }],
      defaultMode: 420,
    },
  },
  { name: 'meshd-ca-cert', configMap: { name: 'mesh-ca-root-cert', defaultMode: 420 } },
  {
    name: TOKENS,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [info('namespace', 'metadata.namespace')] } },
      ],
      defaultMode: 420,
    },
  },
];

const ANNOTATIONS: StringMap = {
  'mesh.example/rev': 'default',
  'prometheus.io/path': '/stats/prometheus',
  'prometheus.io/port': '15020',
  'prometheus.io/scrape': 'true',
  'sidecar.mesh.example/status': JSON.stringify({
    initContainers: ['mesh-init'],
    containers: ['mesh-proxy'],
    volumes: VOLUMES.map(({ name }) => name),
    imagePullSecrets: null,
    revision: 'default',
  }),
};

/** What the mesh's webhook makes of a pod that a controller creates. */
export function withSidecar(draft: Draft<'pods'>): Draft<'pods'> {
  const { metadata, spec } = draft;
  const app = metadata.labels?.['app.kubernetes.io/name'] ?? '';
  return {
    ...draft,
    metadata: {
      ...metadata,
      labels: {
        ...metadata.labels,
        'security.mesh.example/tlsMode': 'mesh',
        'service.mesh.example/canonical-name': app,
      },
      annotations: { ...metadata.annotations, ...ANNOTATIONS },
    },
    spec: {
      ...spec,
      volumes: VOLUMES,
      initContainers: [INIT],
      containers: [...spec.containers.map((container) => ({ ...container, volumeMounts: [TOKEN_MOUNT] })), PROXY],
      serviceAccountName: 'default',
      serviceAccount: 'default',
    },
    status: { ...draft.status, qosClass: 'Burstable' },
  };
}
