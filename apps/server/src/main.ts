import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { giveBackMemory, keepHeapSmall } from '@fairlead/kube-client/smallHeap';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Logger } from 'pino';
import { isLoopback } from './http/hostGuard.ts';
import { chooseCluster, surroundingsOf } from './options/chooseCluster.ts';
import type { ChosenCluster } from './options/chooseCluster.ts';
import { chooseTraffic } from './options/chooseTraffic.ts';
import { parseCommandLine } from './options/commandLine.ts';
import type { ServerOptions } from './options/options.ts';
import { parseOptions } from './options/parseOptions.ts';
import { UsageError } from './options/usageError.ts';
import { readBuiltPage } from './page/builtPage.ts';
import { messageOf } from './messageOf.ts';

const EXIT_USAGE = 2;

function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line for a person; the stack of what nobody foresaw goes to the log. */
function complain(error: unknown, log: Logger | undefined): void {
  const message = messageOf(error);
  process.stderr.write(`fairlead: ${message}\n`);
  if (!(error instanceof UsageError)) log?.debug({ err: error }, 'could not start');
  process.exitCode = error instanceof UsageError ? EXIT_USAGE : 1;
}

function greet(url: string, chosen: ChosenCluster, context: string, options: ServerOptions): void {
  const where = chosen.kind === 'demo' ? `the demo cluster (${chosen.demo.scene})` : `cluster ${context}`;
  say(`Fairlead shows ${where} on ${url}`);
  if (isLoopback(options.host)) return;
  say('There is no sign-in yet: whoever reaches this address sees the cluster. Serve it to trusted networks only.');
}

/** A terminal and a parent process may both pass on one Ctrl-C. */
const SAME_SIGNAL_MS = 1_000;

/** Calls back at the first signal; one that comes later, from somebody who does not want to wait, ends the process at once. */
function onStopSignal(stop: (signal: string) => void): void {
  let stoppingSince: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppingSince === undefined) {
        stoppingSince = performance.now();
        stop(signal);
      } else if (performance.now() - stoppingSince > SAME_SIGNAL_MS) {
        process.exit(1);
      }
    });
  }
}

/** What nobody foresaw ends the process: its state is not to be trusted any more, and whoever runs it starts it again. */
function dieOfTheUnforeseen(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'unforeseen error');
    process.exit(1);
  });
}

async function run(options: ServerOptions, version: string): Promise<void> {
  const log = pino(
    { level: options.logLevel, base: null, timestamp: stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  );
  dieOfTheUnforeseen(log);
  try {
    const chosen = chooseCluster(options.cluster, surroundingsOf(process.env));
    const page = readBuiltPage(fileURLToPath(new URL('../../web/dist/', import.meta.url)));
    // Wrong options are told before the larger part of the program is loaded, which goes on while the demo starts.
    const { connectCluster } = await import('./cluster/connectCluster.ts');
    const [cluster, { startServer }] = await Promise.all([connectCluster(chosen, log), import('./startServer.ts')]);
    const server = await startServer({
      ...options,
      traffic: chooseTraffic(options.traffic, chosen),
      configMaps: options.configMaps || chosen.kind === 'demo',
      cluster,
      page,
      version,
      log,
      onShown: giveBackMemory,
    }).catch(async (error: unknown) => {
      await cluster.stop();
      throw error;
    });
    onStopSignal((signal) => {
      log.info({ signal }, 'stopping');
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          complain(error, log);
          process.exit(1);
        },
      );
    });
    if (page === undefined) log.warn('the page has not been built; only the API is served');
    greet(server.url, chosen, cluster.connection.contextName, options);
  } catch (error) {
    complain(error, log);
  }
}

keepHeapSmall();
// What has been compiled once is not compiled again: half the time of a start.
enableCompileCache();
const version = packageVersion();
try {
  const line = parseCommandLine(process.argv.slice(2), version);
  if (line.kind === 'text') process.stdout.write(line.text);
  else await run(parseOptions(line.options, process.env), version);
} catch (error) {
  complain(error, undefined);
}
