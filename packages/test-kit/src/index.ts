export { aCall } from './aCall.ts';
export { CREATED, NOW } from './metadata.ts';
export type { Overrides } from './overrides.ts';
export {
  aCondition,
  aContainer,
  aContainerPort,
  aContainerStatus,
  aControllerRef,
  aPod,
  aTermination,
  podConditions,
} from './aPod.ts';
export type { PodOverrides } from './aPod.ts';
export { aGateway, aReferenceGrant, aRoute, aRouteBackend, aRouteParent } from './aRoute.ts';
export { aService, aServicePort } from './aService.ts';
export { aNamespace, aNode } from './aNode.ts';
export { anIngress, anIngressBackend, aReplicaSet, aWorkload } from './aWorkload.ts';
