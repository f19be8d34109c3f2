// Runs a command and says what is going on while it runs: a line that counts seconds on a terminal, a line now and then in
// a log. What the command prints is kept and shown only if it fails.
import { spawn } from 'node:child_process';

const quietMs = 15_000;
/** What is over sooner is not worth a word: a warm start, or a wrong option, says only what it has to say. */
const unsaidMs = 1500;

/**
 * Resolves when the command ends with 0; rejects with an Error that carries its output otherwise.
 * @param {string} title what a person reads while it runs
 */
export async function runWithProgress(title, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const terminal = process.stderr.isTTY === true;
  const say = () =>
    process.stderr.write(
      terminal ? `\r\u001b[Kfairlead: ${title} ... ${seconds()}` : `fairlead: ${title} ... ${seconds()}\n`,
    );
  let timer;
  const first = setTimeout(() => {
    say();
    timer = setInterval(say, terminal ? 1000 : quietMs);
  }, unsaidMs);
  const output = [];
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
        ...options,
      });
      child.stdout.on('data', (chunk) => output.push(chunk));
      child.stderr.on('data', (chunk) => output.push(chunk));
      child.on('error', reject);
      child.on('close', (exitCode, signal) => resolve(exitCode ?? signal));
    });
    if (code !== 0)
      throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${Buffer.concat(output).toString().trimEnd()}`);
  } finally {
    clearTimeout(first);
    clearInterval(timer);
    if (terminal && timer !== undefined) process.stderr.write('\r\u001b[K');
  }
  if (timer !== undefined) process.stderr.write(`fairlead: ${title}: done in ${seconds()}\n`);
}
