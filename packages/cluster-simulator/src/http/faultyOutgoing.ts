import type { Timeline } from '../world/timeline.ts';
import type { Chunk } from './codec.ts';
import type { Fault, FaultsOfRequest } from './faults.ts';
import type { Outgoing } from './outgoing.ts';

/** Puts the faults that concern the bytes of an answer between the server and the client. */
export function withFaults(
  outgoing: Outgoing,
  faults: FaultsOfRequest,
  timeline: Timeline,
  isWatch: boolean,
): Outgoing {
  if (faults.all.length === 0) return outgoing;
  const faulty = faults.all.reduce((inner, fault) => {
    switch (fault.kind) {
      case 'reset':
      case 'hang':
        return new StoppingOutgoing(inner, fault);
      case 'trickle':
        return new TricklingOutgoing(inner, fault, timeline);
      case 'garbage':
        return new ReplacingOutgoing(inner, () => GARBAGE);
      case 'empty':
        return new ReplacingOutgoing(inner, () => EMPTY);
      case 'half':
        return new HalvingOutgoing(inner, isWatch);
      // These change what is answered, not its bytes; the server sees to them.
      case 'status':
      case 'json-only':
      case 'ignore-limit':
      case 'expire-continue':
      case 'close-watch':
      case 'expire-watch':
        return inner;
    }
  }, outgoing);
  return new CopyingOutgoing(faulty);
}

const GARBAGE = Uint8Array.of(0x00, 0x00, 0x00, 0x09, 0xff, 0xfe, 0x3c, 0x68, 0x74, 0x6d, 0x6c, 0x3e, 0xff, 0x0a);
const EMPTY = new Uint8Array(0);

const bytesOf = (chunk: Chunk): Uint8Array => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk);

class Passing implements Outgoing {
  protected readonly inner: Outgoing;

  constructor(inner: Outgoing) {
    this.inner = inner;
  }

  get isClosed(): boolean {
    return this.inner.isClosed;
  }

  get backlog(): number {
    return this.inner.backlog;
  }

  head(status: number, headers: Readonly<Record<string, string>>): void {
    this.inner.head(status, headers);
  }

  write(chunk: Chunk): Promise<void> {
    return this.inner.write(chunk);
  }

  end(): void {
    this.inner.end();
  }

  reset(): void {
    this.inner.reset();
  }

  onClose(callback: () => void): void {
    this.inner.onClose(callback);
  }
}

/** A fault may hold a chunk back for as long as it likes, while its sender reuses the bytes. */
class CopyingOutgoing extends Passing {
  override write(chunk: Chunk): Promise<void> {
    return super.write(typeof chunk === 'string' ? chunk : Buffer.from(chunk));
  }
}

/** Lets so many bytes through, then cuts the connection or says no more. */
class StoppingOutgoing extends Passing {
  readonly #resets: boolean;
  readonly #before: boolean;
  #left: number;
  #stopped = false;

  constructor(inner: Outgoing, fault: Extract<Fault, { kind: 'reset' | 'hang' }>) {
    super(inner);
    this.#resets = fault.kind === 'reset';
    this.#before = fault.afterBytes === undefined;
    this.#left = fault.afterBytes ?? 0;
  }

  override head(status: number, headers: Readonly<Record<string, string>>): void {
    if (this.#before) this.#stop();
    else super.head(status, headers);
  }

  override async write(chunk: Chunk): Promise<void> {
    if (this.#stopped) return this.#untilClosed();
    const bytes = bytesOf(chunk);
    if (bytes.length < this.#left) {
      this.#left -= bytes.length;
      return super.write(bytes);
    }
    await super.write(bytes.subarray(0, this.#left));
    this.#stop();
    return this.#untilClosed();
  }

  override end(): void {
    // A body shorter than the limit ends as it should; a stopped one never does.
    if (!this.#stopped) super.end();
  }

  #stop(): void {
    this.#stopped = true;
    if (this.#resets) this.inner.reset();
  }

  #untilClosed(): Promise<void> {
    if (this.isClosed) return Promise.resolve();
    return new Promise((resolve) => this.inner.onClose(resolve));
  }
}

class TricklingOutgoing extends Passing {
  readonly #fault: Extract<Fault, { kind: 'trickle' }>;
  readonly #timeline: Timeline;
  #waiting: Promise<void> = Promise.resolve();

  constructor(inner: Outgoing, fault: Extract<Fault, { kind: 'trickle' }>, timeline: Timeline) {
    super(inner);
    this.#fault = fault;
    this.#timeline = timeline;
  }

  override write(chunk: Chunk): Promise<void> {
    this.#waiting = this.#waiting.then(() => this.#drip(bytesOf(chunk)));
    return this.#waiting;
  }

  override end(): void {
    void this.#waiting.then(() => super.end());
  }

  async #drip(bytes: Uint8Array): Promise<void> {
    const { bytes: size, everyMs } = this.#fault;
    for (let offset = 0; offset < bytes.length && !this.isClosed; offset += size) {
      await super.write(bytes.subarray(offset, offset + size));
      await new Promise<void>((resolve) => {
        this.#timeline.after(everyMs, resolve);
      });
    }
  }
}

class ReplacingOutgoing extends Passing {
  readonly #replace: () => Uint8Array;

  constructor(inner: Outgoing, replace: () => Uint8Array) {
    super(inner);
    this.#replace = replace;
  }

  override write(): Promise<void> {
    const bytes = this.#replace();
    return bytes.length === 0 ? Promise.resolve() : super.write(bytes);
  }
}

/** Of a list the last piece is cut in half, of a watch the first event; then the answer ends as if all was well. */
class HalvingOutgoing extends Passing {
  readonly #isWatch: boolean;
  #held: Uint8Array | undefined;

  constructor(inner: Outgoing, isWatch: boolean) {
    super(inner);
    this.#isWatch = isWatch;
  }

  override write(chunk: Chunk): Promise<void> {
    const previous = this.#held;
    this.#held = bytesOf(chunk);
    if (this.#isWatch) this.end();
    return previous === undefined ? Promise.resolve() : super.write(previous);
  }

  override end(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) void super.write(held.subarray(0, held.length >> 1));
    super.end();
  }
}
