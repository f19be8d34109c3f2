import { cpus, totalmem } from 'node:os';

/** What a suite ran on. */
export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cpus: number;
  readonly memoryBytes: number;
}

export function thisMachine(): Machine {
  const [cpu] = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpu?.model ?? 'unknown',
    cpus: cpus().length,
    memoryBytes: totalmem(),
  };
}
