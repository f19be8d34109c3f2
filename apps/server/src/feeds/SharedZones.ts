import type { ServiceRow, ZonePods } from '@fairlead/protocol';

/** Spreads that are remembered; a cluster of a few zones has far fewer. */
const AT_MOST = 2_000;

/** Equal zone spreads as one object: thousands of services have "one pod in each of three zones". */
export class SharedZones {
  readonly #known = new Map<string, ZonePods[]>();

  /** The same zones, as the object that others have, too. */
  of(zones: ServiceRow['zones']): ServiceRow['zones'] {
    if (zones === null) return null;
    const key = JSON.stringify(zones);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Whoever holds one keeps it; those that come later share among themselves.
    if (this.#known.size >= AT_MOST) this.#known.clear();
    this.#known.set(key, zones);
    return zones;
  }
}
