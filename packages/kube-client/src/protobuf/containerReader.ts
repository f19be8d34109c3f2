import type {
  ContainerPortRecord,
  ContainerRecord,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatusRecord,
} from '@fairlead/model';
import { ByteCache } from './byteCache.ts';
import { RefilledList } from './refilledList.ts';
import type { TextCache } from './textCache.ts';
import { readTime } from './timeReader.ts';
import { WireCursor } from './wireCursor.ts';

type Draft = { -readonly [K in keyof ContainerRecord]: ContainerRecord[K] };

interface NamedStatus {
  readonly name: string;
  readonly init: boolean;
  readonly status: ContainerStatusRecord;
}

/** Reads the containers of one pod after the other: specs and statuses as they come, put together at the end. */
export class ContainerReader {
  readonly #texts: TextCache;
  #cursor = new WireCursor(Buffer.alloc(0), 0);
  readonly #apps = new RefilledList<Draft>();
  readonly #inits = new RefilledList<Draft>();
  readonly #statuses = new RefilledList<NamedStatus>();
  readonly #ports = new ByteCache<readonly ContainerPortRecord[]>(192);
  readonly #makePorts = (start: number, end: number): readonly ContainerPortRecord[] => this.#readPorts(start, end);

  constructor(texts: TextCache) {
    this.#texts = texts;
  }

  /** Begins a pod, which is read with this cursor. */
  begin(cursor: WireCursor): void {
    this.#cursor = cursor;
    this.#apps.clear();
    this.#inits.clear();
    this.#statuses.clear();
  }

  /**
   * Containers with their statuses: app containers first, then init containers and sidecars, each in their order. R15
   * (docs/resolution.md) depends on this order.
   */
  finish(): readonly ContainerRecord[] {
    for (let index = 0; index < this.#statuses.count; index += 1) this.#assign(this.#statuses.at(index));
    return this.#inits.count === 0 ? this.#apps.copy() : this.#apps.copy().concat(this.#inits.copy());
  }

  /** Reads a `Container`. */
  container(init: boolean, limit: number): void {
    const cursor = this.#cursor;
    const end = cursor.end(limit);
    const container: Draft = {
      kind: init ? 'init' : 'container',
      name: '',
      image: '',
      ports: NO_PORTS,
      hasReadinessProbe: false,
      hasStartupProbe: false,
      memoryLimit: undefined,
      status: undefined,
    };
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      switch (field) {
        case 1:
          container.name = this.#text(end);
          break;
        case 2:
          container.image = this.#text(end);
          break;
        case 6:
          container.ports = this.#portList(container.ports, end);
          break;
        case 8:
          container.memoryLimit = this.#memoryLimit(cursor.end(end));
          break;
        case 11:
          container.hasReadinessProbe = true;
          cursor.position = cursor.end(end);
          break;
        case 22:
          container.hasStartupProbe = true;
          cursor.position = cursor.end(end);
          break;
        case 24:
          if (this.#text(end) === 'Always' && init) container.kind = 'sidecar';
          break;
        default:
          cursor.skip(end);
      }
    }
    (init ? this.#inits : this.#apps).add(container);
  }

  /** Reads a `ContainerStatus`. */
  status(init: boolean, limit: number): void {
    const cursor = this.#cursor;
    const end = cursor.end(limit);
    let name = '';
    let ready = false;
    let started: boolean | undefined;
    let restartCount = 0;
    let state: ContainerState | undefined;
    let lastTerminated: ContainerStateTerminated | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) name = this.#text(end);
      else if (field === 2) state = this.#state(cursor.end(end));
      else if (field === 3) lastTerminated = this.#lastTerminated(cursor.end(end));
      else if (field === 4) ready = cursor.integer() !== 0;
      else if (field === 5) restartCount = cursor.integer();
      else if (field === 9) started = cursor.integer() !== 0;
      else cursor.skip(end);
    }
    this.#statuses.add({ name, init, status: { ready, started, restartCount, state, lastTerminated } });
  }

  #assign({ name, init, status }: NamedStatus): void {
    const containers = init ? this.#inits : this.#apps;
    for (let index = 0; index < containers.count; index += 1) {
      const container = containers.at(index);
      if (container.name === name) container.status = status;
    }
  }

  /** All ports that follow each other, the first of which the cursor stands at. Those of a template are mostly the same object. */
  #portList(before: readonly ContainerPortRecord[], end: number): readonly ContainerPortRecord[] {
    const cursor = this.#cursor;
    const start = cursor.position;
    const ports = this.#ports.get(cursor.buffer, start, cursor.endOfRun(PORT_TAG, end), this.#makePorts);
    return before === NO_PORTS ? ports : before.concat(ports);
  }

  #readPorts(start: number, end: number): readonly ContainerPortRecord[] {
    const cursor = this.#cursor;
    const ports: ContainerPortRecord[] = [];
    cursor.position = start - 1;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) ports.push(this.#port(cursor.end(end)));
    return ports.slice();
  }

  #port(end: number): ContainerPortRecord {
    const cursor = this.#cursor;
    let name: string | undefined;
    let containerPort = 0;
    let protocol = '';
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) name = this.#text(end) || undefined;
      else if (field === 3) containerPort = cursor.integer();
      else if (field === 4) protocol = this.#text(end);
      else cursor.skip(end);
    }
    // Default of R1 (docs/resolution.md).
    return { name, containerPort, protocol: protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP' };
  }

  /** `limits.memory` of `ResourceRequirements`. */
  #memoryLimit(end: number): string | undefined {
    const cursor = this.#cursor;
    let limit: string | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field !== 1) {
        cursor.skip(end);
        continue;
      }
      const entryEnd = cursor.end(end);
      let key = '';
      let quantity = '';
      for (let part = cursor.next(entryEnd); part !== 0; part = cursor.next(entryEnd)) {
        if (part === 1) key = this.#text(entryEnd);
        else if (part === 2) quantity = this.#quantity(cursor.end(entryEnd));
        else cursor.skip(entryEnd);
      }
      if (key === 'memory') limit = quantity || undefined;
    }
    return limit;
  }

  #quantity(end: number): string {
    const cursor = this.#cursor;
    let text = '';
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) text = this.#text(end);
      else cursor.skip(end);
    }
    return text;
  }

  /** `ContainerState`; waiting before running before terminated, should there be several. */
  #state(end: number): ContainerState | undefined {
    const cursor = this.#cursor;
    let waiting: ContainerState | undefined;
    let running: ContainerState | undefined;
    let terminated: ContainerState | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) waiting = this.#waiting(cursor.end(end));
      else if (field === 2) running = this.#running(cursor.end(end));
      else if (field === 3) terminated = this.#terminated(cursor.end(end));
      else cursor.skip(end);
    }
    return waiting ?? running ?? terminated;
  }

  #lastTerminated(end: number): ContainerStateTerminated | undefined {
    const cursor = this.#cursor;
    let terminated: ContainerStateTerminated | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 3) terminated = this.#terminated(cursor.end(end));
      else cursor.skip(end);
    }
    return terminated;
  }

  #waiting(end: number): ContainerState {
    const cursor = this.#cursor;
    let reason: string | undefined;
    let message: string | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) reason = this.#text(end) || undefined;
      else if (field === 2) message = this.#text(end) || undefined;
      else cursor.skip(end);
    }
    return { kind: 'waiting', reason, message };
  }

  #running(end: number): ContainerState {
    const cursor = this.#cursor;
    let startedAt: number | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) startedAt = readTime(cursor, end);
      else cursor.skip(end);
    }
    return { kind: 'running', startedAt };
  }

  #terminated(end: number): ContainerStateTerminated {
    const cursor = this.#cursor;
    let exitCode = 0;
    let reason: string | undefined;
    let message: string | undefined;
    let startedAt: number | undefined;
    let finishedAt: number | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) exitCode = cursor.integer();
      else if (field === 3) reason = this.#text(end) || undefined;
      else if (field === 4) message = this.#text(end) || undefined;
      else if (field === 5) startedAt = readTime(cursor, end);
      else if (field === 6) finishedAt = readTime(cursor, end);
      else cursor.skip(end);
    }
    return { kind: 'terminated', exitCode, reason, message, startedAt, finishedAt };
  }

  #text(limit: number): string {
    const cursor = this.#cursor;
    const end = cursor.end(limit);
    const text = this.#texts.get(cursor.buffer, cursor.position, end);
    cursor.position = end;
    return text;
  }
}

const NO_PORTS: readonly never[] = [];
/** Tag of a port: its field number and that a length follows. */
const PORT_TAG = (6 << 3) | 2;
