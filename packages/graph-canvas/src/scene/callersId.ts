export const CALLERS_SIZE = { width: 116, height: 34 } as const;

const PREFIX = 'callers ';

/** Id of the card that stands for all callers of a service. */
export function callersIdOf(targetId: string): string {
  return `${PREFIX}${targetId}`;
}

export function isCallersId(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** The service whose callers a card stands for. */
export function hubOf(callersId: string): string {
  return callersId.slice(PREFIX.length);
}
