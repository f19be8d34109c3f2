import type { EpochSeconds, ObjectKey, PodRecord } from '@fairlead/model';

/** Who gave an address back longer ago does not matter to any rate that is read. */
const REMEMBERED_SECONDS = 900;
/** Addresses given back that are remembered; of a cluster that changes faster the oldest are forgotten. */
const REMEMBERED_AT_MOST = 50_000;

/** Which pods have an address, and which addresses were given back lately: those are given to others soon. */
export class AddressBook {
  readonly #now: () => EpochSeconds;
  readonly #holders = new Map<string, ObjectKey | ObjectKey[]>();
  readonly #releasedAt = new Map<string, EpochSeconds>();

  constructor(now: () => EpochSeconds) {
    this.#now = now;
  }

  change(key: ObjectKey, before: PodRecord | undefined, after: PodRecord | undefined): void {
    const had = addressesOf(before);
    const has = addressesOf(after);
    for (const address of had) if (!has.includes(address)) this.#release(address, key);
    for (const address of has) if (!had.includes(address)) this.#take(address, key);
  }

  holders(address: string): readonly ObjectKey[] {
    const held = this.#holders.get(address);
    return held === undefined ? [] : [held].flat();
  }

  /** Whether somebody had this address after `since` who has it no more. */
  releasedSince(address: string, since: EpochSeconds): boolean {
    return (this.#releasedAt.get(address) ?? Number.NEGATIVE_INFINITY) > since;
  }

  #take(address: string, key: ObjectKey): void {
    const held = this.#holders.get(address);
    this.#holders.set(address, held === undefined ? key : [...[held].flat(), key]);
  }

  #release(address: string, key: ObjectKey): void {
    const left = this.holders(address).filter((holder) => holder !== key);
    const [only] = left;
    if (only === undefined) this.#holders.delete(address);
    else this.#holders.set(address, left.length === 1 ? only : left);
    // Last in the map is what was given back last.
    this.#releasedAt.delete(address);
    this.#releasedAt.set(address, this.#now());
    this.#forget();
  }

  #forget(): void {
    const oldest = this.#now() - REMEMBERED_SECONDS;
    for (const [address, at] of this.#releasedAt) {
      if (at >= oldest && this.#releasedAt.size <= REMEMBERED_AT_MOST) return;
      this.#releasedAt.delete(address);
    }
  }
}

/** A pod that has finished has its address no more, though its status still says so. */
function addressesOf(pod: PodRecord | undefined): readonly string[] {
  return pod === undefined || pod.phase === 'Succeeded' || pod.phase === 'Failed' ? [] : pod.podIPs;
}
