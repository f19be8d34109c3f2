import { ApiError } from '../objects/apiError.ts';
import type { Status } from '../objects/apiError.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';
import type { KubeObject } from '../objects/shapes.ts';
import { codecFor } from './codecFor.ts';
import { contentType, negotiate } from './negotiate.ts';
import type { Negotiated } from './negotiate.ts';
import type { Outgoing } from './outgoing.ts';

export const NO_CACHE = { 'cache-control': 'no-cache, private' };

export function answerObject(
  outgoing: Outgoing,
  negotiated: Negotiated,
  code: number,
  type: ResourceType,
  object: KubeObject,
): void {
  outgoing.head(code, { 'content-type': contentType(negotiated, false), ...NO_CACHE });
  void outgoing.write(codecFor(negotiated).object(type, object));
  outgoing.end();
}

export function answerDocument(outgoing: Outgoing, document: object | string): void {
  const isText = typeof document === 'string';
  outgoing.head(200, { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json', ...NO_CACHE });
  void outgoing.write(isText ? document : `${JSON.stringify(document)}\n`);
  outgoing.end();
}

export function answerStatus(outgoing: Outgoing, accept: string | undefined, code: number, status: Status): void {
  const negotiated = negotiate(accept, { protobuf: true, table: false }) ?? { encoding: 'json', view: 'object' };
  const retryAfter = status.details?.retryAfterSeconds;
  outgoing.head(code, {
    'content-type': contentType(negotiated, false),
    ...NO_CACHE,
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  void outgoing.write(codecFor(negotiated).status(status));
  outgoing.end();
}

/** Answers with a `Status`; anything else than an `ApiError` is a fault of the simulator and says so. */
export function answerError(outgoing: Outgoing, accept: string | undefined, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const apiError =
    error instanceof ApiError ? error : new ApiError(500, 'InternalError', `Internal error occurred: ${text}`);
  answerStatus(outgoing, accept, apiError.code, apiError.status());
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** The error of a status that a test asks for. */
export function errorOf(status: number, message: string | undefined, retryAfterSeconds: number | undefined): ApiError {
  const details = retryAfterSeconds === undefined ? undefined : { retryAfterSeconds };
  return new ApiError(status, REASONS[status] ?? 'Unknown', message ?? `simulated ${status}`, details);
}
