import { pino } from 'pino';
import { expect, it } from 'vitest';
import { SimulatorProcess } from '../src/demo/simulatorProcess.ts';
import { eventually } from './harness.ts';

it('starts a simulated cluster that has died again, at the same address', async () => {
  const demo = { scene: 'shop', pods: undefined, services: undefined, nodes: undefined } as const;
  const started = await SimulatorProcess.start(demo, pino({ level: 'silent' }));
  const { server } = started.announcement;
  try {
    expect((await fetch(`${server}/healthz`)).status).toBe(200);
    const { pid } = started.process;
    if (pid === undefined) throw new Error('no process');
    process.kill(pid, 'SIGKILL');
    await eventually(async () => {
      expect(started.process.pid).not.toBe(pid);
      expect((await fetch(`${server}/healthz`)).status).toBe(200);
    });
  } finally {
    await started.process.stop();
  }
  await expect(fetch(`${server}/healthz`)).rejects.toThrow();
});
