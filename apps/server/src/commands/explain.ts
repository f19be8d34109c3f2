import { Command } from 'commander';
import { pino } from 'pino';
import { connectCluster } from '../cluster/connectCluster.ts';
import type { ConnectedCluster } from '../cluster/connectCluster.ts';
import { ServicePathSchema } from '../http/parameters.ts';
import { chooseCluster, surroundingsOf } from '../options/chooseCluster.ts';
import type { ClusterChoice } from '../options/options.ts';
import { UsageError } from '../options/usageError.ts';
import { explanationText } from './explanation/explanationText.ts';
import { readService } from './explanation/readService.ts';
import { messageOf } from '../messageOf.ts';
import { runCommand } from './shared/runCommand.ts';

interface Options {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly demo?: true;
  readonly json?: true;
}

/**
 * `npm run explain -- NAMESPACE/NAME`: the drawer of a service as text, or with `--json` as the HTTP API answers it. Reads the cluster
 * once. Exit code 0 for `ok` and `at-rest`, 1 for any other verdict, 2 for bad input, with one line that says which.
 */
const command = new Command('explain')
  .description(
    'The drawer of one service as text: its verdict, why, and each pod with its reasons. Reads the cluster once.\n\n' +
      'Ends with 0 if the service is ok or at rest, with 1 for any other verdict, with 2 for bad input.',
  )
  .argument('<NAMESPACE/NAME>', 'the service')
  .option('--kubeconfig <file>', 'use the cluster of this kubeconfig')
  .option('--context <name>', 'use this context of the kubeconfig')
  .option('--demo', 'use the simulated shop')
  .option('--json', 'as the HTTP API answers it');

await runCommand(command, async () => {
  const { namespace, name } = serviceOf(command.args[0] ?? '');
  const options = command.opts<Options>();
  const chosen = chooseCluster(clusterOf(options), surroundingsOf(process.env));
  const connected = await connectCluster(chosen, pino({ level: 'silent' }));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('stopped')));
  try {
    const now = Math.floor(Date.now() / 1000);
    const service = await readOrComplain(connected, namespace, name, now, stop.signal);
    const text = options.json ? `${JSON.stringify(service, undefined, 2)}\n` : explanationText(service, now);
    process.stdout.write(text);
    return service.verdict === 'ok' || service.verdict === 'at-rest' ? 0 : 1;
  } finally {
    await connected.stop();
  }
});

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

function serviceOf(target: string) {
  const [namespace, name, ...rest] = target.split('/');
  const path = ServicePathSchema.safeParse({ namespace, name });
  if (!path.success || rest.length > 0) throw new UsageError(`${JSON.stringify(target)} is not NAMESPACE/NAME`);
  return path.data;
}

function clusterOf({ demo, kubeconfig, context }: Options): ClusterChoice {
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
