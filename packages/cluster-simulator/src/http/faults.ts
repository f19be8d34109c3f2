import type { RequestRecord, Verb } from './requestRecord.ts';

/** One way in which a server, or what stands between, can disappoint a client. */
export type Fault =
  /** Answers with this `Status` instead, with `Retry-After` if given. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number; readonly message?: string }
  /** Cuts the connection: before any answer, or after so many bytes of the body. */
  | { readonly kind: 'reset'; readonly afterBytes?: number }
  /** Goes silent with the connection open: before any answer, or after so many bytes of the body. */
  | { readonly kind: 'hang'; readonly afterBytes?: number }
  /** Sends the body in pieces of `bytes`, one each `everyMs`. */
  | { readonly kind: 'trickle'; readonly bytes: number; readonly everyMs: number }
  /** Sends bytes that are neither JSON nor protobuf in place of each part of the body. */
  | { readonly kind: 'garbage' }
  /** Ends the answer regularly in the middle of a line or frame. */
  | { readonly kind: 'half' }
  /** Status 200 and no body. */
  | { readonly kind: 'empty' }
  /** Answers in JSON whatever was asked for, as a proxy or an old server may. */
  | { readonly kind: 'json-only' }
  /** Sends the whole list in one answer. */
  | { readonly kind: 'ignore-limit' }
  /** Answers a `continue` token with 410. */
  | { readonly kind: 'expire-continue' }
  /** Ends a watch regularly after this long. */
  | { readonly kind: 'close-watch'; readonly afterMs: number }
  /** Ends a watch with an ERROR event of 410, at once or after this long. */
  | { readonly kind: 'expire-watch'; readonly afterMs?: number };

export interface FaultRule {
  /** Plural name; every resource when missing. */
  readonly resource?: string;
  /** Every verb when missing. */
  readonly verb?: Verb;
  readonly namespace?: string;
  /** `true`: only requests with a `continue` token, `false`: only those without; both when missing. */
  readonly continued?: boolean;
  /** Requests it applies to before it is spent; all when missing. */
  readonly times?: number;
  readonly fault: Fault;
}

/** The faults in force. Rules are asked in the order they came; each kind applies at most once to a request. */
export class Faults {
  readonly #rules = new Map<FaultRule, { left: number }>();

  /** The returned function takes the rule back. */
  inject(rule: FaultRule): () => void {
    this.#rules.set(rule, { left: rule.times ?? Number.POSITIVE_INFINITY });
    return () => this.#rules.delete(rule);
  }

  clear(): void {
    this.#rules.clear();
  }

  /** The faults for a request; counts as a use of each. */
  take(request: Pick<RequestRecord, 'verb' | 'resource' | 'namespace' | 'query'>): FaultsOfRequest {
    const found = new Map<Fault['kind'], Fault>();
    for (const [rule, use] of this.#rules) {
      const applies =
        (rule.resource === undefined || rule.resource === request.resource) &&
        (rule.verb === undefined || rule.verb === request.verb) &&
        (rule.namespace === undefined || rule.namespace === request.namespace) &&
        (rule.continued === undefined || rule.continued === request.query.has('continue'));
      if (!applies || found.has(rule.fault.kind)) continue;
      found.set(rule.fault.kind, rule.fault);
      if (--use.left <= 0) this.#rules.delete(rule);
    }
    return {
      all: [...found.values()],
      get: (kind) => found.get(kind) as never,
    };
  }
}

export interface FaultsOfRequest {
  readonly all: readonly Fault[];
  get<K extends Fault['kind']>(kind: K): Extract<Fault, { kind: K }> | undefined;
}
