import type { Call } from '../calls/callGraph.ts';
import { keyOfService } from '../calls/callGraph.ts';

export interface Sizes {
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** How large requests to a service and its answers are; over TCP, what one connection carries. */
export function sizesOf({ to, protocol }: Call): Sizes {
  let hash = 0;
  for (const letter of keyOfService(to)) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  const scale = protocol === 'tcp' ? 40 : 1;
  return { requestBytes: scale * (400 + (hash % 900)), responseBytes: scale * (1500 + (hash % 14_000)) };
}
