import type { EpochSeconds, IpFamily, ServiceRecord } from '@fairlead/model';
import type { PodPortAnswer, PodTraffic, WorkloadRef } from '../../answer.ts';
import type { PodListing } from '../../slices/listPod.ts';
import type { SharedAddress } from '../../traffic/sharedAddresses.ts';

/** All that the reasons of one pod with regard to one service are told from. */
export interface PodContext {
  readonly service: ServiceRecord;
  readonly families: readonly IpFamily[];
  readonly listing: PodListing;
  readonly listed: boolean;
  readonly workload: WorkloadRef;
  readonly ports: readonly PodPortAnswer[];
  readonly traffic: PodTraffic;
  /** Addresses and ports it shares with another listed pod of the service. */
  readonly shared: readonly SharedAddress[];
  /** How far a hint keeps it, if one does (R36). */
  readonly scope: 'node' | 'zone' | undefined;
  readonly now: EpochSeconds;
}
