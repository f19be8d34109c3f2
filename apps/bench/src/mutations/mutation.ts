/** One planted mistake: a text that stands exactly once in a file of `packages/resolver/src`, and what it is replaced with. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A row of a table of mistakes. */
export const mutation = (name: string, file: string, from: string, to: string): Mutation => ({ name, file, from, to });
