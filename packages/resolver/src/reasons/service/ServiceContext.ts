import type { IpFamily, Labels, ServiceRecord } from '@fairlead/model';
import type { BackendCounts, PodAnswer } from '../../answer.ts';
import type { PodListing } from '../../slices/listPod.ts';
import type { PortBackends } from '../../traffic/portTraffic.ts';
import type { World } from '../../world/World.ts';

/** All that the reasons of a service with a selector are told from. `pods[i]` is the answer for `listings[i]`. */
export interface ServiceContext {
  readonly service: ServiceRecord;
  readonly selector: Labels;
  readonly families: readonly IpFamily[];
  /** Every selected pod, finished ones included, in order of names. */
  readonly listings: readonly PodListing[];
  /** Those that are in at least one slice. */
  readonly listed: readonly PodListing[];
  readonly pods: readonly PodAnswer[];
  /** Per service port; one entry for a service without ports. */
  readonly portBackends: readonly PortBackends[];
  readonly backends: BackendCounts;
  readonly world: World;
}
