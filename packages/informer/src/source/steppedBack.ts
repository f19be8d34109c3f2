/** A resource version came after a later one: the server was restored from a backup, and what we hold proves nothing. */
export class ResourceVersionSteppedBackError extends Error {
  override readonly name = 'ResourceVersionSteppedBackError';
  readonly code = 'RESOURCE_VERSION_STEPPED_BACK';
  readonly held: string;
  readonly received: string;

  constructor(held: string, received: string) {
    super(`resource version went back from ${held} to ${received}; relist to continue`);
    this.held = held;
    this.received = received;
  }
}
