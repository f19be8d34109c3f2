import { GraphDeltaSchema } from '@fairlead/protocol';
import type { StreamEvent } from './eventStream.ts';
import type { Position } from './StreamSource.ts';

/** Deltas kept for tabs that join later; one that needs older ones reads a new snapshot. */
const MOST_DELTAS = 200;
/** Of these only the newest matters. */
const LATEST = ['status', 'cache', 'detail'];

/** What a tab that joins a shared stream has to hear to be where the stream is. */
export class RecentEvents {
  readonly #instance: string | undefined;
  #startsAt: number;
  #deltas: { readonly to: number; readonly event: StreamEvent }[] = [];
  readonly #latest = new Map<string, StreamEvent>();

  /** `start`: where the stream was opened. */
  constructor(start: Position | undefined) {
    this.#instance = start?.instance;
    this.#startsAt = start?.revision ?? 0;
  }

  add(event: StreamEvent): void {
    if (LATEST.includes(event.name)) this.#latest.set(event.name, event);
    if (event.name !== 'delta') return;
    this.#deltas.push({ to: GraphDeltaSchema.shape.to.parse((JSON.parse(event.data) as { to: unknown }).to), event });
    if (this.#deltas.length > MOST_DELTAS) this.#startsAt = this.#deltas.shift()?.to ?? this.#startsAt;
  }

  /** The events after a position; `undefined` when they are not known any more, or belong to another server. */
  since(position: Position): readonly StreamEvent[] | undefined {
    if (position.instance !== this.#instance || position.revision < this.#startsAt) return undefined;
    const missed = this.#deltas.filter(({ to }) => to > position.revision).map(({ event }) => event);
    return [...this.#latest.values(), ...missed];
  }
}
