import { writeFile } from 'node:fs/promises';
import { startSimulator } from './simulator.ts';

const arg = (name: string): string | undefined => {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
};
const simulator = await startSimulator({ port: Number(arg('--port') ?? 6443) });
const out = arg('--kubeconfig-out');
if (out !== undefined) await writeFile(out, simulator.kubeconfig);
console.log(JSON.stringify({ kubeconfig: simulator.kubeconfigFile, server: simulator.server }));
const stop = (): void => {
  void simulator.stop().then(() => process.exit(0));
};
process.on('SIGTERM', stop).on('SIGINT', stop);
if (process.argv.includes('--announce')) process.stdin.on('end', stop).resume();
