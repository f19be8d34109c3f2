import type { PodReasonId } from '@fairlead/model';
import type { ReasonCase, ReasonTexts } from './catalogue.ts';
import type { ServiceCase } from './enServiceReasons.ts';

export type PodTexts = Readonly<Record<PodReasonId | Exclude<ReasonCase, ServiceCase>, ReasonTexts>>;

const CREATE_ERROR = {
  fact: ['Container {{container}} cannot be created: {{message}}', 'The container cannot be created.'],
  next: 'See the events of the pod.',
};

const NOT_YET = {
  fact: ['Container {{container}} is being created.', 'The container is being created.'],
};

const NO_IMAGE = {
  line: ['Image not pulled: {{image, lastPart}}', 'Image not pulled'],
  fact: [
    'Image {{image}} cannot be pulled: {{message}}',
    'Image {{image}} cannot be pulled.',
    'The image of container {{container}} cannot be pulled.',
    'The image cannot be pulled.',
  ],
  next: 'Check name and tag, and the right to pull it.',
};

export const enPodReasons: PodTexts = {
  'other-namespace': {
    short: 'other namespace',
    fact: [
      'Matches, but lives in {{namespace}}; a selector reaches only its own namespace.',
      'Matches, but lives in another namespace; a selector reaches only its own.',
    ],
  },
  'labels-differ': {
    short: 'label differs',
    fact: ['{{key}} is "{{found}}", the selector wants "{{wanted}}".', 'A label differs from what the selector wants.'],
  },
  'labels-differ:missing': {
    short: 'label missing',
    fact: ['{{key}} is missing, the selector wants "{{wanted}}".', 'A label that the selector wants is missing.'],
  },
  completed: { short: 'finished', fact: 'Finished (Succeeded). Not a backend any more.' },
  failed: {
    short: 'failed',
    line: ['Failed: {{reason}}', 'Failed'],
    fact: [
      '{{reason}}: {{message}} Not a backend any more.',
      'Failed: {{reason}}. Not a backend any more.',
      'Failed with exit code {{exitCode}}. Not a backend any more.',
      'Failed. Not a backend any more.',
    ],
  },
  unschedulable: {
    short: 'unschedulable',
    line: 'No node fits',
    fact: ['No node fits: {{message}}', 'Waits for the scheduler.'],
    next: 'Compare requests, affinity and taints with the nodes.',
  },
  'scheduling-gated': {
    short: 'held by a gate',
    fact: ['Held from scheduling by gate {{gate}}.', 'Held from scheduling by a gate.'],
    next: 'See why the controller of the gate does not lift it.',
  },
  'no-ip': {
    short: 'no IP yet',
    line: ['On {{node}} without an IP', 'No IP yet'],
    fact: [
      'On {{node}} for {{sinceAt, age}} without an IP: sandbox or network not up.',
      'On {{node}} without an IP: sandbox or network not up.',
      'No IP yet: sandbox or network not up.',
    ],
    next: 'See the events of the pod.',
  },
  'node-missing': {
    short: 'node is gone',
    line: ['Node {{node}} is gone', 'Node is gone'],
    fact: [
      'Node {{node}} no longer exists. The pod will be removed.',
      'The node no longer exists. The pod will be removed.',
    ],
  },
  'family-missing': {
    short: ['no {{families, list}} address', 'no address'],
    fact: ['Has no {{families, list}} address.', 'Has no address of a family of the Service.'],
  },
  'port-missing': {
    short: ['port {{targetPort}} missing', 'port missing'],
    fact: [
      'Port {{targetPort}} is declared by no container, only {{declared, list}}.',
      'Port {{targetPort}} is declared by no container.',
      'A named port is declared by no container.',
    ],
    next: 'Name the container port, or use its number as targetPort.',
  },
  'port-missing:other-protocol': {
    short: ['port {{targetPort}} missing', 'port missing'],
    fact: [
      'Port {{targetPort}} is declared for {{found}}, the Service asks for {{protocol}}.',
      'Port {{targetPort}} is declared for another protocol than the Service asks for.',
      'A named port is declared for another protocol.',
    ],
    next: 'Correct the protocol of one of the two.',
  },
  'port-missing:init-container': {
    short: ['port {{targetPort}} missing', 'port missing'],
    fact: [
      'Port {{targetPort}} is declared by an init container only, which does not count.',
      'A named port is declared by an init container only, which does not count.',
    ],
    next: 'Declare the port in a container or sidecar.',
  },
  'port-missing:similar-name': {
    short: ['port {{targetPort}} missing', 'port missing'],
    fact: [
      'Port {{targetPort}} is declared by no container; {{found}} is.',
      'Port {{targetPort}} is declared by no container; a similar name is.',
      'A named port is declared by no container; a similar name is.',
    ],
    next: 'Correct one of the two names.',
  },
  'terminating-serving': {
    short: 'draining',
    fact: 'Terminating, still serving: used only if nothing else is ready.',
  },
  terminating: {
    short: 'terminating',
    fact: ['Terminating for {{deletedAt, age}}, allowed {{graceSeconds, seconds}}.', 'Terminating.'],
  },
  'terminating:stuck': {
    short: 'terminating, stuck',
    fact: [
      'Terminating for {{deletedAt, age}}, allowed {{graceSeconds, seconds}}: stuck on finalizer {{finalizers, list}}.',
      'Terminating for {{deletedAt, age}}, allowed {{graceSeconds, seconds}}: stuck.',
      'Terminating far longer than allowed: stuck on finalizer {{finalizers, list}}.',
      'Terminating far longer than allowed: stuck.',
    ],
    next: 'See who holds it: a finalizer or a lost node.',
  },
  'no-ready-condition': {
    short: 'not reported yet',
    fact: [
      'The kubelet of {{node}} has not reported on this pod yet.',
      'The kubelet has not reported on this pod yet.',
    ],
  },
  'node-lost': {
    short: 'node lost',
    line: ['Node {{node}} is lost', 'Node is lost'],
    fact: [
      '{{node}} has not reported for {{lostAt, age}}.',
      '{{node}} does not report any more.',
      'The node does not report any more.',
    ],
    next: 'See whether the node runs and reaches the API server.',
  },
  'init-running': {
    short: ['init: {{container}}', 'init runs'],
    line: ['Init container {{container}} runs', 'An init container runs'],
    fact: [
      'Init container {{container}} has not finished: running for {{startedAt, age}}.',
      'Init container {{container}} has not finished.',
      'An init container has not finished.',
    ],
    next: 'See its logs for what it waits for.',
  },
  'init-running:waiting': {
    short: ['init: {{container}}', 'init waits'],
    line: [
      'Init container {{container}}: {{waitingReason}}',
      'Init container {{container}} waits',
      'An init container waits',
    ],
    fact: [
      'Init container {{container}} waits: {{waitingReason}}.',
      'Init container {{container}} has not started.',
      'An init container has not started.',
    ],
    next: 'See the events of the pod.',
  },
  'init-running:failed': {
    short: ['init: {{container}}', 'init fails'],
    line: ['Init container {{container}} fails', 'An init container fails'],
    fact: [
      'Init container {{container}} fails with code {{exitCode}}, {{restarts, restarts}}.',
      'Init container {{container}} fails with code {{exitCode}}.',
      'Init container {{container}} fails.',
      'An init container fails.',
    ],
    next: 'Open its previous logs.',
  },
  'sidecar-not-started': {
    short: ['sidecar: {{container}}', 'sidecar not up'],
    fact: [
      'Sidecar {{container}} has not started; the containers wait for it.',
      'A sidecar has not started; the containers wait for it.',
    ],
  },
  waiting: {
    short: ['{{reason}}', 'container waits'],
    fact: [
      'Container {{container}} waits: {{reason}}. {{message}}',
      'Container {{container}} waits: {{reason}}.',
      'Container {{container}} waits.',
      'A container waits.',
    ],
    next: 'See the events of the pod.',
  },
  'waiting:CrashLoopBackOff': {
    short: 'CrashLoopBackOff',
    line: ['Containers exit with code {{exitCode}}', 'Containers crash again and again'],
    fact: [
      'CrashLoopBackOff: container {{container}} exits with code {{exitCode}}, {{restarts, restarts}}.',
      'CrashLoopBackOff: container {{container}} exits with code {{exitCode}}.',
      'CrashLoopBackOff: container {{container}} exits again and again.',
      'CrashLoopBackOff: a container exits again and again.',
    ],
    next: 'Open its previous logs.',
  },
  'waiting:OOMKilled': {
    short: 'out of memory',
    line: 'Containers run out of memory',
    fact: [
      'Container {{container}} was killed: OOMKilled at {{memoryLimit}}, {{restarts, restarts}}.',
      'Container {{container}} was killed: OOMKilled at {{memoryLimit}}.',
      'Container {{container}} was killed: OOMKilled.',
      'A container was killed: OOMKilled.',
    ],
    next: 'Raise the limit or find the leak.',
  },
  'waiting:ImagePullBackOff': { short: 'ImagePullBackOff', ...NO_IMAGE },
  'waiting:ErrImagePull': { short: 'ErrImagePull', ...NO_IMAGE },
  'waiting:ErrImageNeverPull': {
    short: 'ErrImageNeverPull',
    line: 'Image is not on the node',
    fact: [
      'Image {{image}} is not on the node, and imagePullPolicy is Never.',
      'The image is not on the node, and imagePullPolicy is Never.',
    ],
    next: 'Load the image on the node, or allow to pull it.',
  },
  'waiting:InvalidImageName': {
    short: 'InvalidImageName',
    line: 'Image name is not valid',
    fact: ['Image name {{image}} is not valid.', 'The image name is not valid.'],
    next: 'Correct the name.',
  },
  'waiting:CreateContainerConfigError': {
    short: 'CreateContainerConfigError',
    line: ['Configuration missing: {{message}}', 'Configuration of a container is missing'],
    fact: [
      'Container {{container}} cannot be configured: {{message}}',
      'A container cannot be configured: a ConfigMap, Secret or key is missing.',
    ],
    next: 'Create what is missing, or correct its name.',
  },
  'waiting:CreateContainerError': { short: 'CreateContainerError', ...CREATE_ERROR },
  'waiting:RunContainerError': {
    short: 'RunContainerError',
    fact: ['Container {{container}} cannot be run: {{message}}', 'The container cannot be run.'],
    next: 'See its command and the events of the pod.',
  },
  'waiting:ContainerCreating': { short: 'creating', ...NOT_YET },
  'waiting:PodInitializing': { short: 'initializing', ...NOT_YET },
  restarting: {
    short: 'restarting',
    line: ['Container {{container}} exited with code {{exitCode}}', 'A container restarts'],
    fact: [
      'Container {{container}} exited with code {{exitCode}} and restarts, {{restarts, restarts}} so far.',
      'Container {{container}} exited with code {{exitCode}} and restarts.',
      'Container {{container}} exited and restarts.',
      'A container exited and restarts.',
    ],
    next: 'Open its previous logs.',
  },
  'restarting:OOMKilled': {
    short: 'out of memory',
    line: 'Containers run out of memory',
    fact: [
      'Container {{container}} was killed: OOMKilled at {{memoryLimit}}.',
      'Container {{container}} was killed: OOMKilled.',
      'A container was killed: OOMKilled.',
    ],
    next: 'Raise the limit or find the leak.',
  },
  'startup-probe': {
    short: 'starting',
    line: 'Startup probe not passed yet',
    fact: [
      'Container {{container}} has not passed its startup probe, {{startedAt, age}} so far.',
      'Container {{container}} has not passed its startup probe.',
      'A container has not passed its startup probe.',
    ],
  },
  'readiness-probe': {
    short: 'probe fails',
    line: 'Readiness probe fails',
    fact: [
      'Readiness probe of {{container}} fails or has not yet passed.',
      'A readiness probe fails or has not yet passed.',
    ],
    next: 'The Events tab has its answer.',
  },
  'gate-missing': {
    short: 'gate not set',
    line: ['Gate not set: {{gate}}', 'A readiness gate is not set'],
    fact: [
      'No condition {{gate}} on the pod: its controller has not set it.',
      'A readiness gate has no condition: its controller has not set it.',
    ],
    next: 'See why the controller of this gate does not set it.',
  },
  'gate-closed': {
    short: 'gate closed',
    line: ['Gate closed: {{gate}}', 'A readiness gate is closed'],
    fact: [
      '{{gate}} is {{status}}: "{{message}}".',
      '{{gate}} is {{status}}: {{reason}}.',
      '{{gate}} is {{status}}.',
      'A readiness gate is closed.',
    ],
    next: 'See why the controller of this gate keeps it closed.',
  },
  'not-ready-other': {
    short: 'not ready',
    line: ['Not ready: {{reason}}', 'Not ready'],
    fact: [
      'Ready is {{status}}: {{reason}}, {{containers, list}}.',
      'Ready is {{status}}: {{message}}',
      'Ready is {{status}}: {{reason}}.',
      'Not ready: {{containers, list}}.',
      'The pod is not ready.',
    ],
  },
  'published-unready': {
    short: 'published unready',
    fact: 'Not ready, receives traffic by publishNotReadyAddresses.',
  },
  'shared-ip': {
    short: 'shares its IP',
    fact: ['Same address as {{with}}: proxies see one target.', 'Same address as another pod: proxies see one target.'],
  },
  'local-only': {
    short: 'local only',
    fact: ['Serves callers on {{node}} only.', 'Serves callers on its own node only.'],
  },
  'local-only:zone': {
    short: 'zone only',
    fact: ['Serves callers in zone {{zone}} only.', 'Serves callers in its own zone only.'],
  },
};
