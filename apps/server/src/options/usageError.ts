/**
 * A wrong start: an option, a variable or a file that cannot be used. `message` is one line that names the input and the
 * mend; `main.ts` prints it on stderr and ends with exit code 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'USAGE';

  constructor(message: string, options?: ErrorOptions) {
    super(message.replaceAll(/\s*\n\s*/g, ' ').trim(), options);
  }
}
