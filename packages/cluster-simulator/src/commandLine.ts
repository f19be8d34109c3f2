import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { TELEMETRY_KINDS } from './exporters/exporter.ts';
import type { TelemetryKind } from './exporters/exporter.ts';
import type { SimulatorOptions } from './simulator.ts';
import { SCENES } from './scenes/scenes.ts';
import type { SceneName } from './scenes/scenes.ts';

/** An input that cannot be used. The message names it and the mend, in one line. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code = 'INPUT';
}

export interface CommandLine extends SimulatorOptions {
  readonly scene: SceneName;
  readonly port: number;
  readonly kubeconfigOut: string | undefined;
  readonly announce: boolean;
}

interface Parsed {
  readonly port: number;
  readonly scene: SceneName;
  readonly pods?: number;
  readonly services?: number;
  readonly nodes?: number;
  readonly churn?: number;
  readonly telemetry?: TelemetryKind;
  readonly kubeconfigOut?: string;
  readonly announce?: true;
}

const LIMITS = { pods: 200_000, services: 20_000, nodes: 10_000, churn: 100_000 } as const;

/**
 * Reads the arguments after the script's name. Throws `InputError` for what cannot be used, and `CommanderError` with exit code
 * 0 once help has been printed.
 */
export function parseOptions(argv: readonly string[]): CommandLine {
  const command = new Command('simulate')
    .description('A simulated cluster behind the Kubernetes HTTP API, on loopback only.')
    .option('--port <n>', 'port on 127.0.0.1; 0 takes a free one', whole(0, 65_535), 6443)
    .option('--scene <name>', `what is in the cluster: ${SCENES.join(', ')}`, scene, 'shop')
    .option('--pods <n>', 'fleet: pods (default: 5000)', whole(1, LIMITS.pods))
    .option('--services <n>', 'fleet: services (default: pods / 15)', whole(1, LIMITS.services))
    .option('--nodes <n>', 'fleet: nodes (default: pods / 30)', whole(1, LIMITS.nodes))
    .option('--churn <n>', 'fleet: events per second, for measuring (default: 0)', whole(0, LIMITS.churn))
    .option(
      '--telemetry <kind>',
      `how pods tell of their calls: ${TELEMETRY_KINDS.join(', ')} (default: istio)`,
      telemetryKind,
    )
    .option('--kubeconfig-out <file>', 'write the kubeconfig there')
    .option('--announce', 'print one line of JSON when ready; end when standard input closes')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0) {
      throw new InputError(`${error.message.replace(/^error: /, '')} (see --help)`, { cause: error });
    }
    throw error;
  }
  const {
    port,
    scene: name,
    pods,
    services,
    nodes,
    churn,
    telemetry,
    kubeconfigOut,
    announce,
  } = command.opts<Parsed>();
  const size = {
    ...(pods !== undefined && { pods }),
    ...(services !== undefined && { services }),
    ...(nodes !== undefined && { nodes }),
    ...(churn !== undefined && { churn }),
  };
  const [stray] = Object.keys(size);
  if (name !== 'fleet' && stray !== undefined) {
    throw new InputError(`--${stray} belongs to --scene fleet; add that, or leave --${stray} out`);
  }
  if (name === 'fleet' && telemetry !== undefined && telemetry !== 'istio' && telemetry !== 'none') {
    throw new InputError(`--telemetry ${telemetry} belongs to --scene shop; a fleet has istio or none`);
  }
  return {
    port,
    scene: name,
    size,
    ...(telemetry !== undefined && { telemetry }),
    kubeconfigOut,
    announce: announce === true,
  };
}

function whole(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to) {
      throw new InvalidArgumentError(`Give a whole number from ${from} to ${to}.`);
    }
    return value;
  };
}

function scene(text: string): SceneName {
  return oneOf(SCENES, text);
}

function telemetryKind(text: string): TelemetryKind {
  return oneOf(TELEMETRY_KINDS, text);
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((name) => name === text);
  if (found === undefined) throw new InvalidArgumentError(`Give one of: ${known.join(', ')}.`);
  return found;
}
