/** The resource version or `continue` token is older than what the server keeps (410 as status or in the stream). */
export class ResourceVersionExpiredError extends Error {
  override readonly name = 'ResourceVersionExpiredError';
  readonly code = 'RESOURCE_VERSION_EXPIRED';
  readonly resourceVersion: string;

  constructor(resourceVersion: string, options?: ErrorOptions) {
    super(`resource version ${resourceVersion} has expired; relist to continue`, options);
    this.resourceVersion = resourceVersion;
  }
}

/** 403: the credentials may not list or watch this resource. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly code = 'FORBIDDEN';
}

/** 404, or discovery does not name it: the server does not have this resource. */
export class ResourceNotServedError extends Error {
  override readonly name = 'ResourceNotServedError';
  readonly code = 'RESOURCE_NOT_SERVED';
}

/** 401: the server rejects the credentials. */
export class CredentialsRejectedError extends Error {
  override readonly name = 'CredentialsRejectedError';
  readonly code = 'CREDENTIALS_REJECTED';
}

/** 429 or 503 with Retry-After: the server asks to wait. */
export class ServerBusyError extends Error {
  override readonly name = 'ServerBusyError';
  readonly code = 'SERVER_BUSY';
  readonly status: number;
  /** `undefined` when the server names no time. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, retryAfterMs: number | undefined, options?: ErrorOptions) {
    super(`the API server answered ${status}`, options);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Any other answer that is not a success. */
export class ApiStatusError extends Error {
  override readonly name = 'ApiStatusError';
  readonly code = 'API_STATUS';
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** The connection was refused, reset, timed out or ended in the middle; TLS failures, too. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'UNREACHABLE';
}

/** What arrived could not be read: half a line, half a frame, an unknown event type, not what was asked for. */
export class GarbageError extends Error {
  override readonly name = 'GarbageError';
  readonly code = 'GARBAGE';
}
