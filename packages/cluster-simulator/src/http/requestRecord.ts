export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'none';

/** What a client asked for, for tests that want to prove what it did not ask for. */
export interface RequestRecord {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** `none` for discovery, health and what is not served. */
  readonly verb: Verb;
  /** Plural name, taken from the path even when nothing of that name is served (`secrets`). */
  readonly resource: string | undefined;
  readonly namespace: string | undefined;
  readonly accept: string | undefined;
}
