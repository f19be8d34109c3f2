import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { connectCluster } from '../cluster/connectCluster.ts';
import type { ConnectedCluster } from '../cluster/connectCluster.ts';
import { ServicePathSchema } from '../http/parameters.ts';
import { chooseCluster, surroundingsOf } from '../options/chooseCluster.ts';
import type { ClusterChoice } from '../options/options.ts';
import { UsageError } from '../options/usageError.ts';
import { explanationText } from './explanation/explanationText.ts';
import { readService } from './explanation/readService.ts';

const USAGE = 'npm run explain -- NAMESPACE/NAME [--kubeconfig FILE] [--context NAME] [--demo] [--json]';

interface Arguments {
  readonly namespace: string;
  readonly name: string;
  readonly cluster: ClusterChoice;
  readonly json: boolean;
}

/**
 * `npm run explain -- NAMESPACE/NAME`: the drawer of a service as text, or with `--json` as the HTTP API answers it. Reads the cluster
 * once. Exit code 0 for `ok` and `at-rest`, 1 for any other verdict, 2 for bad input, with one line that says which.
 */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { namespace, name, cluster, json } = argumentsOf(argv);
  const chosen = chooseCluster(cluster, surroundingsOf(process.env));
  const connected = await connectCluster(chosen, pino({ level: 'silent' }));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('stopped')));
  try {
    const now = Math.floor(Date.now() / 1000);
    const service = await readOrComplain(connected, namespace, name, now, stop.signal);
    const text = json ? `${JSON.stringify(service, undefined, 2)}\n` : explanationText(service, now);
    process.stdout.write(text);
    return service.verdict === 'ok' || service.verdict === 'at-rest' ? 0 : 1;
  } finally {
    await connected.stop();
  }
}

async function readOrComplain(
  { connection }: ConnectedCluster,
  namespace: string,
  name: string,
  now: number,
  signal: AbortSignal,
) {
  const service = await readService(connection, { namespace, name }, now, signal).catch((error: unknown) => {
    throw new UsageError(`${connection.server}: ${messageOf(error)}`, { cause: error });
  });
  if (service === undefined) throw new UsageError(`there is no service ${name} in namespace ${namespace}`);
  return service;
}

function argumentsOf(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new UsageError(`name one service: ${USAGE}`);
  const [namespace, name, ...rest] = target.split('/');
  const path = ServicePathSchema.safeParse({ namespace, name });
  if (!path.success || rest.length > 0) throw new UsageError(`${JSON.stringify(target)} is not NAMESPACE/NAME`);
  return { ...path.data, cluster: clusterOf(values), json: values.json };
}

function clusterOf({ demo, kubeconfig, context }: ReturnType<typeof parsed>['values']): ClusterChoice {
  if (demo) {
    const other = kubeconfig === undefined ? (context === undefined ? undefined : '--context') : '--kubeconfig';
    if (other !== undefined) throw new UsageError(`--demo and ${other} name different clusters; leave one of them out`);
    return { kind: 'demo', demo: { scene: 'shop', pods: undefined, services: undefined, nodes: undefined } };
  }
  if (kubeconfig === undefined && context === undefined) return { kind: 'default' };
  return {
    kind: 'kubeconfig',
    file: kubeconfig === undefined ? undefined : { from: '--kubeconfig', value: kubeconfig },
    context: context === undefined ? undefined : { from: '--context', value: context },
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        demo: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`explain: ${error.message}\n`);
  process.exitCode = 2;
}
