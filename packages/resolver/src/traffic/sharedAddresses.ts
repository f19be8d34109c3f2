import type { PodListing } from '../slices/listPod.ts';

/** An address and port that several listed pods of a service have: a proxy sees one target (R24 and R33, docs/resolution.md). */
export interface SharedAddress {
  readonly address: string;
  readonly port: number;
  /** The pods that have it, in the order of `listed`. */
  readonly pods: readonly PodListing[];
}

/** Every address and port that more than one listed pod has, by pod. */
export function sharedAddresses(listed: readonly PodListing[]): ReadonlyMap<PodListing, readonly SharedAddress[]> {
  const targets = new Map<string, { readonly address: string; readonly port: number; readonly pods: PodListing[] }>();
  for (const listing of listed) {
    const numbers = new Set(listing.ports.flatMap(({ target }) => (target === undefined ? [] : [target])));
    for (const address of [...listing.addresses.values()].flat()) {
      for (const port of numbers) {
        const key = `${address} ${port}`;
        const target = targets.get(key);
        if (target === undefined) targets.set(key, { address, port, pods: [listing] });
        else if (!target.pods.includes(listing)) target.pods.push(listing);
      }
    }
  }
  const result = new Map<PodListing, SharedAddress[]>();
  for (const target of targets.values()) {
    if (target.pods.length < 2) continue;
    for (const listing of target.pods) {
      const known = result.get(listing);
      if (known === undefined) result.set(listing, [target]);
      else known.push(target);
    }
  }
  return result;
}
