import { writeFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { InputError, parseOptions } from './commandLine.ts';
import { startSimulator } from './simulator.ts';

/** Runs the simulator until it is told to stop. Exit code 2 for an input that cannot be used, with one line that names it. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const simulator = await startSimulator(options).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      throw new InputError(`--port ${options.port} cannot be used (${error.code}); give another, or 0 for a free one`);
    }
    throw error;
  });
  const stop = (): void => void simulator.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
  if (options.kubeconfigOut !== undefined) {
    await writeFile(options.kubeconfigOut, simulator.kubeconfig, { mode: 0o600 }).catch(async (error: unknown) => {
      await simulator.stop();
      throw new InputError(`--kubeconfig-out ${options.kubeconfigOut} cannot be written: ${String(error)}`);
    });
  }
  const kubeconfig = options.kubeconfigOut ?? simulator.kubeconfigFile;
  if (options.announce) {
    process.stdout.write(`${JSON.stringify({ kubeconfig, server: simulator.server })}\n`);
    // Whoever started this process holds the other end; when it goes, nobody needs the simulator any more.
    process.stdin.once('close', stop).once('end', stop).resume();
  } else {
    process.stdout.write(`Simulated cluster "${options.scene}" at ${simulator.server}\n`);
    process.stdout.write(`  kubectl --kubeconfig ${kubeconfig} get pods -A\n`);
  }
}

try {
  await main();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
