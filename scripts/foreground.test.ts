import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it, vi } from 'vitest';

const module = JSON.stringify(path.join(import.meta.dirname, 'foreground.mjs'));
/** Runs a program that tells its process id and stays. */
const wrapper = `import(${module}).then(({ runInForeground }) =>
  runInForeground(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], process.env))`;
/** Starts the wrapper as npm does: with a process in between, which dies of a signal without passing it on. */
const between = `require('node:child_process')
  .spawn(process.execPath, ['-e', ${JSON.stringify(wrapper)}], { stdio: 'inherit' });`;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('ends the program when the process that started it is gone', async () => {
  const npm = spawn(process.execPath, ['-e', between], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(npm.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  expect(isRunning(pid)).toBe(true);
  npm.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000, interval: 100 });
});
