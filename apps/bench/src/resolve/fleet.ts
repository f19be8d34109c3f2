import type { Condition, ContainerRecord, NodeRecord, PodRecord, ServiceRecord } from '@fairlead/model';
import { aContainer, aControllerRef, aNode, aPod, aService, podConditions } from '@fairlead/test-kit';

/** A cluster of a given size, of everyday shape. */
export interface Fleet {
  readonly nodes: readonly NodeRecord[];
  readonly services: readonly ServiceRecord[];
  readonly pods: readonly PodRecord[];
}

/** Pods behind one service, in turn: many small ones, a few large ones, 15 on average. */
const SIZES = [1, 2, 3, 5, 5, 10, 10, 20, 29, 65] as const;
const SERVICES_PER_NAMESPACE = 40;
const PODS_PER_NODE = 30;
const ZONES = 3;
/** One pod in so many is not ready. */
const UNREADY_EVERY = 33;

export const READY: readonly Condition[] = podConditions();
export const UNREADY: readonly Condition[] = podConditions({ ready: false });
const RUNNING: readonly ContainerRecord[] = [aContainer()];

/** A fleet of about so many pods, fifteen for a service. */
export function fleetOf(podCount: number): Fleet {
  const nodeCount = Math.max(3, Math.ceil(podCount / PODS_PER_NODE));
  const nodes = Array.from({ length: nodeCount }, (_, index) =>
    aNode({ name: `node-${index}`, zone: `zone-${index % ZONES}` }),
  );
  const services: ServiceRecord[] = [];
  const pods: PodRecord[] = [];
  for (let index = 0; pods.length < podCount; index++) {
    const namespace = `team-${Math.floor(index / SERVICES_PER_NAMESPACE)}`;
    const app = `app-${index % SERVICES_PER_NAMESPACE}`;
    services.push(aService({ namespace, name: app, selector: { app } }));
    const labels = { app, 'pod-template-hash': `h${index}`, 'app.kubernetes.io/part-of': namespace };
    const controller = aControllerRef({ name: `${app}-h${index}` });
    const size = Math.min(SIZES[index % SIZES.length] ?? 1, podCount - pods.length);
    for (let number = 0; number < size; number++) {
      const at = pods.length;
      pods.push(
        aPod({
          namespace,
          name: `${app}-h${index}-${number}`,
          labels,
          controller,
          nodeName: `node-${at % nodeCount}`,
          podIPs: [`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`],
          containers: RUNNING,
          conditions: at % UNREADY_EVERY === 0 ? UNREADY : READY,
        }),
      );
    }
  }
  return { nodes, services, pods };
}
