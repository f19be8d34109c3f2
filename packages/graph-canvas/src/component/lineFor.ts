import type { Line } from '../scene/line.ts';

/** The line that stands for an edge: another signal of the same pair may say more by now. */
export function lineFor(edgeId: string | null, lines: readonly Line[]): string | null {
  if (edgeId === null) return null;
  return lines.find((line) => line.ids.includes(edgeId))?.id ?? null;
}
