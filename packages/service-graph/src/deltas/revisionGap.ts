/** Two numbered pictures or deltas do not join: something in between is missing. */
export class RevisionGapError extends Error {
  override readonly name = 'RevisionGapError';
  readonly code = 'REVISION_GAP';
  /** Where one ends. */
  readonly revision: number;
  /** Where the next one starts. */
  readonly from: number;

  constructor(revision: number, from: number) {
    super(`a delta from revision ${from} does not follow revision ${revision}`);
    this.revision = revision;
    this.from = from;
  }
}
