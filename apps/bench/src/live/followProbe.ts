import { Arrivals } from './Arrivals.ts';
import { monotonicMs } from './monotonicMs.ts';
import { probeInDelta } from './probeInDelta.ts';
import { CHANGE_LABEL, isSelectedAfter, PROBE } from './ProbeService.ts';
import { readPieces } from './readPieces.ts';

/** Somebody who is told of changes to the probe. */
export interface Follower {
  readonly arrivals: Arrivals;
  /** Ends when the signal aborts; rejects if what it reads ends before. */
  readonly reading: Promise<void>;
}

/** A plain watch of the probe's pod: when the cluster itself tells. */
export function followWatch(server: string, signal: AbortSignal): Follower {
  const arrivals = new Arrivals();
  const url = new URL(`${PROBE.podsPath}?watch=1`, server);
  const reading = readPieces(url, '\n', signal, (line) => {
    const at = monotonicMs();
    const change = new RegExp(`"${CHANGE_LABEL}":"(\\d+)"`).exec(line)?.[1];
    if (change !== undefined) arrivals.note(Number(change), at);
  });
  return { arrivals, reading };
}

/** A stream of Fairlead: when a page has the change. Changes come one at a time, each after the one before was told. */
export function followStream(server: string, query: string, signal: AbortSignal): Follower {
  const arrivals = new Arrivals();
  const reading = readPieces(new URL(`api/v1/stream${query}`, server), '\n\n', signal, (event) => {
    const at = monotonicMs();
    const selected = probeInDelta(event);
    const next = arrivals.last + 1;
    if (selected === isSelectedAfter(next)) arrivals.note(next, at);
  });
  return { arrivals, reading };
}
