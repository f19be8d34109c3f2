import { setTimeout as delay } from 'node:timers/promises';
import { ForbiddenError } from '@fairlead/informer';
import type { ObjectChange } from '@fairlead/informer';
import type { ClusterConnection } from '@fairlead/kube-client';
import type { ConfigMapUse, DeclaredCall, WorkloadRecord } from '@fairlead/model';
import type { ConfigMapsStatus } from '@fairlead/protocol';
import { callsTo } from './guessedCalls.ts';
import type { GuessChanges } from './guessedCalls.ts';
import { isOfWorkload } from './workloads.ts';
import { messageOf } from '../messageOf.ts';

/** Every ConfigMap is read again after so long: they are not watched, since a watch would bring all that nobody uses, too. */
const AGAIN_AFTER_MS = 300_000;
/** What workloads have come to use is read soon, those of one rollout together. */
const SOON_MS = 1_000;
/** One after the other, so many a second at most. */
const PAUSE_MS = 20;
/** ConfigMaps read at most, the first ones in the order in which workloads came. */
const AT_MOST = 2_000;

type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

export interface ConfigMapGuessesOptions {
  readonly read: ClusterConnection['readNamesInConfigMap'];
  readonly onCalls: (changes: GuessChanges) => void;
  readonly onStatus: () => void;
  /** Resolves after so many milliseconds, rejects once the signal aborts. */
  readonly wait?: Wait;
}

/** A ConfigMap that workloads use. */
interface Used {
  readonly namespace: string;
  readonly name: string;
  readonly workloads: Set<string>;
  /** By use; `undefined` before it has been read. */
  names: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * Calls that workloads announce by the names of services in the ConfigMaps they get. Only those are read, one by one and again every five minutes;
 * of what they hold only the names are kept. What may not be read is asked for again with the next round.
 */
export class ConfigMapGuesses {
  readonly #options: ConfigMapGuessesOptions;
  readonly #wait: Wait;
  readonly #workloads = new Map<string, WorkloadRecord>();
  readonly #used = new Map<string, Used>();
  /** By workload: the calls that were told, by id. */
  readonly #told = new Map<string, ReadonlyMap<string, DeclaredCall>>();
  readonly #forbidden = new Set<string>();
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #hasNew = false;
  #rounds = 0;
  #error: string | undefined;

  constructor(options: ConfigMapGuessesOptions) {
    this.#options = options;
    this.#wait = options.wait ?? ((ms, signal) => delay(ms, undefined, { signal }));
  }

  /** Takes changes of objects in; those of workloads matter. */
  apply(changes: readonly ObjectChange[]): void {
    for (const change of changes) {
      if (isOfWorkload(change)) this.#put(`${change.resource} ${change.key}`, change.after);
    }
  }

  start(): void {
    this.#running ??= this.#run().catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) throw error;
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  status(): ConfigMapsStatus {
    const all = [...this.#used.values()];
    const state =
      this.#forbidden.size > 0
        ? 'forbidden'
        : this.#error !== undefined
          ? 'retrying'
          : this.#rounds === 0
            ? 'reading'
            : 'live';
    return {
      state,
      read: all.filter(({ names }) => names !== undefined).length,
      total: all.length,
      error: this.#error ?? null,
    };
  }

  #put(id: string, workload: WorkloadRecord | undefined): void {
    const before = this.#workloads.get(id);
    if (before !== undefined && workload !== undefined && sameUses(before, workload)) {
      this.#workloads.set(id, workload);
      return;
    }
    for (const key of keysOf(before)) this.#leave(key, id);
    if (workload === undefined || workload.configMaps.length === 0) this.#workloads.delete(id);
    else {
      this.#workloads.set(id, workload);
      for (const { name } of workload.configMaps) this.#use(workload.namespace, name, id);
    }
    this.#tell([id]);
  }

  #use(namespace: string, name: string, workload: string): void {
    const key = `${namespace}/${name}`;
    let used = this.#used.get(key);
    if (used === undefined) {
      if (this.#used.size >= AT_MOST) return;
      this.#used.set(key, (used = { namespace, name, workloads: new Set(), names: undefined }));
    }
    used.workloads.add(workload);
    if (this.#usesOf(used).every((use) => used.names?.has(useKey(use)) === true)) return;
    this.#hasNew = true;
    this.#wake?.();
  }

  #leave(key: string, workload: string): void {
    const used = this.#used.get(key);
    used?.workloads.delete(workload);
    if (used?.workloads.size === 0) this.#used.delete(key);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    for (;;) {
      this.#hasNew = false;
      await this.#round(() => true);
      this.#rounds += 1;
      this.#options.onStatus();
      const next = this.#wait(AGAIN_AFTER_MS, signal);
      let isOver = false;
      const over = next.then(() => void (isOver = true));
      while (!isOver) {
        await Promise.race([over, this.#somethingNew()]);
        if (isOver) break;
        await this.#wait(SOON_MS, signal);
        this.#hasNew = false;
        await this.#round((used) => this.#usesOf(used).some((use) => used.names?.has(useKey(use)) !== true));
        this.#options.onStatus();
      }
    }
  }

  #somethingNew(): Promise<void> {
    if (this.#hasNew) return Promise.resolve();
    return new Promise((resolve) => (this.#wake = resolve));
  }

  /** Reads those that are wanted. A namespace that refuses one is not asked for the others. */
  async #round(wanted: (used: Used) => boolean): Promise<void> {
    const { signal } = this.#stopped;
    this.#error = undefined;
    this.#forbidden.clear();
    // What comes and goes meanwhile does so in this walk, too.
    for (const used of this.#used.values()) {
      if (this.#forbidden.has(used.namespace) || !wanted(used)) continue;
      const uses = this.#usesOf(used);
      try {
        const found = await this.#options.read(used.namespace, used.name, uses, { signal });
        used.names = new Map(uses.map((use, index) => [useKey(use), found?.[index] ?? []]));
        this.#tell(used.workloads);
      } catch (error) {
        signal.throwIfAborted();
        this.#error ??= messageOf(error);
        if (error instanceof ForbiddenError) this.#forbidden.add(used.namespace);
      }
      await this.#wait(PAUSE_MS, signal);
    }
  }

  /** The different uses of all workloads. */
  #usesOf({ name, workloads }: Used): ConfigMapUse[] {
    const uses = new Map<string, ConfigMapUse>();
    for (const id of workloads) {
      for (const use of this.#workloads.get(id)?.configMaps ?? []) if (use.name === name) uses.set(useKey(use), use);
    }
    return [...uses.values()];
  }

  /** Tells what the calls of some workloads have come to. */
  #tell(ids: Iterable<string>): void {
    const put: DeclaredCall[] = [];
    const drop: string[] = [];
    for (const id of ids) {
      const before = this.#told.get(id) ?? new Map<string, DeclaredCall>();
      const after = new Map(this.#callsOf(this.#workloads.get(id)).map((call) => [call.id, call]));
      for (const call of after.values()) if (!before.has(call.id)) put.push(call);
      for (const call of before.keys()) if (!after.has(call)) drop.push(call);
      if (after.size === 0) this.#told.delete(id);
      else this.#told.set(id, after);
    }
    if (put.length > 0 || drop.length > 0) this.#options.onCalls({ put, drop });
  }

  #callsOf(workload: WorkloadRecord | undefined): DeclaredCall[] {
    if (workload === undefined) return [];
    const names = workload.configMaps.flatMap(
      (use) => this.#used.get(`${workload.namespace}/${use.name}`)?.names?.get(useKey(use)) ?? [],
    );
    return callsTo([...new Set(names)], workload, 'config-map');
  }
}

const useKey = ({ key, variable }: ConfigMapUse): string => `${key ?? ''} ${variable ?? ''}`;

const keysOf = (workload: WorkloadRecord | undefined): string[] =>
  workload?.configMaps.map(({ name }) => `${workload.namespace}/${name}`) ?? [];

function sameUses(left: WorkloadRecord, right: WorkloadRecord): boolean {
  const [before, after] = [left, right].map(({ configMaps }) =>
    configMaps.map((use) => `${use.name} ${useKey(use)}`).join('\n'),
  );
  return before === after && left.uid === right.uid;
}
