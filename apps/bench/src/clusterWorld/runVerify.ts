import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

export interface Verified {
  readonly equal: number;
  readonly different: number;
  readonly explained: number;
  readonly output: string;
}

/** The command that anyone runs, in a process of its own. */
const COMMAND = fileURLToPath(new URL('../../../server/src/commands/verify.ts', import.meta.url));

/** Reads the closing line of `verify`: `N equal, N different`, with `, N explained` after it if there are any. */
export function parseVerified(output: string): Verified {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const found = /^(\d+) equal, (\d+) different(?:, (\d+) explained)?$/.exec(last);
  if (found === null) throw new Error(`verify closes with "${last}"`);
  return { equal: Number(found[1]), different: Number(found[2]), explained: Number(found[3] ?? 0), output };
}

/** What is said of the services that are different; the explained ones are many, and known. */
export function linesOfDifferent(output: string): readonly string[] {
  let different = false;
  return output.split('\n').filter((line) => {
    if (!line.startsWith(' ')) different = line.endsWith(': different');
    return different;
  });
}

export async function runVerify(kubeconfig: string, context: string | undefined): Promise<Verified> {
  const args = [COMMAND, '--kubeconfig', kubeconfig, ...(context === undefined ? [] : ['--context', context])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return parseVerified(await text(child.stdout));
}
