/** Cards that fit into an address: a server refuses a request line of more than some kilobytes. */
export const MOST_PICKED = 100;

/** Adds a card to the picked ones, or takes it away. */
export function toggledPick(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id].slice(-MOST_PICKED);
}
