import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../options/usageError.ts';
import { parseVectors, runVector, type Vector } from './vectors.ts';

/**
 * `npm run conformance -- FILE...`: runs the resolver on vector files, prints each difference and `N passed, N failed` over all
 * files. Exit code 1 on a failure, 2 if a file cannot be used; then nothing has been run.
 */
async function main(): Promise<number> {
  const files = filesOf(process.argv.slice(2));
  const vectors: Vector[] = [];
  for (const file of files) vectors.push(...(await readVectors(file)));
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
}

function filesOf(args: readonly string[]): readonly string[] {
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    if (positionals.length > 0) return positionals;
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
  throw new UsageError('name at least one vector file: npm run conformance -- FILE...');
}

async function readVectors(file: string): Promise<readonly Vector[]> {
  try {
    return parseVectors(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`conformance: ${error.message}\n`);
  process.exitCode = 2;
}
