import type { Command } from 'commander';

/** A table as it is printed: a title, and rows of equal length with the head first. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a suite has found. */
export interface SuiteResult {
  readonly tables: readonly Table[];
  /** Everything measured, for the file of results; plain JSON. */
  readonly data: unknown;
  /** What must not be, one line each; a run with any ends with exit code 1. */
  readonly failures: readonly string[];
}

/** One thing to measure or to try at length. */
export interface Suite {
  readonly name: string;
  readonly description: string;
  /** Adds options of its own. */
  configure(command: Command): void;
  /** `say` writes a line of progress, which is no part of the result. */
  run(options: Readonly<Record<string, unknown>>, say: (line: string) => void): Promise<SuiteResult>;
}
