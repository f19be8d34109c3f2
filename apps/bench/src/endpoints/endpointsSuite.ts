import { openCluster } from '../processes/cluster.ts';
import { clusterOptions, realCluster } from '../realCluster.ts';
import type { RealCluster } from '../realCluster.ts';
import type { Suite, SuiteResult } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { endpointsTables } from './endpointsTables.ts';
import type { Width } from './endpointsTables.ts';
import { holdForms } from './holdForms.ts';
import { restartOwnService } from './ownService.ts';
import { rollingRestart } from './rollingRestart.ts';

const WIDTHS = [5, 20, 500] as const;
/** Of the pods of a fleet, those that are deleted. */
const EVERY = 10;

/** What caching Endpoints and EndpointSlices would add: memory and wire apart, by the width of services. */
export const endpointsSuite: Suite = {
  name: 'endpoints',
  description: 'what caching Endpoints and EndpointSlices adds in memory, and on the wire during a rolling restart',
  configure: (command) =>
    void clusterOptions(command, 'restart a service of its own in it')
      .option('--pods <n>', 'pods of each cluster', wholeNumber(1000, 50_000), 10_000)
      .option('--replicas <n>', 'pods of the service restarted in a real cluster', wholeNumber(2, 500), 20),
  async run(options, say) {
    const real = await realCluster(options);
    return real === undefined
      ? measureFleets(Number(options['pods']), say)
      : measureReal(real, Number(options['replicas']), say);
  },
};

async function measureFleets(pods: number, say: (line: string) => void): Promise<SuiteResult> {
  const widths: Width[] = [];
  for (const width of WIDTHS) {
    const fleet = await openCluster(undefined, { pods, services: Math.ceil(pods / width) });
    try {
      say(`services of ${width} pods: holding them in each form`);
      const forms = await holdForms(fleet);
      say(`services of ${width} pods: restarting a tenth of the pods`);
      widths.push({ width, ...forms, restart: await rollingRestart(fleet.server, { every: EVERY }) });
    } finally {
      await fleet.stop();
    }
  }
  return { tables: endpointsTables(widths, 'a tenth of the pods'), data: { widths }, failures: [] };
}

/** As it is; only a service of its own is restarted, and only where that is allowed. */
async function measureReal(real: RealCluster, replicas: number, say: (line: string) => void): Promise<SuiteResult> {
  const cluster = await openCluster(real.kubeconfig, {});
  try {
    say('holding the cluster in each form');
    const forms = await holdForms(cluster);
    if (real.mayWrite) say(`restarting a service of ${replicas} pods`);
    const restart = real.mayWrite ? await restartOwnService(cluster.server, replicas) : undefined;
    const width: Width = { width: 'its own', ...forms, ...(restart === undefined ? {} : { restart }) };
    const tables = endpointsTables([width], `a service of ${replicas} pods made for it`);
    return { tables, data: { widths: [width] }, failures: [] };
  } finally {
    await cluster.stop();
  }
}
