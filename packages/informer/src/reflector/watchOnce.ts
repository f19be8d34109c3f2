import type { AnyRecord } from '@fairlead/model';
import type { Clock } from '../clock.ts';
import { UnreachableError } from '../source/errors.ts';
import type { ListerWatcher, WatchBatch } from '../source/listerWatcher.ts';
import { RequestGuard } from './requestGuard.ts';

/** Until headers arrive. */
const ACCEPT_MS = 30_000;
/** Bookmarks come each minute, so a watch without a byte for longer is dead or paused. */
const SILENCE_MS = 90_000;
/** The lister-watcher may notice it, too, and began to wait a little earlier. */
const SILENCE_SLACK_MS = 1_000;
/** Past the timeout the server was asked for, by this much, it has forgotten to end the watch. */
const OVERDUE_MS = 30_000;
/** Watches last 5 to 10 minutes, drawn anew each time so that those of many resources do not end together. */
const SHORTEST_S = 300;
const LONGEST_S = 600;

export interface WatchOnceOptions<T extends AnyRecord> {
  readonly listerWatcher: ListerWatcher<T>;
  readonly resourceVersion: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly onAccepted: () => void;
  readonly onBatch: (batch: WatchBatch<T>) => Promise<void>;
}

/** How a watch ended when nothing failed: in order (by the server, or at its time), or for want of any sign of life. */
export type WatchEnd = { readonly kind: 'ended' } | { readonly kind: 'silent'; readonly error: UnreachableError };

/** Runs one watch to its end. Rejects with errors of the lister-watcher, and with what `onBatch` rejects with. */
export async function watchOnce<T extends AnyRecord>(options: WatchOnceOptions<T>): Promise<WatchEnd> {
  const { clock, random, listerWatcher, resourceVersion } = options;
  const guard = new RequestGuard(clock, options.signal);
  const silence = new UnreachableError('the watch sent nothing for 90 s');
  const overdue = new UnreachableError('the watch outlived its timeout');
  const timeoutSeconds = SHORTEST_S + Math.floor(random() * (LONGEST_S - SHORTEST_S + 1));
  let accepted = false;
  const onAccepted = (): void => {
    if (accepted || guard.signal.aborted) return;
    accepted = true;
    guard.allowSilence(SILENCE_MS, () => silence);
    options.onAccepted();
  };
  let iterator: AsyncIterator<WatchBatch<T>> | undefined;
  try {
    guard.allowSilence(ACCEPT_MS, () => new UnreachableError('the watch was not answered for 30 s'));
    guard.deadline(timeoutSeconds * 1000 + OVERDUE_MS, () => overdue);
    iterator = listerWatcher
      .watch({ resourceVersion, timeoutSeconds, signal: guard.signal, onAccepted })
      [Symbol.asyncIterator]();
    for (;;) {
      const next = await guard.settle(iterator.next());
      if (next.done === true) break;
      onAccepted();
      guard.signOfLife();
      await options.onBatch(next.value);
    }
    if (!accepted) throw new UnreachableError('the watch ended before it was accepted');
    return { kind: 'ended' };
  } catch (error) {
    if (error === overdue) return { kind: 'ended' };
    if (error === silence) return { kind: 'silent', error: silence };
    if (accepted && error instanceof UnreachableError && guard.silentMs() >= SILENCE_MS - SILENCE_SLACK_MS) {
      return { kind: 'silent', error };
    }
    throw error;
  } finally {
    guard.close();
    // Not waited for: an iterator that hangs on a dead connection may never return. The request is aborted already, and
    // what it still rejects with is about a watch that is over.
    iterator?.return?.().catch(() => undefined);
  }
}
