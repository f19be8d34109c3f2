// Runs programs in place of this one: their exit code is ours, and whatever ends us ends them.
import { spawn } from 'node:child_process';

const orphanCheckMs = 1000;

/** One program in place of this one; `process.exitCode` is set when it ends. */
export function runInForeground(command, args, env) {
  runTogether([{ command, args, env }]);
}

/**
 * Programs that live and end together: when one ends, the others get a SIGTERM, and its exit code is ours.
 * Signals are passed on once each. npm passes a signal to a shell in between, which dies of it without a word to us: so a
 * parent that is gone counts as a SIGTERM, too, and nothing is left behind.
 */
export function runTogether(programs) {
  const running = new Set();
  /** One has ended: what the others end with was our doing. */
  let stopping = false;
  const stopAll = (signal) => {
    for (const child of running) child.kill(signal);
  };
  for (const { command, args, env, cwd } of programs) {
    const child = spawn(command, args, { stdio: 'inherit', env, cwd });
    running.add(child);
    child.on('error', (error) => {
      process.stderr.write(`fairlead: ${command} could not be started: ${error.message}\n`);
      process.exitCode = 1;
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (!stopping) process.exitCode ||= code ?? (signal === null ? 0 : 1);
      stopping = true;
      stopAll('SIGTERM');
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal));
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stopAll('SIGTERM');
  }, orphanCheckMs);
  timer.unref();
}
