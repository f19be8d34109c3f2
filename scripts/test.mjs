// npm test: installs what is missing, then runs everything: format, lint, boundaries, unused code, types, unit and
// integration tests, build, browser. `npm test -- lint unit` runs only the steps named.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { failureLines } from './failures.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePrometheus } from './prometheus.mjs';
import { toolEnvironment } from './runtime.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const turbo = (...args) => [
  bin('turbo'),
  ['run', ...args, '--ui=stream', '--output-logs=new-only', '--concurrency=2', '--continue'],
];

/** The steps in order: the quick ones first, so that a slip shows early. */
const steps = [
  { name: 'format', command: [bin('prettier'), ['--check', '--log-level=warn', '.']] },
  { name: 'lint', command: [bin('oxlint'), ['--deny-warnings', 'packages', 'apps', 'scripts']] },
  { name: 'boundaries', command: [bin('turbo'), ['boundaries']] },
  { name: 'unused', command: [bin('knip'), []] },
  { name: 'types', command: turbo('typecheck') },
  {
    name: 'checks',
    command: [bin('vitest'), ['run', '--root', 'scripts', '--config', path.join(root, 'vitest.config.ts')]],
  },
  { name: 'unit', command: turbo('test'), prometheus: true },
  { name: 'build', command: turbo('build') },
  { name: 'browser', command: [bin('playwright'), ['test']], browser: true, prometheus: true },
];

/** Runs a step, shows its output as it comes, and resolves to its exit code and that output. */
function run([command, args], env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
      shell: process.platform === 'win32',
    });
    const output = [];
    const show = (stream) => (chunk) => {
      output.push(chunk);
      stream.write(chunk);
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    const end = (code) => resolve({ code, output: Buffer.concat(output).toString() });
    child.on('error', (error) => {
      show(process.stderr)(Buffer.from(`${error.message}\n`));
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `npm test: no step is called ${unknown.join(', ')}; the steps are ${steps.map((step) => step.name).join(', ')}\n`,
  );
  process.exit(2);
}
const chosen = names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));

let browser;
let prometheus;
try {
  await ensureInstalled(root);
  if (chosen.some((step) => step.browser)) browser = await ensureBrowser(root);
  if (chosen.some((step) => step.prometheus)) prometheus = await ensurePrometheus(root);
} catch (error) {
  process.stderr.write(`fairlead: ${error.message}\n`);
  process.exit(1);
}

const env = {
  ...toolEnvironment(root),
  // The tools write to a pipe, which on a terminal must not cost their colours.
  ...(process.stdout.isTTY === true && { FORCE_COLOR: '1' }),
  ...(browser !== undefined && { FAIRLEAD_TEST_BROWSER: browser }),
  ...(prometheus !== undefined && { FAIRLEAD_TEST_PROMETHEUS: prometheus }),
};
const failed = [];
for (const step of chosen) {
  process.stdout.write(`\n== ${step.name}\n`);
  const started = Date.now();
  const { code, output } = await run(step.command, env);
  process.stdout.write(
    `== ${step.name}: ${code === 0 ? 'passed' : `failed (${code})`} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  if (code !== 0) failed.push({ name: step.name, lines: failureLines(output) });
}
for (const { name, lines } of failed) process.stdout.write(`\n== ${name} failed with\n${lines.join('\n')}\n`);
if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.map(({ name }) => name).join(', ')}\n`);
process.stdout.write(`\nsteps: ${chosen.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
