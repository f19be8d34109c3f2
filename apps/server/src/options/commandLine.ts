import { Command, CommanderError } from 'commander';
import { UsageError } from './usageError.ts';

/** What the command line says, not yet checked: one string per option, a list for the repeatable ones. */
export interface CommandLine {
  /** `true` for `--demo` without a scene. */
  readonly demo?: string | true;
  readonly pods?: string;
  readonly services?: string;
  readonly nodes?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string[];
  readonly prometheus?: string;
  readonly prometheusConfig?: string;
  readonly scrape?: true;
  readonly configMaps?: true;
  readonly host?: string;
  readonly port?: string;
  readonly basePath?: string;
  readonly allowedHost?: string[];
  readonly allowDetails?: true;
  readonly maxStreams?: string;
  readonly memoryBudget?: string;
  readonly logLevel?: string;
}

/** The command line, or the text to print on stdout for `--help` and `--version`. */
export type CommandLineResult =
  { readonly kind: 'options'; readonly options: CommandLine } | { readonly kind: 'text'; readonly text: string };

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

const ENVIRONMENT_HELP = `
Each option has an environment variable: FAIRLEAD_PORT for --port, FAIRLEAD_ALLOWED_HOST for --allowed-host and so on,
lists with commas. The command line wins.

Without --demo, --kubeconfig and --context: the configuration of the cluster this runs in, else KUBECONFIG or
~/.kube/config if there is one, else the demo.`;

function program(version: string): Command {
  return new Command('fairlead')
    .description('A live map of the services of a Kubernetes cluster, in the browser.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--demo [scene]', 'a simulated cluster: shop (default) or fleet')
    .option('--pods <n>', 'pods of the scene fleet (default: 5000)')
    .option('--services <n>', 'services of the scene fleet (default: pods / 15)')
    .option('--nodes <n>', 'nodes of the scene fleet (default: pods / 30)')
    .option('--kubeconfig <file>', 'use the cluster of this kubeconfig')
    .option('--context <name>', 'use this context of the kubeconfig')
    .option('--namespace <ns>', 'watch only this namespace (repeatable)', collect)
    .option('--prometheus <url>', 'traffic from this Prometheus-compatible server')
    .option('--prometheus-config <file>', 'the same with credentials, headers and certificates, as YAML')
    .option('--scrape', 'traffic from the exporters themselves, where the rights for it are granted')
    .option(
      '--config-maps',
      'guess calls also from the ConfigMaps that workloads use, where the right to get them is granted',
    )
    .option('--host <address>', 'where to listen (default: 127.0.0.1)')
    .option('--port <n>', 'where to listen; 0 takes any free port (default: 8420)')
    .option('--base-path <path>', 'serve below this path (default: /)')
    .option('--allowed-host <name>', 'accept this Host header, too (repeatable)', collect)
    .option('--allow-details', 'serve events, YAML and logs also when listening beyond loopback')
    .option('--max-streams <n>', 'live connections at most (default: 2000)')
    .option('--memory-budget <size>', 'leave detail out near this much memory, such as 512Mi (default: none)')
    .option('--log-level <level>', 'fatal, error, warn, info, debug, trace or silent (default: info)')
    .addHelpText('after', ENVIRONMENT_HELP)
    .allowExcessArguments(false)
    .exitOverride();
}

/**
 * Reads the arguments after the program's name. Prints nothing.
 *
 * @throws UsageError for an unknown option, a missing value or an argument too many.
 */
export function parseCommandLine(argv: readonly string[], version: string): CommandLineResult {
  let text = '';
  const command = program(version).configureOutput({ writeOut: (part) => (text += part), writeErr: () => undefined });
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text };
    const words = error.message.replace(/^error: /, '').replace(/\.$/, '');
    throw new UsageError(`${words}; --help lists the options`);
  }
  return { kind: 'options', options: command.opts<CommandLine>() };
}
