import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { joinedInTurns } from '../turns/inTurns.ts';

const gzipAsync = promisify(gzip);

/** Below this a gzip header and the CPU for it cost more than they save. */
const GZIP_FROM_BYTES = 1400;

const JSON_TYPE = 'application/json; charset=utf-8';

const wantsGzip = (req: Request): boolean => req.acceptsEncodings('gzip', 'identity') === 'gzip';

/** Within a few percent of the size of the default (6) for clearly less time. */
const COMPRESSION = { level: 5 };

const compress = (body: Buffer): Promise<Buffer> => gzipAsync(body, COMPRESSION);

async function write(req: Request, res: Response, bytes: Buffer, compressed: () => Promise<Buffer>): Promise<void> {
  res.vary('Accept-Encoding');
  let body = bytes;
  if (bytes.length >= GZIP_FROM_BYTES && wantsGzip(req)) {
    body = await compressed();
    res.setHeader('Content-Encoding', 'gzip');
  }
  res.setHeader('Content-Length', body.length);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

/**
 * Whether the client holds this representation (RFC 9110, 13.1.2; weak comparison). Express' `fresh` is not asked: fetch sends
 * `Cache-Control: no-cache` beside an `If-None-Match` of the caller, which must not turn the condition off.
 */
function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}

/** Answers with 304 if the client already has what this tag names, and says whether it did; before anything is made to be sent. */
export function sendNotModified(req: Request, res: Response, etag: string): boolean {
  if (!isHeld(req.get('If-None-Match'), etag)) return false;
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('ETag', etag);
  res.status(304).end();
  return true;
}

/**
 * A body made and compressed at most once, however many ask for it. `etag` names the state it shows, as the header spells it; the
 * compression is made when the first client wants it.
 */
export class SharedBody {
  readonly #etag: string;
  readonly #type: string;
  readonly bytes: Buffer;
  #compressed: Promise<Buffer> | undefined;

  constructor(etag: string, bytes: Buffer, type = JSON_TYPE) {
    this.#etag = etag;
    this.#type = type;
    this.bytes = bytes;
  }

  /** Answers with the body, or with 304 if the client already has it. */
  async send(req: Request, res: Response): Promise<void> {
    if (sendNotModified(req, res, this.#etag)) return;
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('ETag', this.#etag);
    res.setHeader('Content-Type', this.#type);
    await write(req, res, this.bytes, () => (this.#compressed ??= compress(this.bytes)));
  }
}

/** Answers with a value that is made for this request alone. */
export async function sendJson(req: Request, res: Response, value: unknown): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', JSON_TYPE);
  const bytes = Buffer.from(JSON.stringify(value));
  await write(req, res, bytes, () => compress(bytes));
}

/** Answers with JSON that is too long to be held whole: made in turns of the event loop, as fast as the client takes it. */
export async function sendJsonPieces(req: Request, res: Response, pieces: Iterator<string, unknown>): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', JSON_TYPE);
  res.vary('Accept-Encoding');
  const compressed = wantsGzip(req);
  if (compressed) res.setHeader('Content-Encoding', 'gzip');
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  const text = Readable.from(joinedInTurns(pieces));
  try {
    await (compressed ? pipeline(text, createGzip(COMPRESSION), res) : pipeline(text, res));
  } catch (error) {
    // Who leaves in the middle has heard enough.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
