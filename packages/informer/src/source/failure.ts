import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  GarbageError,
  ResourceNotServedError,
  ResourceVersionExpiredError,
  ServerBusyError,
  UnreachableError,
} from './errors.ts';
import { ResourceVersionSteppedBackError } from './steppedBack.ts';

/** A failure as status and statistics show it. `code` is stable, `message` is for people. */
export interface ResourceFailure {
  readonly code: string;
  readonly message: string;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
}

/** The failure behind anything a lister-watcher throws. What is none of its documented errors is `unexpected`. */
export function failureOf(error: unknown): ResourceFailure {
  const { code, status } = kindOf(error);
  return { code, message: messageOf(error), status };
}

function kindOf(error: unknown): { readonly code: string; readonly status: number | undefined } {
  if (error instanceof ForbiddenError) return { code: 'forbidden', status: 403 };
  if (error instanceof ResourceNotServedError) return { code: 'not-served', status: 404 };
  if (error instanceof CredentialsRejectedError) return { code: 'credentials-rejected', status: 401 };
  if (error instanceof ResourceVersionExpiredError) return { code: 'resource-version-expired', status: 410 };
  if (error instanceof ServerBusyError) return { code: 'server-busy', status: error.status };
  if (error instanceof ApiStatusError) return { code: 'api-status', status: error.status };
  if (error instanceof UnreachableError) return { code: 'unreachable', status: undefined };
  if (error instanceof GarbageError) return { code: 'garbage', status: undefined };
  if (error instanceof ResourceVersionSteppedBackError) {
    return { code: 'resource-version-stepped-back', status: undefined };
  }
  return { code: 'unexpected', status: undefined };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : error.message;
}
