import type { RouterReasonId, ServiceReasonId, StateReasonId, SummaryReasonId } from '@fairlead/model';
import type { ReasonCase, ReasonTexts } from './catalogue.ts';

/** Cases of reasons that are not about one pod. */
export type ServiceCase = Extract<
  ReasonCase,
  `${'near-miss' | 'no-selector' | 'none-ready' | 'selector-matches-nothing' | 'pods-without-traffic'}:${string}`
>;
export type ServiceTexts = Readonly<
  Record<ServiceReasonId | StateReasonId | SummaryReasonId | RouterReasonId | ServiceCase, ReasonTexts>
>;

export const enServiceReasons: ServiceTexts = {
  'external-name': {
    short: ['{{externalName}}', 'DNS name only'],
    line: ['DNS name only: {{externalName}}', 'DNS name only'],
    fact: ['DNS name only: {{externalName}}. No pods by design.', 'DNS name only. No pods by design.'],
  },
  'no-selector': {
    short: 'managed elsewhere',
    line: 'Backends are managed elsewhere',
    fact: 'The Service has no selector: its backends are managed elsewhere, pods cannot tell.',
    next: 'Read its EndpointSlices once?',
  },
  'no-selector:api-servers': {
    short: 'API servers',
    line: 'The API servers of the cluster',
    fact: 'These are the API servers of the cluster. They manage the backends themselves.',
  },
  'no-selector-unfilled': {
    short: 'no endpoints',
    line: 'No selector and no endpoints made by hand',
    fact: [
      'No selector and no endpoints made by hand (read at {{readAt, clock}}): connections are refused.',
      'No selector and no endpoints made by hand: connections are refused.',
    ],
    next: 'Add a selector or an EndpointSlice.',
  },
  'service-deleting': {
    short: 'being deleted',
    line: ['Being deleted, waiting for {{finalizers, list}}', 'Being deleted'],
    fact: [
      'Being deleted since {{deletedAt, clock}}, waiting for finalizer {{finalizers, list}}.',
      'Being deleted, waiting for finalizer {{finalizers, list}}.',
      'The Service is being deleted.',
    ],
    next: 'Pods keep receiving traffic until it is gone.',
  },
  'namespace-terminating': {
    short: 'namespace ends',
    line: ['Namespace {{namespace}} is being deleted', 'The namespace is being deleted'],
    fact: [
      'Namespace {{namespace}} is being deleted: no new pods start in it.',
      'The namespace is being deleted: no new pods start in it.',
    ],
  },
  'selector-matches-nothing': {
    short: 'no pod matches',
    line: 'No pod matches the selector',
    fact: ['No pod matches the selector {{selector, list}}.', 'No pod matches the selector.'],
    next: 'Compare it with the labels of your pods.',
  },
  'selector-matches-nothing:scaled-to-zero': {
    short: 'scaled to 0',
    line: ['Scaled to 0: {{workloads, list}}', 'Scaled to 0'],
    fact: [
      'Scaled to 0: {{workloads, list}} asks for no pods.',
      'Scaled to 0: the workload behind this Service asks for no pods.',
    ],
    next: 'Nothing to do if that is meant.',
  },
  'selector-matches-nothing:near-miss': {
    short: 'no pod matches',
    line: ['No pod matches; near miss: {{found}}', 'No pod matches; one near miss'],
    fact: [
      'No pod matches the selector. {{pods, podsMatch}} all labels but one: {{key}} wants "{{wanted}}", found "{{found}}".',
      'No pod matches the selector. {{pods, podsMatch}} all labels but one: {{key}}={{wanted}} is missing.',
      'No pod matches the selector; some match all labels but one.',
    ],
    next: 'Correct one of the two.',
  },
  'selector-matches-nothing:wrong-namespace': {
    short: 'no pod matches',
    line: ['Pods are in namespace {{namespaces, list}}', 'Pods are in another namespace'],
    fact: [
      'The pods are in namespace {{namespaces, list}}. A selector reaches only its own namespace.',
      'The pods are in another namespace. A selector reaches only its own namespace.',
    ],
    next: 'Move the Service or the pods.',
  },
  'selector-matches-nothing:no-pods': {
    short: 'no pods',
    line: ['Namespace {{namespace}} has no pods', 'The namespace has no pods'],
    fact: ['Namespace {{namespace}} has no pods at all.', 'The namespace has no pods at all.'],
    next: 'Deploy the workload that this Service is for.',
  },
  'near-miss': {
    short: 'near miss',
    line: ['{{key}} wants "{{wanted}}", found "{{found}}"', 'Near miss'],
    fact: [
      '{{pods, podsMatch}} all labels but one: {{key}} wants "{{wanted}}", found "{{found}}".',
      '{{key}} wants "{{wanted}}", found "{{found}}".',
      'Some pods match all labels but one.',
    ],
    next: 'Correct one of the two.',
  },
  'near-miss:missing': {
    short: 'label missing',
    line: ['{{key}}={{wanted}} is missing', 'A label is missing'],
    fact: [
      '{{pods, podsMatch}} all labels but one: {{key}}={{wanted}} is missing.',
      'Some pods match all labels but one, which is missing.',
    ],
    next: 'Add the label to the pods, or take it out of the selector.',
  },
  'scaled-to-zero': {
    short: 'scaled to 0',
    line: ['Scaled to 0: {{workloads, list}}', 'Scaled to 0'],
    fact: [
      'Scaled to 0: {{workloads, list}} asks for no pods.',
      'Scaled to 0: the workload behind this Service asks for no pods.',
    ],
    next: 'Nothing to do if that is meant.',
  },
  'wrong-namespace': {
    short: 'wrong namespace',
    line: ['Pods are in namespace {{namespaces, list}}', 'Pods are in another namespace'],
    fact: [
      'The pods are in namespace {{namespaces, list}}. A selector reaches only its own namespace.',
      'The pods are in another namespace. A selector reaches only its own namespace.',
    ],
  },
  'no-pods': {
    short: 'no pods',
    line: ['Namespace {{namespace}} has no pods', 'The namespace has no pods'],
    fact: ['Namespace {{namespace}} has no pods at all.', 'The namespace has no pods at all.'],
  },
  'all-finished': {
    short: 'all finished',
    line: 'Only finished pods match',
    fact: [
      'Only finished pods match ({{succeeded, number}} Succeeded, {{failed, number}} Failed). A Service needs running pods.',
      'Only finished pods match ({{succeeded, number}} Succeeded). A Service needs running pods.',
      'Only finished pods match ({{failed, number}} Failed). A Service needs running pods.',
      'Only finished pods match. A Service needs running pods.',
    ],
  },
  'family-mismatch': {
    short: ['no {{families, list}} address', 'no address'],
    line: ['Pods have no {{families, list}} address', 'Pods have no address of the family'],
    fact: [
      'Pods have no {{families, list}} address, which the Service asks for: it finds no backend.',
      'Pods have no address of a family of the Service: it finds no backend.',
    ],
    next: 'Compare ipFamilies of the Service with the addresses of the pods.',
  },
  'none-listed': {
    short: 'no pod listed',
    line: ['{{pods, podsMatch}}, none is listed', 'No pod is listed'],
    fact: [
      'No pod receives traffic: connections are refused. {{pods, podsMatch}}, none is listed: {{summary, summary}}.',
      'No pod receives traffic: connections are refused. {{pods, podsMatch}}, none is listed.',
      'No pod receives traffic: connections are refused. Pods match, none is listed.',
    ],
    next: 'Start with the first pod below.',
  },
  'none-ready': {
    short: 'no pod ready',
    line: 'No pod is ready',
    fact: [
      'No pod receives traffic: connections are refused. {{pods, podsMatch}}, {{listed, number}} listed, none ready.',
      'No pod receives traffic: connections are refused. None of the listed pods is ready.',
    ],
    next: 'Look at the gate marked "flips next".',
  },
  'none-ready:headless': {
    short: 'no pod ready',
    line: 'No pod is ready',
    fact: [
      'No pod receives traffic: the name has no address. {{pods, podsMatch}}, {{listed, number}} listed, none ready.',
      'No pod receives traffic: the name has no address. None of the listed pods is ready.',
    ],
    next: 'Look at the gate marked "flips next".',
  },
  'only-terminating': {
    short: 'only draining',
    line: 'Only terminating pods still serve',
    fact: [
      'Only terminating pods still serve; the last one ends at {{lastEndsAt, clock}}.',
      'Only terminating pods still serve.',
    ],
    next: 'Check why no new pod is ready.',
  },
  'family-empty': {
    short: ['no {{family}}', 'a family is empty'],
    line: ['Pods have no {{family}} address', 'Pods have no address of one family'],
    fact: [
      'Pods have no {{family}} address; {{family}} clients find no backend.',
      'Pods have no address of one family; its clients find no backend.',
    ],
  },
  'port-unresolved': {
    short: ['no port {{targetPort}}', 'port not found'],
    line: ['No pod has a port named {{targetPort}}', 'No pod has the named port'],
    fact: [
      'No pod has a {{protocol}} port named {{targetPort}}: connections to port {{port}} are refused. Declared instead: {{declared, list}}.',
      'No pod has a {{protocol}} port named {{targetPort}}: connections to port {{port}} are refused.',
      'No pod has a port named {{targetPort}}: connections to it are refused.',
      'No pod has the named port: connections to it are refused.',
    ],
    next: 'Rename the container port or the targetPort.',
  },
  'port-partial': {
    short: ['{{targetPort}} on {{having, number}} of {{pods, pods}}', 'port missing on some'],
    line: ['Port {{targetPort}} on {{having, number}} of {{pods, pods}}', 'A port is missing on some pods'],
    fact: [
      '{{missing, number}} of {{pods, pods}} lack the port {{targetPort}} and get nothing on port {{port}}. Missing in: {{missingIn, list}}.',
      '{{missing, number}} of {{pods, pods}} lack the port {{targetPort}} and get nothing on port {{port}}.',
      '{{missing, number}} of {{pods, pods}} lack the port {{targetPort}}.',
      'Some pods lack a named port and get nothing on it.',
    ],
    next: 'Name the container port in all pods, or use its number as targetPort.',
  },
  'port-differs': {
    short: 'ports differ',
    line: ['Port {{targetPort}} differs between pods', 'A port differs between pods'],
    fact: [
      'Port {{targetPort}} is {{numbers, perNumber}}. Normal during a rollout.',
      'A named port is a different number on different pods. Normal during a rollout.',
    ],
  },
  'target-undeclared': {
    short: 'port undeclared',
    line: ['targetPort {{targetPort}} is declared by no container', 'The targetPort is declared by no container'],
    fact: [
      'targetPort {{targetPort}} is declared by no container ({{declared, list}} is). Harmless if the process listens there.',
      'targetPort {{targetPort}} is declared by no container. Harmless if the process listens there.',
      'The targetPort is declared by no container. Harmless if the process listens there.',
    ],
  },
  'target-other-protocol': {
    short: 'other protocol',
    line: 'Port declared for another protocol',
    fact: [
      'Port {{targetPort}} is declared for {{declaredProtocol}}, the Service asks for {{protocol}}.',
      'The port is declared for another protocol than the Service asks for.',
    ],
  },
  'target-is-port-name': {
    short: 'port number differs',
    line: 'Port has another number in the container',
    fact: [
      'Port {{portName}} is {{containerPort}} in the container, the Service sends to {{targetPort}}.',
      'The port has another number in the container than the Service sends to.',
    ],
  },
  'no-ports': { short: 'no ports', fact: 'Names only, no ports.' },
  headless: { short: 'headless', fact: 'No virtual IP: clients get pod addresses from DNS.' },
  'other-proxy': {
    short: 'other proxy',
    fact: ['Served by another proxy: {{proxy}}.', 'Served by another proxy (label).'],
  },
  'internal-local': {
    short: 'no local backend',
    line: ['{{without, number}} of {{nodes, nodes}} have no local backend', 'Some nodes have no local backend'],
    fact: [
      '{{without, number}} of {{nodes, nodes}} have no local backend: clients there get time-outs.',
      'Some nodes have no local backend: clients there get time-outs.',
    ],
    next: 'Add pods there, or use internalTrafficPolicy Cluster.',
  },
  'external-local': {
    short: 'no local backend',
    line: ['{{without, number}} of {{nodes, nodes}} have no local backend', 'Some nodes have no local backend'],
    fact: [
      '{{without, number}} of {{nodes, nodes}} have no local backend: clients from outside get time-outs there.',
      'Some nodes have no local backend: clients from outside get time-outs there.',
    ],
    next: 'Add pods there, or use externalTrafficPolicy Cluster.',
  },
  'load-balancer-pending': {
    short: 'no external address',
    line: 'No external address yet',
    fact: ['No external address yet, asked {{createdAt, age}} ago.', 'No external address yet.'],
    next: 'See the Events of the Service.',
  },
  'topology-off': {
    short: 'no zone preference',
    fact: ['Zone preference is off: {{nodes, list}} without a zone.', 'Zone preference is off: a node has no zone.'],
  },
  'publishes-unready': {
    short: 'published unready',
    line: 'Unready pods are published',
    fact: [
      '{{pods, podsUnready}} traffic: the Service publishes unready pods.',
      'Pods that are not ready receive traffic: the Service publishes unready pods.',
    ],
    next: 'Nothing to do if that is meant (publishNotReadyAddresses).',
  },
  'mixed-owners': {
    short: 'several workloads',
    fact: [
      'Spans {{workloads, list}}: is the selector too broad?',
      'Spans several workloads: is the selector too broad?',
    ],
  },
  'legacy-truncated': {
    short: 'Endpoints cut',
    fact: [
      'Readers of old Endpoints see 1,000 of {{endpoints, number}}.',
      'Readers of old Endpoints see 1,000 endpoints only.',
    ],
  },
  'not-read-yet': {
    short: ['reading {{resource, resource}}', 'reading'],
    line: ['{{resource, resourceTitle}} are not read yet', 'Not read yet'],
    fact: [
      '{{resource, resourceTitle}} are not read yet. No verdict before.',
      'Not everything is read yet. No verdict before.',
    ],
  },
  forbidden: {
    short: ['{{resource, resource}} forbidden', 'forbidden'],
    line: ['May not list {{resource, resource}}', 'Not allowed to read'],
    fact: ['May not list {{resource, resource}} here.', 'What the verdict rests on may not be read.'],
    next: 'Ask for the right to get, list and watch them.',
  },
  stale: {
    short: ['{{sinceAt, age}} old', 'out of date'],
    line: [
      '{{resource, resourceTitle}}: {{state, state}} for {{sinceAt, age}}',
      '{{resource, resourceTitle}}: {{state, state}}',
      'Out of date',
    ],
    fact: [
      '{{resource, resourceTitle}}: {{state, state}} for {{sinceAt, age}}. Readiness may have changed since.',
      '{{resource, resourceTitle}}: {{state, state}}. Readiness may have changed since.',
      'The data is out of date. Readiness may have changed since.',
    ],
  },
  'pods-without-traffic': {
    short: ['{{pods, podsNotReady}}', 'pods not ready'],
    line: ['{{pods, number}} of {{total, pods}} not ready', 'Some pods are not ready'],
    fact: ['{{pods, number}} of {{total, pods}} without traffic.', 'Some pods get no traffic.'],
    next: 'The other pods carry the load. Start with the first pod below.',
  },
  'pods-without-traffic:workload': {
    short: ['{{variant}} not ready', '{{workload}} not ready', 'pods not ready'],
    line: ['{{workload}}: {{pods, podsNotReady}}', 'Some pods are not ready'],
    fact: [
      '{{pods, number}} of {{total, pods}} without traffic, all of them of {{workload}}.',
      'Some pods get no traffic, all of them of {{workload}}.',
      'Some pods get no traffic.',
    ],
    next: 'The other pods carry the load. Start with the first pod below.',
  },
  'pods-draining': {
    short: ['{{pods, podsDraining}}', 'pods draining'],
    fact: ['{{pods, podsDraining}}, within the grace period.', 'Pods are draining, within the grace period.'],
  },
  'pods-starting': {
    short: ['{{pods, podsStarting}}', 'pods starting'],
    fact: ['{{pods, podsStarting}}, created less than 60 s ago.', 'Pods are starting, created less than 60 s ago.'],
  },
  'backend-missing': {
    short: 'Service missing',
    line: ['No Service named {{services, list}}', 'It leads to a Service that does not exist'],
    fact: [
      'There is no Service named {{services, list}}: requests led there fail.',
      'It leads to a Service that does not exist: requests led there fail.',
    ],
    next: 'Create the Service, or correct its name in the rules.',
  },
  'backend-not-granted': {
    short: 'not granted',
    line: ['No ReferenceGrant for {{services, list}}', 'No ReferenceGrant for a Service of another namespace'],
    fact: [
      'No ReferenceGrant lets it lead to {{services, list}}: requests led there fail.',
      'No ReferenceGrant lets it lead to a Service of another namespace: requests led there fail.',
    ],
    next: 'Add a ReferenceGrant in the namespace of the Service.',
  },
};
