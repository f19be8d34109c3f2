import type { Call, CallFigures } from '@fairlead/model';
import type { BuiltCall } from '../calls/CallBuilder.ts';
import { Turn } from '../calls/Turn.ts';

/** From one refresh to the next, or a part of that. */
export interface CallChanges {
  readonly put: readonly Call[];
  readonly drop: readonly string[];
}

/** Less than this nobody sees, and rates are never that exact. */
const VISIBLE = 0.01;

const FIGURES: readonly (keyof CallFigures)[] = [
  'requestsPerSecond',
  'errorShare',
  'averageMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'bytesPerSecond',
  'connectionsPerSecond',
];

/** A call with the names that are held: whoever knows it keeps them as keys, and each refresh makes texts of its own. */
function named(call: Call, { id, source, target }: Call): Call {
  return { ...call, id, source, target };
}

/** Whether two figures look the same: within one percent of the one that is shown. */
function looksSame(shown: number | undefined, now: number | undefined): boolean {
  if (shown === undefined || now === undefined) return shown === now;
  return Math.abs(now - shown) <= VISIBLE * Math.abs(shown);
}

/** Whether a call is shown as it is now. */
function looksLike(shown: Call, now: Call): boolean {
  return (
    shown.confidence === now.confidence && FIGURES.every((name) => looksSame(shown.figures[name], now.figures[name]))
  );
}

function sameStatuses(shown: BuiltCall['statuses'], now: BuiltCall['statuses']): boolean {
  return (
    shown.length === now.length &&
    now.every(({ code, error, requestsPerSecond }, index) => {
      const held = shown[index];
      return held?.code === code && held.error === error && looksSame(held.requestsPerSecond, requestsPerSecond);
    })
  );
}

/**
 * The calls of the last refresh, by telemetry. Figures that do not differ visibly stay the very same object with its time, so
 * that a quiet cluster is quiet; since they are compared with what is shown, they never drift away from it.
 */
export class CallBook {
  readonly #entries = new Map<string, Map<string, BuiltCall>>();

  get size(): number {
    let size = 0;
    for (const entries of this.#entries.values()) size += entries.size;
    return size;
  }

  sizeOf(telemetry: string): number {
    return this.#entries.get(telemetry)?.size ?? 0;
  }

  get(call: Pick<Call, 'id' | 'telemetry'>): BuiltCall | undefined {
    return this.#entries.get(call.telemetry)?.get(call.id);
  }

  *entries(): Iterable<BuiltCall> {
    for (const entries of this.#entries.values()) yield* entries.values();
  }

  /**
   * Takes the calls of one kind of telemetry, all of them; none if it is gone. In turns, and what a turn changed is told at its end: whoever takes
   * that over does so in the same turn, and would not be done in one with all of it.
   */
  async replace(telemetry: string, built: Iterable<BuiltCall>, tell: (changes: CallChanges) => void): Promise<void> {
    const entries = this.#entries.get(telemetry) ?? new Map<string, BuiltCall>();
    this.#entries.set(telemetry, entries);
    const isThere = new Set<string>();
    const turn = new Turn();
    let [put, drop]: [Call[], string[]] = [[], []];
    const told = (): void => {
      if (put.length > 0 || drop.length > 0) tell({ put, drop });
      [put, drop] = [[], []];
    };
    for (const entry of built) {
      const { call, origin, statuses } = entry;
      const held = entries.get(call.id);
      const isSame = held !== undefined && looksLike(held.call, call);
      const shown = isSame ? held.call : held === undefined ? call : named(call, held.call);
      // What is the same is not held anew: what lives for long is to be old.
      if (!isSame || held.origin !== origin || !sameStatuses(held.statuses, statuses))
        entries.set(shown.id, { call: shown, origin, statuses });
      isThere.add(shown.id);
      if (!isSame) put.push(shown);
      if (!turn.isOver) continue;
      told();
      await turn.next();
    }
    for (const id of entries.keys()) {
      if (!isThere.has(id)) {
        entries.delete(id);
        drop.push(id);
      }
      if (!turn.isOver) continue;
      told();
      await turn.next();
    }
    told();
    if (entries.size === 0) this.#entries.delete(telemetry);
  }
}
