import type { IpFamily, ServiceRecord } from '@fairlead/model';

/** The family of an address: what contains `:` is IPv6 (R13, docs/resolution.md). */
export function familyOf(address: string): IpFamily {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

/**
 * The families a service gets slices for (R5, docs/resolution.md): `ipFamilies`; without it the family of the cluster IP, and
 * both when that is no IP.
 */
export function familiesOf(service: ServiceRecord): readonly IpFamily[] {
  if (service.ipFamilies.length > 0) return [...new Set(service.ipFamilies)];
  const { clusterIP } = service;
  return clusterIP === undefined || clusterIP === 'None' ? ['IPv4', 'IPv6'] : [familyOf(clusterIP)];
}
