import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { UsageError } from '../options/usageError.ts';
import { messageOf } from '../messageOf.ts';
import { runCommand } from './shared/runCommand.ts';
import { parseVectors, runVector, type Vector } from './vectors.ts';

/**
 * `npm run conformance -- FILE...`: runs the resolver on vector files, prints each difference and `N passed, N failed` over all
 * files. Exit code 1 on a failure, 2 if a file cannot be used; then nothing has been run.
 */
const command = new Command('conformance')
  .description(
    'Runs the resolver on vector files: prints each difference, and how many passed and failed over all files.\n\n' +
      'Ends with 1 if any failed, with 2 if a file cannot be used.',
  )
  .argument('<FILE...>', 'vector files, as in packages/resolver/conformance');

await runCommand(command, async () => {
  const vectors: Vector[] = [];
  for (const file of command.args) vectors.push(...(await readVectors(file)));
  let failed = 0;
  for (const vector of vectors) {
    const lines = runVector(vector);
    if (lines.length === 0) continue;
    failed++;
    process.stdout.write(`${vector.id} (${vector.rule.join(', ')}): ${vector.about}\n`);
    for (const line of lines) process.stdout.write(`  ${line}\n`);
  }
  process.stdout.write(`${vectors.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});

async function readVectors(file: string): Promise<readonly Vector[]> {
  try {
    return parseVectors(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${messageOf(error)}`, { cause: error });
  }
}
