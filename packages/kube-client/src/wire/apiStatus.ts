import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  ResourceNotServedError,
  ResourceVersionExpiredError,
  ServerBusyError,
} from '@fairlead/informer';
import { numberOf, objectOf, textOf } from '../projection/json.ts';
import type { JsonObject } from '../projection/json.ts';
import { openEnvelope, readEnveloped } from '../protobuf/envelope.ts';
import { STATUS } from '../protobuf/messages.ts';
import { encodingOf, parseJson } from './encoding.ts';

/** What is known of an answer that is not a success. */
export interface Failure {
  /** HTTP status, or the code inside a `Status`. */
  readonly code: number;
  /** One line for a person. */
  readonly message: string;
  /** Reason of the `Status`, such as `Expired`. */
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** A failure as a `Status` object tells it; source: `Status` of meta/v1. */
export function failureOfStatus(status: JsonObject, fallbackCode: number): Failure {
  const code = numberOf(status['code']) || fallbackCode;
  const retryAfterSeconds = numberOf(objectOf(status['details'])['retryAfterSeconds']) ?? 0;
  return {
    code,
    message: oneLine(textOf(status['message'])) ?? `the API server answered ${code}`,
    reason: textOf(status['reason']),
    retryAfterMs: retryAfterSeconds > 0 ? retryAfterSeconds * 1000 : undefined,
  };
}

/** A failure as an HTTP answer tells it: a `Status` in either encoding, or whatever a proxy in between wrote. */
export function failureOfAnswer(
  httpStatus: number,
  contentType: string | undefined,
  retryAfter: string | undefined,
  body: Buffer,
  nowMs: number,
): Failure {
  const failure = failureOfStatus(statusIn(contentType, body), httpStatus);
  return { ...failure, code: httpStatus, retryAfterMs: retryAfterMs(retryAfter, nowMs) ?? failure.retryAfterMs };
}

/** `resourceVersion` is what was asked for: a resource version, or words for a continue token. */
export function errorOf(failure: Failure, resourceVersion: string): Error {
  const { code, message, reason, retryAfterMs: waitMs } = failure;
  switch (code) {
    case 401:
      return new CredentialsRejectedError(`the API server rejects the credentials: ${message}`);
    case 403:
      return new ForbiddenError(message);
    case 404:
      return new ResourceNotServedError(message);
    case 410:
      return new ResourceVersionExpiredError(resourceVersion, { cause: new Error(message) });
    case 429:
    case 503:
      return new ServerBusyError(code, waitMs, { cause: new Error(message) });
    default:
      // Some releases send an expired version with another code; the reason is what the API documents.
      if (reason === 'Expired' || reason === 'Gone') {
        return new ResourceVersionExpiredError(resourceVersion, { cause: new Error(message) });
      }
      return new ApiStatusError(code, message);
  }
}

/** Milliseconds of a `Retry-After`: seconds or an HTTP date; `undefined` when there is none to be read. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

function statusIn(contentType: string | undefined, body: Buffer): JsonObject {
  try {
    if (encodingOf(contentType) === 'json') return objectOf(parseJson(body));
    const envelope = openEnvelope(body);
    return envelope.kind === 'Status' ? readEnveloped(envelope, STATUS) : {};
  } catch {
    // Not a Status, so its text is the best there is to show, unless it is a page for browsers.
    const text = body.toString('utf8').trim();
    return text === '' || text.startsWith('<') ? {} : { message: text };
  }
}

function oneLine(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
}
