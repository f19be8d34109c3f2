import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { UsageError } from '../../options/usageError.ts';

const EXIT_USAGE = 2;

/**
 * Runs one command of the project: reads the arguments after the script's name as `command` declares them, then does `action`, which
 * gives the exit code. `--help` prints the help and ends with 0; wrong arguments, and a `UsageError` of the action, end with 2 and one
 * line on standard error that begins with the command's name.
 */
export async function runCommand(command: Command, action: () => Promise<number>): Promise<void> {
  command
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    command.parse(process.argv.slice(2), { from: 'user' });
    process.exitCode = await action();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.stderr.write(`${command.name()}: ${lineOf(error)}\n`);
    process.exitCode = EXIT_USAGE;
  }
}

/** Throws again what nobody foresaw: that is worth its stack. */
function lineOf(error: unknown): string {
  if (error instanceof CommanderError) return `${error.message.replace(/^error: |\.$/g, '')}; --help lists the options`;
  if (error instanceof UsageError) return error.message;
  throw error;
}
