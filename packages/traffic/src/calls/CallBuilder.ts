import { callId } from '@fairlead/model';
import type { Call, CallEnd, CallProtocol, Confidence, EpochSeconds, Labels } from '@fairlead/model';
import { resolveEnd } from '../mapping/resolveEnd.ts';
import type { ResolvedEnd, ResolveOptions } from '../mapping/resolveEnd.ts';
import { leastSure } from '../mapping/leastSure.ts';
import type { CallPart, EndHint, Signal, Telemetry } from '../telemetry/telemetry.ts';
import { CallSums } from './CallSums.ts';
import { Origin } from './Origin.ts';

/** A call with where in the telemetry it came from. */
export interface BuiltCall {
  readonly call: Call;
  readonly origin: Origin;
  readonly sums: CallSums;
}

type Kind = Pick<Telemetry, 'id' | 'rank' | 'tcpRepeatsHttp' | 'timesOfAnyProtocol'>;

interface Building {
  readonly source: CallEnd;
  readonly target: CallEnd;
  readonly protocol: CallProtocol;
  confidence: Confidence;
  readonly sums: CallSums;
  readonly origin: Origin;
}

/** Turns the rows of one telemetry source into calls: names both ends, and adds up what belongs to one call. */
export class CallBuilder {
  readonly #telemetry: Kind;
  readonly #options: ResolveOptions;
  readonly #building = new Map<string, Building>();
  readonly #ends = new Map<string, ResolvedEnd>();

  constructor(telemetry: Kind, options: ResolveOptions) {
    this.#telemetry = telemetry;
    this.#options = options;
  }

  get size(): number {
    return this.#building.size;
  }

  /** Takes one part in; `labels` and `signal` are where it came from. */
  add(part: CallPart, signal: Signal, labels: Labels): void {
    const source = this.#resolve(part.source, undefined);
    const target = this.#resolve(part.target, namespaceOf(source.end));
    const id = callId(this.#telemetry.id, part.protocol, source.end, target.end);
    let building = this.#building.get(id);
    if (building === undefined) {
      const confidence = leastSure(source.confidence, target.confidence);
      const { end } = source;
      building = {
        source: end,
        target: target.end,
        protocol: part.protocol,
        confidence,
        sums: new CallSums(),
        origin: new Origin(),
      };
      this.#building.set(id, building);
    }
    building.confidence = leastSure(building.confidence, leastSure(source.confidence, target.confidence));
    building.sums.add(part);
    building.origin.add(signal, labels);
  }

  /** Whether a part is of calls that are meant. */
  accepts(part: CallPart, wanted: (source: CallEnd, target: CallEnd) => boolean): boolean {
    const { end } = this.#resolve(part.source, undefined);
    return wanted(end, this.#resolve(part.target, namespaceOf(end)).end);
  }

  calls(at: EpochSeconds): BuiltCall[] {
    const { id: telemetry, rank, tcpRepeatsHttp, timesOfAnyProtocol } = this.#telemetry;
    if (timesOfAnyProtocol === true) this.#giveTimes();
    if (tcpRepeatsHttp === true) this.#dropRepeated();
    return Array.from(this.#building, ([id, { source, target, protocol, confidence, sums, origin }]) => ({
      call: { id, source, target, protocol, telemetry, rank, confidence, figures: sums.figures(), at },
      origin,
      sums,
    }));
  }

  #giveTimes(): void {
    for (const [id, { source, target, protocol, sums, origin }] of this.#building) {
      if (protocol !== 'http' || !sums.hasOnlyTimes) continue;
      const grpc = this.#building.get(callId(this.#telemetry.id, 'grpc', source, target));
      if (grpc === undefined) continue;
      grpc.sums.takeTimes(sums);
      grpc.origin.merge(origin);
      this.#building.delete(id);
    }
  }

  #dropRepeated(): void {
    for (const [id, { source, target, protocol }] of this.#building) {
      if (protocol !== 'tcp') continue;
      const others = (['http', 'grpc'] as const).map((other) => callId(this.#telemetry.id, other, source, target));
      if (others.some((other) => this.#building.has(other))) this.#building.delete(id);
    }
  }

  #resolve(hint: EndHint, beside: string | undefined): ResolvedEnd {
    // Rows repeat their ends: one per status, side and signal.
    const key = `${beside ?? ''}|${Object.entries(hint)
      .map(([name, value]) => `${name}=${value ?? ''}`)
      .join('|')}`;
    const before = this.#ends.get(key);
    if (before !== undefined) return before;
    const resolved = resolveEnd(hint, { ...this.#options, beside });
    this.#ends.set(key, resolved);
    return resolved;
  }
}

function namespaceOf(end: CallEnd): string | undefined {
  const [kind, namespace] = end.split('/');
  return kind === 'external' || kind === 'caller' ? undefined : namespace;
}
