import { startSimulator } from '@fairlead/cluster-simulator';
import { describe, expect, it } from 'vitest';
import { listPages } from './listPages.ts';

describe('listPages', () => {
  it('gives every object once, page by page, and says what a server refuses', async () => {
    const simulator = await startSimulator({ scene: 'fleet', size: { pods: 1200, services: 80, nodes: 40 }, port: 0 });
    try {
      const names: string[] = [];
      let pages = 0;
      for await (const { items, jsonBytes } of listPages<{ metadata: { name: string } }>(
        simulator.server,
        '/api/v1/pods',
      )) {
        pages += 1;
        names.push(...items.map(({ metadata }) => metadata.name));
        expect(jsonBytes).toBeGreaterThan(items.length * 1000);
      }
      expect(pages).toBe(Math.ceil(names.length / 500));
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThanOrEqual(1200);
      await expect(listPages(simulator.server, '/api/v1/nothings').next()).rejects.toThrow(/nothings was answered 404/);
    } finally {
      await simulator.stop();
    }
  });
});
