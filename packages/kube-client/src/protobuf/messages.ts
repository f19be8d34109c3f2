import type { Resource } from '@fairlead/model';
import { message } from './messageReader.ts';
import type { MessageType } from './messageReader.ts';

/*
 * Field numbers of the Kubernetes API, of the fields that a record is made of. Source: the .proto files published with
 * k8s.io/api and k8s.io/apimachinery. A number never changes its meaning between releases.
 */

const ownerReference = message({
  1: ['kind', 'string'],
  3: ['name', 'string'],
  4: ['uid', 'string'],
  5: ['apiVersion', 'string'],
  6: ['controller', 'bool'],
});

const metadataFields = {
  1: ['name', 'string'],
  3: ['namespace', 'string'],
  5: ['uid', 'string'],
  6: ['resourceVersion', 'string'],
  8: ['creationTimestamp', 'time'],
  9: ['deletionTimestamp', 'time'],
  10: ['deletionGracePeriodSeconds', 'int'],
  11: ['labels', 'labels'],
  13: ['ownerReferences', ownerReference, 'repeated'],
  14: ['finalizers', 'string', 'repeated'],
} as const;

const metadata = message(metadataFields);

// Only Services have annotations that a rule reads.
const metadataWithAnnotations = message({ ...metadataFields, 12: ['annotations', 'labels'] });

const onlyMetadata = message({ 1: ['metadata', metadata] });

// NodeCondition and JobCondition number these fields alike.
const condition = message({
  1: ['type', 'string'],
  2: ['status', 'string'],
  4: ['lastTransitionTime', 'time'],
  5: ['reason', 'string'],
  6: ['message', 'string'],
});

// ------------------------------------------------------------------------------------------------------------ Services

const servicePort = message({
  1: ['name', 'string'],
  2: ['protocol', 'string'],
  3: ['port', 'int'],
  4: ['targetPort', 'int-or-string'],
  5: ['nodePort', 'int'],
  6: ['appProtocol', 'string'],
});

const service = message({
  1: ['metadata', metadataWithAnnotations],
  2: [
    'spec',
    message({
      1: ['ports', servicePort, 'repeated'],
      2: ['selector', 'labels'],
      3: ['clusterIP', 'string'],
      4: ['type', 'string'],
      5: ['externalIPs', 'string', 'repeated'],
      7: ['sessionAffinity', 'string'],
      10: ['externalName', 'string'],
      11: ['externalTrafficPolicy', 'string'],
      12: ['healthCheckNodePort', 'int'],
      13: ['publishNotReadyAddresses', 'bool'],
      18: ['clusterIPs', 'string', 'repeated'],
      19: ['ipFamilies', 'string', 'repeated'],
      21: ['loadBalancerClass', 'string'],
      22: ['internalTrafficPolicy', 'string'],
      23: ['trafficDistribution', 'string'],
    }),
  ],
  3: [
    'status',
    message({
      1: [
        'loadBalancer',
        message({ 1: ['ingress', message({ 1: ['ip', 'string'], 2: ['hostname', 'string'] }), 'repeated'] }),
      ],
    }),
  ],
});

// ------------------------------------------------------------------------------------------------ Nodes and namespaces

const node = message({
  1: ['metadata', metadata],
  2: ['spec', message({ 4: ['unschedulable', 'bool'] })],
  3: ['status', message({ 2: ['allocatable', 'quantities'], 4: ['conditions', condition, 'repeated'] })],
});

const namespace = message({ 1: ['metadata', metadata], 3: ['status', message({ 1: ['phase', 'string'] })] });

// ----------------------------------------------------------------------------------------------------------- Workloads

// References to Secrets are not read.
const localReference = message({ 1: ['name', 'string'] });

const configMapFiles = message({
  1: ['', localReference],
  2: ['items', message({ 1: ['key', 'string'] }), 'repeated'],
});

const environmentVariable = message({
  1: ['name', 'string'],
  2: ['value', 'passing-string'],
  3: ['valueFrom', message({ 3: ['configMapKeyRef', message({ 1: ['', localReference], 2: ['key', 'string'] })] })],
});

const templateContainer = message({
  3: ['command', 'passing-string', 'repeated'],
  4: ['args', 'passing-string', 'repeated'],
  7: ['env', environmentVariable, 'repeated'],
  19: ['envFrom', message({ 2: ['configMapRef', message({ 1: ['', localReference] })] }), 'repeated'],
});

const templateVolume = message({
  2: [
    '',
    message({
      19: ['configMap', configMapFiles],
      26: ['projected', message({ 1: ['sources', message({ 3: ['configMap', configMapFiles] }), 'repeated'] })],
    }),
  ],
});

const template = message({
  1: ['metadata', message({ 11: ['labels', 'labels'] })],
  2: [
    'spec',
    message({
      1: ['volumes', templateVolume, 'repeated'],
      2: ['containers', templateContainer, 'repeated'],
      20: ['initContainers', templateContainer, 'repeated'],
    }),
  ],
});

const deployment = message({
  1: ['metadata', metadata],
  2: ['spec', message({ 1: ['replicas', 'int'], 3: ['template', template] })],
  3: ['status', message({ 7: ['readyReplicas', 'int'] })],
});

const statefulSet = message({
  1: ['metadata', metadata],
  2: ['spec', message({ 1: ['replicas', 'int'], 3: ['template', template] })],
  3: ['status', message({ 3: ['readyReplicas', 'int'] })],
});

const daemonSet = message({
  1: ['metadata', metadata],
  2: ['spec', message({ 2: ['template', template] })],
  3: ['status', message({ 3: ['desiredNumberScheduled', 'int'], 4: ['numberReady', 'int'] })],
});

const job = message({
  1: ['metadata', metadata],
  2: ['spec', message({ 1: ['parallelism', 'int'], 6: ['template', template], 10: ['suspend', 'bool'] })],
  3: [
    'status',
    message({
      1: ['conditions', condition, 'repeated'],
      5: ['succeeded', 'int'],
      6: ['failed', 'int'],
      9: ['ready', 'int'],
    }),
  ],
});

// ----------------------------------------------------------------------------------------------------------- Ingresses

const ingressBackend = message({
  4: [
    'service',
    message({ 1: ['name', 'string'], 2: ['port', message({ 1: ['name', 'string'], 2: ['number', 'int'] })] }),
  ],
});

const ingressPath = message({ 1: ['path', 'string'], 2: ['backend', ingressBackend] });

const ingressRule = message({
  1: ['host', 'string'],
  // `ingressRuleValue`, whose fields JSON writes into the rule itself.
  2: ['', message({ 1: ['http', message({ 1: ['paths', ingressPath, 'repeated'] })] })],
});

const ingress = message({
  1: ['metadata', metadata],
  2: [
    'spec',
    message({
      1: ['defaultBackend', ingressBackend],
      3: ['rules', ingressRule, 'repeated'],
      4: ['ingressClassName', 'string'],
    }),
  ],
});

/**
 * What is wanted of one object of each resource; `undefined`: a custom resource, of which there is no protobuf. Pods, of which there
 * are most, have a reader of their own.
 */
export const OBJECT_MESSAGES: { readonly [R in Exclude<Resource, 'pods'>]: MessageType | undefined } = {
  services: service,
  nodes: node,
  namespaces: namespace,
  deployments: deployment,
  statefulsets: statefulSet,
  daemonsets: daemonSet,
  jobs: job,
  replicasets: onlyMetadata,
  ingresses: ingress,
  gateways: undefined,
  httproutes: undefined,
  grpcroutes: undefined,
  tlsroutes: undefined,
  tcproutes: undefined,
  udproutes: undefined,
  referencegrants: undefined,
};

/** `ListMeta`. */
export const LIST_META = message({
  2: ['resourceVersion', 'string'],
  3: ['continue', 'string'],
  4: ['remainingItemCount', 'int'],
});

/** `Status`, which an error answer carries. */
export const STATUS = message({
  2: ['status', 'string'],
  3: ['message', 'string'],
  4: ['reason', 'string'],
  5: ['details', message({ 5: ['retryAfterSeconds', 'int'] })],
  6: ['code', 'int'],
});
