import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Mutation } from './mutation.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..', '..');
const PACKAGE = 'packages/resolver';

/** What the tests of the resolver say to a mutated copy of it. */
export interface Verdict {
  /** The first test that failed, or why the run failed without one; `undefined` if all passed. */
  readonly caughtBy: string | undefined;
}

/** The part of Vitest's JSON report that is read. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** A copy of the resolver in a folder of its own, which shares the installed packages; the checkout is never changed. */
export class MutatedCopy {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'fairlead-mutations-'));
  readonly #package = path.join(this.#folder, PACKAGE);

  constructor() {
    mkdirSync(path.dirname(this.#package), { recursive: true });
    // Its tests read recordings that stand in another package.
    for (const name of readdirSync(path.join(ROOT, 'packages'))) {
      const other = path.join('packages', name);
      if (other !== path.normalize(PACKAGE)) symlinkSync(path.join(ROOT, other), path.join(this.#folder, other));
    }
    for (const name of ['package.json', 'tsconfig.base.json'])
      cpSync(path.join(ROOT, name), path.join(this.#folder, name));
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.#folder, 'node_modules'));
    cpSync(path.join(ROOT, PACKAGE), this.#package, {
      recursive: true,
      filter: (source) => !source.includes(`${path.sep}node_modules`) && !source.includes(`${path.sep}.turbo`),
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** Plants a mistake, runs the tests, and takes it back. @throws if its text does not stand in the file exactly once. */
  async try(mutation: Mutation): Promise<Verdict> {
    const file = path.join(this.#package, 'src', mutation.file);
    const sound = readFileSync(file, 'utf8');
    writeFileSync(file, mutate(sound, mutation));
    try {
      return await this.run();
    } finally {
      writeFileSync(file, sound);
    }
  }

  /** Runs the tests until the first one fails: those beside the sources, then the long ones. */
  async run(): Promise<Verdict> {
    const quick = await this.#runIn('src/');
    return quick.caughtBy === undefined ? this.#runIn('test/') : quick;
  }

  async #runIn(folder: string): Promise<Verdict> {
    const outputFile = path.join(this.#folder, 'report.json');
    rmSync(outputFile, { force: true });
    const code = await new Promise<number | null>((resolve, reject) => {
      const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
      const args = [
        vitest,
        'run',
        folder,
        '--root',
        this.#package,
        '--bail=1',
        '--reporter=json',
        `--outputFile=${outputFile}`,
      ];
      const child = spawn(process.execPath, args, { cwd: this.#package, stdio: 'ignore' });
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code === 0) return { caughtBy: undefined };
    if (!existsSync(outputFile)) throw new Error(`the tests ended with code ${code} and without a report`);
    return { caughtBy: firstFailure(JSON.parse(readFileSync(outputFile, 'utf8')) as Report) };
  }
}

/** The text with the mistake in it. @throws if the mistake does not fit exactly once. */
export function mutate(text: string, { name, file, from, to }: Mutation): string {
  const places = text.split(from).length - 1;
  if (places !== 1) throw new Error(`"${name}" fits ${places} times into ${file}`);
  return text.replace(from, () => to);
}

function firstFailure({ testResults }: Report): string {
  for (const { name, assertionResults, message } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed !== undefined) return `${path.basename(name)}: ${failed.fullName}`;
    if (assertionResults.length === 0 && message !== '')
      return `${path.basename(name)}: ${message.split('\n')[0] ?? ''}`;
  }
  return 'a run that failed as a whole';
}
