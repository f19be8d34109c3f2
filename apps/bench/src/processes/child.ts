import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of our own that is asked questions, one at a time. */
export interface Child {
  readonly pid: number;
  /** Sends a message and waits for the answer; rejects when the process ends first, with the end of what it said. */
  ask<A>(message: object, patienceMs: number): Promise<A>;
  stop(): Promise<void>;
}

const KEPT_CHARACTERS = 2000;

/**
 * For a process whose memory is compared before and after: it collects its garbage when told to, and keeps the code that it has compiled.
 * V8 throws away what has not run for some collections, at some time between the two measures: after five megabytes of code less,
 * thousands of pods seem to take nothing.
 */
export const MEASURED = ['--expose-gc', '--no-flush-bytecode'] as const;

/** Starts a module in a fresh process whose memory can be measured. */
export function startChild(module: URL, args: readonly string[], heapMegabytes = 8192): Child {
  const child = fork(fileURLToPath(module), args, {
    execArgv: [...MEASURED, `--max-old-space-size=${heapMegabytes}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return asked(child);
}

/** The same for a process that was started otherwise, with a channel for messages. */
export function asked(child: ChildProcess): Child {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT_CHARACTERS);
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    ask: async <A>(message: object, patienceMs: number) => {
      if (hasEnded()) throw new ChildEndedError(said);
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), patienceMs);
      try {
        const answer = once(child, 'message', { signal: patience.signal });
        const end = once(child, 'exit', { signal: patience.signal }).then(() => {
          throw new ChildEndedError(said);
        });
        // Whichever comes second is let go.
        answer.catch(() => undefined);
        end.catch(() => undefined);
        child.send(message);
        const [reply] = (await Promise.race([answer, end])) as [{ readonly failed?: string }];
        if (reply.failed !== undefined) throw new Error(reply.failed);
        return reply as A;
      } catch (error) {
        if (patience.signal.aborted) throw new Error(`no answer within ${patienceMs / 1000} s`, { cause: error });
        throw error;
      } finally {
        clearTimeout(timer);
        patience.abort();
      }
    },
    stop: async () => {
      if (hasEnded()) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A process ended when it was to answer. */
export class ChildEndedError extends Error {
  override readonly name = 'ChildEndedError';
  readonly code = 'CHILD_ENDED';

  constructor(said: string) {
    const line = said.split('\n').find((each) => /error|fatal/i.test(each));
    super(`the process ended: ${line?.trim() ?? 'without a word'}`);
  }
}

export interface SimulatorChild {
  readonly server: string;
  readonly kubeconfig: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the simulated cluster in a process of its own. */
export async function startFleet(options: Readonly<Record<string, number>>): Promise<SimulatorChild> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.resolve('@fairlead/cluster-simulator')));
  const sizes = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [main, '--announce', '--scene', 'fleet', '--port', '0', ...sizes], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text));
  const end = once(child, 'exit').then(([code]) => {
    throw new Error(`the simulated cluster ended with exit code ${String(code)}`);
  });
  end.catch(() => undefined);
  const announced = JSON.parse(await Promise.race([line, end])) as { server: string; kubeconfig: string };
  return {
    ...announced,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
