/** Work in one turn of the event loop: streams and other requests come in between. */
const TURN_MS = 8;

const waiting: (() => void)[] = [];

function giveTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(giveTurn);
}

/** Resolves in a later turn of the event loop, in which no other work that waits here goes on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(giveTurn);
  });
}

/**
 * Takes every step of a long piece of work, in as many turns of the event loop as that takes, and resolves with what it comes
 * to. However much such work there is, one piece of it goes on in a turn.
 */
export async function inTurns<T>(work: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    await nextTurn();
    const endAt = performance.now() + TURN_MS;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < endAt);
  }
}

/** Texts in as many turns of the event loop as making them takes, those of one turn joined. */
export async function* joinedInTurns(pieces: Iterator<string, unknown>): AsyncGenerator<string, void> {
  for (;;) {
    await nextTurn();
    const endAt = performance.now() + TURN_MS;
    let joined = '';
    do {
      const piece = pieces.next();
      if (piece.done === true) {
        if (joined !== '') yield joined;
        return;
      }
      joined += piece.value;
    } while (performance.now() < endAt);
    yield joined;
  }
}
