import { configOfFile, configOfUrl, PrometheusConfigError } from '@fairlead/traffic/config';
import type { CommandLine } from './commandLine.ts';
import type { ClusterChoice, Given, ServerOptions, TrafficChoice } from './options.ts';
import { UsageError } from './usageError.ts';
import {
  basePath,
  hostName,
  logLevel,
  memorySize,
  namespaceName,
  nonEmpty,
  scene,
  wholeNumber,
  yesOrNo,
} from './values.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `maxStreams` -> `--max-streams` and `FAIRLEAD_MAX_STREAMS`. */
function namesOf(option: keyof CommandLine): { readonly flag: string; readonly variable: string } {
  const words = option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { flag: `--${words}`, variable: `FAIRLEAD_${words.toUpperCase().replaceAll('-', '_')}` };
}

/**
 * A variable's value. Kubernetes sets `FAIRLEAD_PORT=tcp://...` in every container beside a Service named `fairlead`
 * (service links); that is nobody's wish and is passed over.
 */
function fromEnvironment(environment: Environment, variable: string): string | undefined {
  const value = environment[variable];
  if (value === undefined || value === '') return undefined;
  if (variable === 'FAIRLEAD_PORT' && /^(tcp|udp|sctp):\/\//.test(value)) return undefined;
  return value;
}

class Inputs {
  readonly #line: CommandLine;
  readonly #environment: Environment;

  constructor(line: CommandLine, environment: Environment) {
    this.#line = line;
    this.#environment = environment;
  }

  one(option: Exclude<keyof CommandLine, 'namespace' | 'allowedHost'>): Given | undefined {
    const { flag, variable } = namesOf(option);
    const onLine = this.#line[option];
    if (onLine !== undefined) return { from: flag, value: onLine === true ? '' : onLine };
    const value = fromEnvironment(this.#environment, variable);
    return value === undefined ? undefined : { from: variable, value };
  }

  many(option: 'namespace' | 'allowedHost'): readonly Given[] {
    const { flag, variable } = namesOf(option);
    const onLine = this.#line[option];
    if (onLine !== undefined) return onLine.map((value) => ({ from: flag, value }));
    const value = fromEnvironment(this.#environment, variable);
    if (value === undefined) return [];
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ from: variable, value: part }));
  }
}

const isVariable = (given: Given): boolean => given.from.startsWith('FAIRLEAD_');

/** `FAIRLEAD_DEMO` may also say plainly yes or no. */
function demoScene(given: Given): 'shop' | 'fleet' | undefined {
  if (isVariable(given) && ['0', 'false', 'no'].includes(given.value)) return undefined;
  if (given.value === '' || (isVariable(given) && ['1', 'true', 'yes'].includes(given.value))) return 'shop';
  return scene(given);
}

function clusterChoice(inputs: Inputs): ClusterChoice {
  let demo = inputs.one('demo');
  let kubeconfig = inputs.one('kubeconfig');
  let context = inputs.one('context');
  // The command line wins over the environment also where the two name different clusters.
  if (
    demo !== undefined &&
    isVariable(demo) &&
    [kubeconfig, context].some((given) => given !== undefined && !isVariable(given))
  ) {
    demo = undefined;
  }
  if (demo !== undefined && !isVariable(demo)) {
    kubeconfig = kubeconfig !== undefined && isVariable(kubeconfig) ? undefined : kubeconfig;
    context = context !== undefined && isVariable(context) ? undefined : context;
  }
  const sizes = (['pods', 'services', 'nodes'] as const).map((name) => inputs.one(name));
  const chosen = demo === undefined ? undefined : demoScene(demo);
  const stray = sizes.find((given) => given !== undefined && !isVariable(given));
  if (stray !== undefined && chosen !== 'fleet')
    throw new UsageError(`${stray.from}: only the scene fleet has a size; add --demo fleet`);
  if (demo !== undefined && chosen !== undefined) {
    const other = kubeconfig ?? context;
    if (other !== undefined)
      throw new UsageError(`${demo.from} and ${other.from} name different clusters; leave one of them out`);
    const [pods, services, nodes] = sizes.map((given) =>
      given === undefined ? undefined : wholeNumber(given, 1, 500_000),
    );
    return { kind: 'demo', demo: { scene: chosen, pods, services, nodes } };
  }
  if (kubeconfig === undefined && context === undefined) return { kind: 'default' };
  return {
    kind: 'kubeconfig',
    file: kubeconfig === undefined ? undefined : nonEmpty(kubeconfig, 'the file'),
    context: context === undefined ? undefined : nonEmpty(context, 'the context'),
  };
}

/** A file may leave the address to `--prometheus`, which is told more easily in a manifest. */
function trafficChoice(inputs: Inputs): TrafficChoice {
  const url = inputs.one('prometheus');
  const file = inputs.one('prometheusConfig');
  const scrape = inputs.one('scrape');
  const from = file ?? url;
  const scraping = scrape !== undefined && yesOrNo(scrape);
  if (from === undefined) return { prometheus: undefined, scrape: scraping };
  if (scraping && scrape !== undefined) {
    throw new UsageError(`${from.from} and ${scrape.from} name different sources of traffic; leave one of them out`);
  }
  try {
    const config =
      file === undefined ? configOfUrl(from.value) : configOfFile(nonEmpty(file, 'the file').value, url?.value);
    return { prometheus: config, scrape: false };
  } catch (error) {
    if (error instanceof PrometheusConfigError)
      throw new UsageError(`${from.from}: ${error.message}`, { cause: error });
    throw error;
  }
}

/**
 * Checks and merges command line and environment; the command line wins.
 *
 * @throws UsageError naming the option or the variable that cannot be used.
 */
export function parseOptions(line: CommandLine, environment: Environment): ServerOptions {
  const inputs = new Inputs(line, environment);
  const optional = <T>(option: Parameters<Inputs['one']>[0], read: (given: Given) => T, otherwise: T): T => {
    const given = inputs.one(option);
    return given === undefined ? otherwise : read(given);
  };
  return {
    cluster: clusterChoice(inputs),
    namespaces: [...new Set(inputs.many('namespace').map(namespaceName))],
    traffic: trafficChoice(inputs),
    configMaps: optional('configMaps', yesOrNo, false),
    host: optional('host', hostName, '127.0.0.1'),
    named: { host: inputs.one('host')?.from ?? '--host', port: inputs.one('port')?.from ?? '--port' },
    port: optional('port', (given) => wholeNumber(given, 0, 65_535), 8420),
    basePath: optional('basePath', basePath, '/'),
    allowedHosts: [...new Set(inputs.many('allowedHost').map(hostName))],
    allowDetails: optional('allowDetails', yesOrNo, false),
    maxStreams: optional('maxStreams', (given) => wholeNumber(given, 1, 100_000), 2000),
    memoryBudgetBytes: optional<number | undefined>('memoryBudget', memorySize, undefined),
    logLevel: optional('logLevel', logLevel, 'info'),
  };
}
