import { podFromTemplate } from '../../controllers/podTemplates.ts';
import { settledActivity } from '../../kubelet/lives.ts';
import { podStatus } from '../../kubelet/podStatus.ts';
import { defaultPodSpec } from '../../objects/defaults.ts';
import type { Pod, PodTemplate } from '../../objects/podShapes.ts';
import type { Timestamp } from '../../objects/shapes.ts';
import { appLabels, container, template } from '../parts.ts';
import { managedFieldsOf, specFieldsOf } from './managedFields.ts';
import { withSidecar } from './sidecar.ts';

/** What differs between two pods of a fleet that fare alike. Times in RFC 3339. */
export interface PodFields {
  readonly namespace: string;
  readonly service: string;
  readonly hash: string;
  /** Uid of the ReplicaSet. */
  readonly setUid: string;
  readonly suffix: string;
  readonly uid: string;
  readonly node: string;
  readonly ip: string;
  readonly hostIP: string;
  readonly resourceVersion: string;
  readonly created: Timestamp;
  /** Last change of its readiness. */
  readonly changed: Timestamp;
}

/** How a pod fares. `isSaid`: its annotation says so, and it will not change by itself. */
export interface Fare {
  readonly life: 'ready' | 'not-ready' | 'crash-loop' | 'image-pull';
  readonly isSaid: boolean;
}

/** The pod template of a fleet's workload as its Deployment has it; `hash` makes it the one of its ReplicaSet. */
export function workloadTemplate(namespace: string, service: string, life?: string, hash?: string): PodTemplate {
  const labels = {
    ...appLabels(service, namespace),
    ...(hash !== undefined && { 'pod-template-hash': hash }),
  };
  const { metadata, spec } = template({
    labels,
    containers: [container(service)],
    ...(life !== undefined && { life }),
  });
  return { metadata, spec: defaultPodSpec(spec) };
}

/** What all pods of a workload have in common that fare alike; made once, shared by all of them. */
export interface WorkloadDesign {
  readonly fare: Fare;
  /** As the controller and the mesh made it, on no node yet. */
  readonly pod: Pod;
  readonly specFields: object;
}

type WorkloadFields = Pick<PodFields, 'namespace' | 'service' | 'hash' | 'setUid'>;

export function designWorkload({ namespace, service, hash, setUid }: WorkloadFields, fare: Fare): WorkloadDesign {
  const setName = `${service}-${hash}`;
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: setName, namespace, uid: setUid } };
  const life = fare.life === 'ready' || !fare.isSaid ? undefined : fare.life;
  const { metadata, spec, status } = withSidecar(
    podFromTemplate(owner, workloadTemplate(namespace, service, life, hash), {}),
  );
  const { labels, annotations, ownerReferences } = metadata;
  const common = { namespace, generation: 1, labels, annotations, ownerReferences };
  const nameless = { name: '', generateName: `${setName}-`, uid: '', resourceVersion: '', creationTimestamp: '' };
  return {
    fare,
    pod: { metadata: { ...nameless, ...common }, spec, status },
    specFields: specFieldsOf(metadata, spec),
  };
}

/** A pod of the fleet as it has been for a while. */
export function designPod(design: WorkloadDesign, fields: PodFields): Pod {
  const { created, changed, ip } = fields;
  const { generateName = '', ...common } = design.pod.metadata;
  const metadata = {
    ...common,
    name: `${generateName}${fields.suffix}`,
    generateName,
    uid: fields.uid,
    resourceVersion: fields.resourceVersion,
    creationTimestamp: created,
    managedFields: managedFieldsOf(design.specFields, ip, created, changed),
  };
  const spec = { ...design.pod.spec, nodeName: fields.node };
  const pod: Pod = { metadata, spec, status: design.pod.status };
  const status = podStatus(pod, settledActivity(withLife(pod, design.fare), [ip]), fields.hostIP, created);
  const conditions = status.conditions?.map((condition) =>
    condition.type.endsWith('Ready') ? { ...condition, lastTransitionTime: changed } : condition,
  );
  return { metadata, spec, status: { ...status, conditions } };
}

/** The pod with its life said, for those that fare so without saying it. */
function withLife(pod: Pod, { life, isSaid }: Fare): Pod {
  if (isSaid || life === 'ready') return pod;
  return { ...pod, metadata: { ...pod.metadata, annotations: { ...pod.metadata.annotations, simulate: life } } };
}
