import type { EpochSeconds } from '@fairlead/model';
import type { WireCursor } from './wireCursor.ts';

/** A `Time` in whole seconds. The zero time, which protobuf writes as an empty message, is none. */
export function readTime(cursor: WireCursor, limit: number): EpochSeconds | undefined {
  const end = cursor.end(limit);
  let seconds = 0;
  for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
    if (field === 1) seconds = cursor.integer();
    else cursor.skip(end);
  }
  return seconds === 0 ? undefined : seconds;
}
