import type { Suite } from '../suite.ts';
import { MutatedCopy } from './mutatedCopy.ts';
import { MUTATIONS } from './mutations.ts';

/** Mistakes planted one by one into a copy of the resolver: its own tests have to notice each. */
export const mutationsSuite: Suite = {
  name: 'mutations',
  description: `${MUTATIONS.length} mistakes planted into a copy of the resolver, which its tests must notice`,
  configure: (command) => void command.option('--only <text>', 'only mistakes whose name or file has this text', ''),
  async run({ only }, say) {
    const text = String(only);
    const chosen = MUTATIONS.filter(({ name, file }) => name.includes(text) || file.includes(text));
    const copy = new MutatedCopy();
    try {
      const sound = await copy.run();
      if (sound.caughtBy !== undefined) throw new Error(`the tests fail without any mistake: ${sound.caughtBy}`);
      const tried: { name: string; file: string; caughtBy: string | undefined }[] = [];
      for (const [index, mutation] of chosen.entries()) {
        const { caughtBy } = await copy.try(mutation);
        tried.push({ name: mutation.name, file: mutation.file, caughtBy });
        say(`${index + 1} of ${chosen.length}: ${caughtBy === undefined ? 'SURVIVED' : 'caught'}  ${mutation.name}`);
      }
      const survivors = tried.filter(({ caughtBy }) => caughtBy === undefined);
      return {
        tables: [
          {
            title: 'Planted mistakes',
            head: ['mistake', 'caught by'],
            rows: tried.map(({ name, caughtBy = 'NOBODY' }) => [name, caughtBy]),
          },
          { title: 'Sum', head: ['planted', 'caught'], rows: [[tried.length, tried.length - survivors.length]] },
        ],
        data: { planted: tried.length, caught: tried.length - survivors.length, tried },
        failures: survivors.map(({ name, file }) => `nobody notices "${name}" in ${file}`),
      };
    } finally {
      copy.remove();
    }
  },
};
