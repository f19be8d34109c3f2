import type { Request, Response } from 'express';
import { parseEventId } from '@fairlead/protocol';
import { ProblemError } from '../http/problem.ts';
import { FeedStream, resetFrame } from './feedStream.ts';
import type { Followed } from './feedStream.ts';
import type { ResetReason } from './messages.ts';
import { SseConnection } from './sseConnection.ts';
import type { StreamSlots } from './streamSlots.ts';

/** Where a stream starts: at a revision, or nowhere because the client has to take a new snapshot. */
type Start =
  { readonly kind: 'from'; readonly revision: number } | { readonly kind: 'reset'; readonly reason: ResetReason };

/** The header wins over the query. @throws ProblemError `bad-request` for an id that is none. */
function startOf(req: Request, since: string | undefined, instance: string, feed: Followed): Start {
  const id = req.get('Last-Event-ID') ?? since;
  if (id === undefined) return { kind: 'from', revision: feed.revision };
  const parsed = parseEventId(id);
  if (parsed === undefined) throw new ProblemError('bad-request', 'Last-Event-ID: must be INSTANCE-REVISION');
  if (parsed.instance !== instance) return { kind: 'reset', reason: 'another-instance' };
  if (feed.since(parsed.revision).kind === 'gone') return { kind: 'reset', reason: 'unknown-revision' };
  return { kind: 'from', revision: parsed.revision };
}

export interface OpenStreamOptions {
  readonly req: Request;
  readonly res: Response;
  readonly slots: StreamSlots;
  readonly instance: string;
  readonly feed: Followed;
  /** `INSTANCE-REVISION` of the query. */
  readonly since: string | undefined;
}

/**
 * Answers a request with a stream that follows a feed. The connection is handed out for further events; `undefined` if the
 * stream has ended at once: the client has to start anew, or asked for the head only.
 *
 * @throws ProblemError `bad-request`, `too-many-streams`
 */
export function openStream({ req, res, slots, instance, feed, since }: OpenStreamOptions): SseConnection | undefined {
  const start = startOf(req, since, instance, feed);
  slots.check();
  const connection = new SseConnection(res);
  if (req.method === 'HEAD') {
    connection.end();
    return undefined;
  }
  if (start.kind === 'reset') {
    connection.write(resetFrame(start.reason));
    connection.end();
    return undefined;
  }
  slots.add(connection);
  new FeedStream({ connection, feed, instance, from: start.revision });
  return connection;
}
