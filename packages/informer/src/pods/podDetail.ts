import type {
  Condition,
  ConditionStatus,
  ContainerRecord,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatusRecord,
  PodRecord,
} from '@fairlead/model';
import type { ByteReader } from '../compact/byteReader.ts';
import type { ByteWriter } from '../compact/byteWriter.ts';
import type { Token } from '../compact/pattern.ts';
import type { ContainerSpec } from './podShape.ts';

/*
 * What is a pod's own, in two halves that are written and read side by side. The pattern (phase, types and reasons of
 * conditions, states of containers, and which details there are) is the same for most pods and is kept once for all of
 * them. The details (times, counts, addresses, messages) are bytes of the pod itself. Each time is written as the distance
 * to the one before it, which is short: most things of a pod happen in the same minute.
 */

const CONDITION_STATUSES: readonly ConditionStatus[] = ['True', 'False', 'Unknown'];
const HAS_TIME = 4;
const HAS_MESSAGE = 8;

const POD_DELETION = 1;
const POD_GRACE = 2;
const POD_HOSTNAME = 4;
const POD_MESSAGE = 8;
const POD_START = 16;

const STATUS_PRESENT = 1;
const STATUS_READY = 2;
const STATUS_STARTED = 4;
const STATUS_STARTED_KNOWN = 8;
const STATUS_RESTARTS = 16;
const STATUS_LAST = 32;
const STATE_SHIFT = 6;
const STATE_WAITING = 1;
const STATE_RUNNING = 2;
const STATE_TERMINATED = 3;

type PodDetail = Pick<
  PodRecord,
  | 'deletionTimestamp'
  | 'deletionGracePeriodSeconds'
  | 'phase'
  | 'reason'
  | 'message'
  | 'startTime'
  | 'podIPs'
  | 'conditions'
> & { readonly containers: readonly ContainerRecord[]; readonly hostname: string | undefined };

/** Writes the details of pods. `hostname` is left out when the shape says that it is the pod's name. */
export class PodDetailWriter {
  readonly #bytes: ByteWriter;
  readonly #pattern: Token[] = [];
  #tokens = 0;
  #time = 0;

  constructor(bytes: ByteWriter) {
    this.#bytes = bytes;
  }

  /** Writes the details of a pod, and gives its pattern, which is good until the next one is written. */
  write(pod: PodRecord, hostnameIsName: boolean): readonly Token[] {
    this.#tokens = 0;
    this.#writePod(pod, hostnameIsName);
    // Only now: a list that is emptied gives back its memory, and grows again with every pod.
    this.#pattern.length = this.#tokens;
    return this.#pattern;
  }

  #writePod(pod: PodRecord, hostnameIsName: boolean): void {
    const { deletionTimestamp, deletionGracePeriodSeconds, message, startTime } = pod;
    const hostname = hostnameIsName ? undefined : pod.hostname;
    this.#time = pod.creationTimestamp ?? 0;
    const flags =
      flag(deletionTimestamp, POD_DELETION) |
      flag(deletionGracePeriodSeconds, POD_GRACE) |
      flag(hostname, POD_HOSTNAME) |
      flag(message, POD_MESSAGE) |
      flag(startTime, POD_START);
    this.#token(flags);
    this.#token(pod.phase);
    this.#token(pod.reason);
    this.#token(pod.podIPs.length);
    this.#token(pod.conditions.length);
    if (startTime !== undefined) this.#writeTime(startTime);
    if (hostname !== undefined) this.#bytes.text(hostname);
    for (const ip of pod.podIPs) this.#bytes.address(ip);
    for (const condition of pod.conditions) this.#writeCondition(condition);
    for (const { status } of pod.containers) this.#writeStatus(status);
    if (message !== undefined) this.#bytes.text(message);
    if (deletionTimestamp !== undefined) this.#writeTime(deletionTimestamp);
    if (deletionGracePeriodSeconds !== undefined) this.#bytes.integer(deletionGracePeriodSeconds);
  }

  #token(token: Token): void {
    this.#pattern[this.#tokens++] = token;
  }

  #writeTime(seconds: number): void {
    this.#bytes.integer(seconds - this.#time);
    this.#time = seconds;
  }

  #writeCondition({ type, status, lastTransitionTime, reason, message }: Condition): void {
    const flags = CONDITION_STATUSES.indexOf(status) | flag(lastTransitionTime, HAS_TIME) | flag(message, HAS_MESSAGE);
    this.#token(type);
    this.#token(flags);
    this.#token(reason);
    if (lastTransitionTime !== undefined) this.#writeTime(lastTransitionTime);
    if (message !== undefined) this.#bytes.text(message);
  }

  #writeStatus(status: ContainerStatusRecord | undefined): void {
    if (status === undefined) {
      this.#token(0);
      return;
    }
    const { ready, started, restartCount, state, lastTerminated } = status;
    this.#token(
      STATUS_PRESENT |
        (ready ? STATUS_READY : 0) |
        (started === true ? STATUS_STARTED : 0) |
        flag(started, STATUS_STARTED_KNOWN) |
        (Object.is(restartCount, 0) ? 0 : STATUS_RESTARTS) |
        flag(lastTerminated, STATUS_LAST) |
        (stateCode(state) << STATE_SHIFT),
    );
    if (!Object.is(restartCount, 0)) this.#bytes.integer(restartCount);
    if (lastTerminated !== undefined) this.#writeTerminated(lastTerminated);
    if (state === undefined) return;
    if (state.kind === 'running') this.#writeOptionalTime(state.startedAt);
    else if (state.kind === 'terminated') this.#writeTerminated(state);
    else {
      this.#token(state.reason);
      this.#bytes.optionalText(state.message);
    }
  }

  #writeTerminated({ exitCode, reason, message, startedAt, finishedAt }: ContainerStateTerminated): void {
    this.#token(reason);
    this.#bytes.integer(exitCode);
    this.#bytes.optionalText(message);
    this.#writeOptionalTime(startedAt);
    this.#writeOptionalTime(finishedAt);
  }

  #writeOptionalTime(seconds: number | undefined): void {
    this.#bytes.optional(seconds === undefined ? undefined : seconds - this.#time);
    if (seconds !== undefined) this.#time = seconds;
  }
}

/** Reads the details of pods. */
export class PodDetailReader {
  readonly #bytes: ByteReader;
  #pattern: readonly Token[] = [];
  #next = 0;
  #time = 0;

  constructor(bytes: ByteReader) {
    this.#bytes = bytes;
  }

  /** `specs` are the containers of the shape. */
  read(pattern: readonly Token[], creationTimestamp: number | undefined, specs: readonly ContainerSpec[]): PodDetail {
    this.#pattern = pattern;
    this.#next = 0;
    this.#time = creationTimestamp ?? 0;
    const flags = this.#number();
    const phase = this.#text() as PodRecord['phase'];
    const reason = this.#text();
    const addresses = this.#number();
    const conditions = this.#number();
    return {
      phase,
      reason,
      startTime: (flags & POD_START) === 0 ? undefined : this.#readTime(),
      hostname: (flags & POD_HOSTNAME) === 0 ? undefined : this.#bytes.text(),
      podIPs: this.#readAddresses(addresses),
      conditions: this.#readConditions(conditions),
      containers: this.#readContainers(specs),
      message: (flags & POD_MESSAGE) === 0 ? undefined : this.#bytes.text(),
      deletionTimestamp: (flags & POD_DELETION) === 0 ? undefined : this.#readTime(),
      deletionGracePeriodSeconds: (flags & POD_GRACE) === 0 ? undefined : this.#bytes.integer(),
    };
  }

  #number(): number {
    return this.#pattern[this.#next++] as number;
  }

  #text(): string | undefined {
    return this.#pattern[this.#next++] as string | undefined;
  }

  #readTime(): number {
    this.#time += this.#bytes.integer();
    return this.#time;
  }

  #readOptionalTime(): number | undefined {
    const distance = this.#bytes.optional();
    if (distance === undefined) return undefined;
    this.#time += distance;
    return this.#time;
  }

  #readAddresses(count: number): readonly string[] {
    if (count === 0) return NOTHING;
    const addresses = listOf<string>(count);
    for (let index = 0; index < count; index += 1) addresses[index] = this.#bytes.address();
    return addresses;
  }

  #readConditions(count: number): readonly Condition[] {
    if (count === 0) return NOTHING;
    const conditions = listOf<Condition>(count);
    for (let index = 0; index < count; index += 1) {
      const type = this.#text() ?? '';
      const flags = this.#number();
      conditions[index] = {
        type,
        status: CONDITION_STATUSES[flags & 3] ?? 'Unknown',
        lastTransitionTime: (flags & HAS_TIME) === 0 ? undefined : this.#readTime(),
        reason: this.#text(),
        message: (flags & HAS_MESSAGE) === 0 ? undefined : this.#bytes.text(),
      };
    }
    return conditions;
  }

  #readContainers(specs: readonly ContainerSpec[]): readonly ContainerRecord[] {
    const containers = listOf<ContainerRecord>(specs.length);
    let index = 0;
    for (const { kind, name, image, ports, hasReadinessProbe, hasStartupProbe, memoryLimit } of specs) {
      const status = this.#readStatus();
      containers[index++] = { kind, name, image, ports, hasReadinessProbe, hasStartupProbe, memoryLimit, status };
    }
    return containers;
  }

  #readStatus(): ContainerStatusRecord | undefined {
    const flags = this.#number();
    if (flags === 0) return undefined;
    const restartCount = (flags & STATUS_RESTARTS) === 0 ? 0 : this.#bytes.integer();
    const lastTerminated = (flags & STATUS_LAST) === 0 ? undefined : this.#readTerminated();
    return {
      ready: (flags & STATUS_READY) !== 0,
      started: (flags & STATUS_STARTED_KNOWN) === 0 ? undefined : (flags & STATUS_STARTED) !== 0,
      restartCount,
      state: this.#readState(flags >> STATE_SHIFT),
      lastTerminated,
    };
  }

  #readState(code: number): ContainerState | undefined {
    switch (code) {
      case STATE_WAITING:
        return { kind: 'waiting', reason: this.#text(), message: this.#bytes.optionalText() };
      case STATE_RUNNING:
        return { kind: 'running', startedAt: this.#readOptionalTime() };
      case STATE_TERMINATED:
        return this.#readTerminated();
      default:
        return undefined;
    }
  }

  #readTerminated(): ContainerStateTerminated {
    return {
      kind: 'terminated',
      reason: this.#text(),
      exitCode: this.#bytes.integer(),
      message: this.#bytes.optionalText(),
      startedAt: this.#readOptionalTime(),
      finishedAt: this.#readOptionalTime(),
    };
  }
}

const NOTHING: readonly never[] = [];

/** A list for so many elements: one that grows by `push` begins with room for seventeen, and readers keep what they get. */
function listOf<T>(count: number): T[] {
  return Array<T>(count);
}

function stateCode(state: ContainerState | undefined): number {
  if (state === undefined) return 0;
  if (state.kind === 'running') return STATE_RUNNING;
  return state.kind === 'waiting' ? STATE_WAITING : STATE_TERMINATED;
}

function flag(value: unknown, bit: number): number {
  return value === undefined ? 0 : bit;
}
