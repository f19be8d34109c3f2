import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { formatTable } from './format.ts';
import { expectedSeconds, progressLine } from './progress.ts';
import { PUBLISHED, writeReport } from './report/report.ts';
import { readResults } from './report/result.ts';
import { SUITES } from './suites.ts';
import { writeResult } from './writeResult.ts';

// npm run bench -- SUITE [options]. Tables on standard output, progress on standard error, results as JSON in apps/bench/results.
// npm run bench -- report [SUITE...]. Publishes results of suites and writes the tables of docs/benchmarks.
// Exit code 0: done; 1: something is not as it must be; 2: bad input.

const program = new Command('bench')
  .description(
    'Measurements and long runs. Only cluster-world needs a cluster; many can be pointed at one with --kubeconfig.',
  )
  .exitOverride();

for (const suite of SUITES) {
  const command = program.command(suite.name).description(suite.description).exitOverride();
  suite.configure(command);
  command.action(async (options: Record<string, unknown>) => {
    const startedAt = new Date();
    const expected = expectedSeconds(withoutDefaultFlags(command), readResults(PUBLISHED).get(suite.name));
    const say = (line: string): void => {
      const passed = (Date.now() - startedAt.getTime()) / 1000;
      process.stderr.write(`${progressLine(line, passed, expected)}\n`);
    };
    const result = await suite.run(options, say);
    for (const table of result.tables) process.stdout.write(`${formatTable(table)}\n`);
    for (const failure of result.failures) process.stdout.write(`FAILED  ${failure}\n`);
    const file = writeResult(suite.name, withoutDefaultFlags(command), result, startedAt);
    process.stdout.write(`${path.relative(process.cwd(), file)} written\n`);
    if (result.failures.length > 0) process.exitCode = 1;
  });
}

/** All options of a run, but of those that are only set or not just the ones that were set: what is not meant to be written is no flag. */
function withoutDefaultFlags(command: Command): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(command.opts()).filter(
      ([name, value]) => typeof value !== 'boolean' || command.getOptionValueSource(name) === 'cli',
    ),
  );
}

program
  .command('report')
  .description('writes the tables of docs/benchmarks/*.md from the JSON beside them')
  .argument('[suites...]', 'publish the last runs of these first')
  .exitOverride()
  .action((suites: string[]) => {
    for (const file of writeReport(suites)) process.stdout.write(`${path.relative(process.cwd(), file)} written\n`);
  });

try {
  if (process.argv.length <= 2) {
    program.outputHelp({ error: true });
    process.exitCode = 2;
  } else await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Of options that do not go together; what is wrong with one alone Commander has told itself.
  if (error instanceof InvalidArgumentError) process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
