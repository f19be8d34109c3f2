import { TurnBudget, systemClock } from '@fairlead/informer';

/** Of all long work of the process: reading, pictures, searches. Streams and other requests come in between. */
export const turns = new TurnBudget(systemClock);

/** Takes every step of a long piece of work, in as many turns of the event loop as that takes, and resolves with what it comes to. */
export async function inTurns<T>(work: Iterator<unknown, T>): Promise<T> {
  await turns.next();
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    const pause = turns.spent();
    if (pause !== undefined) await pause;
  }
}

/** Texts in as many turns of the event loop as making them takes, those of one turn joined. */
export async function* joinedInTurns(pieces: Iterator<string, unknown>): AsyncGenerator<string, void> {
  let joined = '';
  await turns.next();
  for (let piece = pieces.next(); piece.done !== true; piece = pieces.next()) {
    joined += piece.value;
    const pause = turns.spent();
    if (pause === undefined) continue;
    yield joined;
    joined = '';
    await pause;
  }
  if (joined !== '') yield joined;
}
