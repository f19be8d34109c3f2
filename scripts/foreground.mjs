// Runs a program in place of this one: its exit code is ours, and whatever ends us ends it.
import { spawn } from 'node:child_process';

const orphanCheckMs = 1000;

/**
 * Sets `process.exitCode` when the program ends. Signals are passed on once each. npm passes a signal to a shell in between,
 * which dies of it without a word to us: so a parent that is gone counts as a SIGTERM, too, and no server is left behind.
 */
export function runInForeground(command, args, env) {
  const child = spawn(command, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, orphanCheckMs);
  timer.unref();
  child.on('error', (error) => {
    process.stderr.write(`fairlead: ${command} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 0 : 1);
  });
}
