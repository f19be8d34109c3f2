/** A request that was sent before the program of the page was there; one is kept until it is asked for. */
export interface EarlyAnswer {
  readonly url: string;
  readonly response: Promise<Response>;
}

/** Where both programs find it: they share no module, so that the first needs no other file. */
export interface EarlyScope {
  fairleadEarly?: EarlyAnswer | undefined;
}

const scope = globalThis as EarlyScope;

/**
 * `fetch` that gives the early answer to the first who asks for the same address, and asks anew where that one has failed. What was
 * asked for by mistake is forgotten.
 */
export function withEarlyAnswer(fetchFunction: typeof fetch): typeof fetch {
  return async (input, init) => {
    const early = scope.fairleadEarly;
    if (early === undefined || input !== early.url) return fetchFunction(input, init);
    scope.fairleadEarly = undefined;
    let response: Response;
    try {
      response = await early.response;
    } catch {
      return fetchFunction(input, init);
    }
    init?.signal?.throwIfAborted();
    return response;
  };
}
