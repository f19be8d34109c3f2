import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';

const module = JSON.stringify(path.join(import.meta.dirname, 'foreground.mjs'));
/** Tells its process id and stays. */
const stays = `console.log(process.pid); setInterval(() => {}, 1000)`;
/** Tells its process id, too, and ends with code 3 at the first word it reads. */
const endsWhenTold = `console.log(process.pid); process.stdin.once('data', () => process.exit(3))`;

/** Code that runs programs as `npm start` and `npm run dev` do. */
const runTogether = (...programs: readonly string[]): string => `import(${module}).then(({ runTogether }) =>
  runTogether(${JSON.stringify(programs)}.map((code) => ({
    command: process.execPath, args: ['-e', code], env: process.env }))))`;

/** Starts code as npm does: with a process in between, which dies of a signal without passing it on. */
const asNpm = (code: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(code)}], { stdio: 'inherit' });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

async function readPids({ stdout }: ChildProcess, count: number): Promise<readonly number[]> {
  const pids: number[] = [];
  if (stdout === null) return pids;
  for await (const line of createInterface(stdout)) {
    pids.push(Number(line));
    if (pids.length === count) break;
  }
  return pids;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const patience = { timeout: 20_000, interval: 100 };

it.each([
  { name: 'the program', programs: [stays] },
  { name: 'all programs', programs: [stays, stays] },
])('ends $name when the process that started it is gone', async ({ programs }) => {
  const npm = asNpm(runTogether(...programs));
  const pids = await readPids(npm, programs.length);
  expect(pids.map(isRunning)).toEqual(programs.map(() => true));
  npm.kill('SIGKILL');
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), patience);
});

it('ends with the first program that ends, and with its exit code', async () => {
  const together = spawn(process.execPath, ['-e', runTogether(stays, endsWhenTold)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const pids = await readPids(together, 2);
  together.stdin?.write('go\n');
  expect(await once(together, 'exit')).toEqual([3, null]);
  expect(pids.filter(isRunning)).toEqual([]);
});
