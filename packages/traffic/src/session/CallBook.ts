import type { Call, CallFigures } from '@fairlead/model';
import type { BuiltCall } from '../calls/CallBuilder.ts';
import { Turn } from '../calls/Turn.ts';

/** From one refresh to the next. */
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

  /** Takes the calls of one kind of telemetry, all of them; none if it is gone. In turns, and all at once in the end. */
  async replace(telemetry: string, built: readonly BuiltCall[]): Promise<CallChanges> {
    const before = this.#entries.get(telemetry) ?? new Map<string, BuiltCall>();
    const after = new Map<string, BuiltCall>();
    const put: Call[] = [];
    const turn = new Turn();
    for (const entry of built) {
      if (turn.isOver) await turn.next();
      const { call } = entry;
      const held = before.get(call.id)?.call;
      const same =
        held !== undefined &&
        held.confidence === call.confidence &&
        FIGURES.every((name) => looksSame(held.figures[name], call.figures[name]));
      const shown = same ? held : held === undefined ? call : named(call, held);
      after.set(shown.id, { ...entry, call: shown });
      if (!same) put.push(shown);
    }
    const drop = [...before.keys()].filter((id) => !after.has(id));
    if (after.size === 0) this.#entries.delete(telemetry);
    else this.#entries.set(telemetry, after);
    return { put, drop };
  }
}
