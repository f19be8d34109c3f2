import type { IpFamily, PodRecord } from '@fairlead/model';
import { canonicalAddress } from './canonicalAddress.ts';
import { familyOf } from './families.ts';

/**
 * The addresses of a pod in one family, in the form that is published, whichever position they have (R7 and R13,
 * docs/resolution.md). Empty: the pod is not listed in that family.
 */
export function podAddresses(pod: PodRecord, family: IpFamily): readonly string[] {
  return pod.podIPs.filter((ip) => familyOf(ip) === family).map(canonicalAddress);
}
