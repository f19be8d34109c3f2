import type { NodeRecord } from '@fairlead/model';
import { compareText } from '../byName.ts';
import type { PreferenceOff } from './reach.ts';

/** An endpoint may carry this much more than its share before hints are given up. */
const OVERLOAD = 0.2;

/** How many ready endpoints each zone is given beyond its own; negative: it lends them. Zones without an entry keep their own. */
export type ZoneShifts = ReadonlyMap<string, number>;

/**
 * How a topology annotation spreads the ready endpoints of one family over zones in proportion to CPU, or why it gives up (R25,
 * docs/resolution.md). `zones`: the zone of each ready endpoint. Slices are taken as written afresh: what the controller keeps of
 * earlier hints cannot be seen.
 */
export function autoHints(
  nodes: Iterable<NodeRecord>,
  zones: readonly (string | undefined)[],
): { readonly off: PreferenceOff } | { readonly shifts: ZoneShifts } {
  const shares = cpuShares(nodes);
  if ('off' in shares) return shares;
  const total = zones.length;
  if (total < shares.byZone.size) return { off: 'too-few-endpoints' };
  const least = new Map<string, number>();
  // Multiplied, not divided: the last bit of the product decides whether it is rounded up, here as in the controller.
  for (const [zone, share] of shares.byZone) least.set(zone, Math.ceil(share * total * (1 / (1 + OVERLOAD))));
  if (sum(least.values()) > total) return { off: 'zone-overloaded' };
  const own = new Map<string, number>();
  for (const zone of zones) {
    if (zone === undefined) return { off: 'endpoint-without-zone' };
    own.set(zone, (own.get(zone) ?? 0) + 1);
  }
  const wanting = new Map<string, number>();
  for (const [zone, share] of shares.byZone) {
    wanting.set(zone, Math.max(share * total, least.get(zone) ?? 0) - (own.get(zone) ?? 0));
  }
  return { shifts: balance(wanting) };
}

/** The part of the cluster's CPU in each zone, counting ready nodes that are not of the control plane. */
function cpuShares(
  nodes: Iterable<NodeRecord>,
): { readonly off: PreferenceOff } | { readonly byZone: ReadonlyMap<string, number> } {
  const byZone = new Map<string, number>();
  for (const { ready, controlPlane, zone, allocatableMilliCpu = 0 } of nodes) {
    if (controlPlane || ready?.status !== 'True') continue;
    if (zone === undefined || allocatableMilliCpu === 0) return { off: 'node-without-zone-or-cpu' };
    byZone.set(zone, (byZone.get(zone) ?? 0) + allocatableMilliCpu);
  }
  if (byZone.size < 2) return { off: 'single-zone' };
  const total = sum(byZone.values());
  for (const [zone, cpu] of byZone) byZone.set(zone, cpu / total);
  return { byZone };
}

/**
 * Moves whole endpoints from the zone with most to spare to the one that wants most, as long as both have half an endpoint left and
 * one of them a whole one. Ties go by name; the controller leaves them to chance.
 */
function balance(wanting: Map<string, number>): ZoneShifts {
  const shifts = new Map<string, number>();
  const order = [...wanting.keys()].toSorted(compareText);
  for (;;) {
    let [giver, taker] = ['', ''];
    let [spare, need] = [0, 0];
    for (const zone of order) {
      const wants = wanting.get(zone) ?? 0;
      if (-wants > spare) [giver, spare] = [zone, -wants];
      if (wants > need) [taker, need] = [zone, wants];
    }
    if (spare < 0.5 || need < 0.5 || (spare < 1 && need < 1)) return shifts;
    for (const [zone, by] of [
      [giver, -1],
      [taker, 1],
    ] as const) {
      shifts.set(zone, (shifts.get(zone) ?? 0) + by);
      wanting.set(zone, (wanting.get(zone) ?? 0) - by);
    }
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
