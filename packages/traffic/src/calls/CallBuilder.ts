import { callerEnd, callId } from '@fairlead/model';
import type { Call, CallEnd, CallProtocol, Confidence, EpochSeconds, Labels } from '@fairlead/model';
import { resolveEnd, resolveEnds } from '../mapping/resolveEnd.ts';
import type { ResolvedEnd, ResolveOptions, SharedEnd } from '../mapping/resolveEnd.ts';
import { leastSure } from '../mapping/leastSure.ts';
import type { CallPart, EndHint, Signal, Telemetry } from '../telemetry/telemetry.ts';
import { CallSums } from './CallSums.ts';
import type { StatusRate } from './CallSums.ts';
import { Origin } from './Origin.ts';
import { shareOf } from './shareOf.ts';

/** A call with where in the telemetry it came from. */
export interface BuiltCall {
  readonly call: Call;
  readonly origin: Origin;
  /** By status, most first. */
  readonly statuses: readonly StatusRate[];
}

type Kind = Pick<Telemetry, 'id' | 'rank' | 'tcpRepeatsHttp' | 'timesOfAnyProtocol'>;

interface Building {
  readonly id: string;
  /** When it was told of last. */
  round: number;
  readonly source: CallEnd;
  readonly target: CallEnd;
  readonly protocol: CallProtocol;
  confidence: Confidence;
  readonly sums: CallSums;
  readonly origin: Origin;
}

/**
 * Turns the rows of one telemetry source into calls: names both ends, and adds up what belongs to one call. It may be kept for the next refresh: most
 * calls are the same then, and what they are added up in is there.
 */
export class CallBuilder {
  readonly #telemetry: Kind;
  #options: ResolveOptions;
  #round = 0;
  readonly #building = new Map<string, Building>();
  #ends = new Map<string, readonly SharedEnd[]>();
  /** Whether callers read metrics. */
  #scrapers = new Map<CallEnd, boolean>();

  constructor(telemetry: Kind, options: ResolveOptions) {
    this.#telemetry = telemetry;
    this.#options = options;
  }

  /** Begins anew. */
  again(options: ResolveOptions): void {
    this.#options = options;
    this.#round += 1;
    this.#forgetEnds();
  }

  /** Takes one part in; `labels` and `signal` are where it came from. */
  add(part: CallPart, signal: Signal, labels: Labels): void {
    if (this.#isHop(part)) return;
    const caller = this.#source(part);
    for (const target of this.#targets(part, caller)) {
      const source = this.#isScrape(caller.end, target.end) ? SCRAPER : caller;
      const building = this.#buildingOf(part.protocol, source, target);
      building.confidence = leastSure(building.confidence, leastSure(source.confidence, target.confidence));
      building.sums.add(shareOf(part, target.share));
      building.origin.add(signal, labels);
    }
  }

  #buildingOf(protocol: CallProtocol, source: ResolvedEnd, target: ResolvedEnd): Building {
    const id = callId(this.#telemetry.id, protocol, source.end, target.end);
    let building = this.#building.get(id);
    if (building === undefined) {
      building = {
        id,
        round: this.#round,
        source: source.end,
        target: target.end,
        protocol,
        confidence: leastSure(source.confidence, target.confidence),
        sums: new CallSums(),
        origin: new Origin(),
      };
      this.#building.set(id, building);
    } else if (building.round !== this.#round) {
      building.round = this.#round;
      building.confidence = leastSure(source.confidence, target.confidence);
      building.sums.clear();
    }
    return building;
  }

  /** What a Prometheus asks of others; beside it stand those that it works with, such as its Alertmanager. */
  #isScrape(source: CallEnd, target: CallEnd): boolean {
    let isScraper = this.#scrapers.get(source);
    if (isScraper === undefined) {
      const [kind, namespace = '', , name = ''] = source.split('/');
      isScraper = kind === 'workload' && this.#options.directory.scraper(namespace, name);
      this.#scrapers.set(source, isScraper);
    }
    return isScraper && namespaceOf(target) !== namespaceOf(source);
  }

  /** A connection to or from a waypoint, which tells of the calls on it itself, from their client to their server. */
  #isHop({ protocol, source, target }: CallPart): boolean {
    if (this.#telemetry.tcpRepeatsHttp !== true || protocol !== 'tcp') return false;
    return [source, target].some(
      ({ namespace, workload }) =>
        namespace !== undefined && workload !== undefined && this.#options.directory.waypoint(namespace, workload),
    );
  }

  /** As much of a part as is of calls that are meant; `undefined` if nothing is. */
  partOf(part: CallPart, wanted: (source: CallEnd, target: CallEnd) => boolean): CallPart | undefined {
    const caller = this.#source(part);
    const share = this.#targets(part, caller).reduce((sum, target) => {
      const source = this.#isScrape(caller.end, target.end) ? SCRAPER.end : caller.end;
      return wanted(source, target.end) ? sum + target.share : sum;
    }, 0);
    return share === 0 ? undefined : shareOf(part, share);
  }

  /** What has been built, one by one: of a large cluster they are too many to be made in one turn, or to be held twice. */
  *calls(at: EpochSeconds): Generator<BuiltCall, void> {
    const { id: telemetry, rank } = this.#telemetry;
    this.#forgetEnds();
    for (const building of this.#building.values()) {
      if (building.round !== this.#round) {
        this.#building.delete(building.id);
        continue;
      }
      if (this.#isRepeated(building) || this.#isOnlyTimesOfGrpc(building)) continue;
      const { id, source, target, protocol, confidence, sums, origin } = building;
      if (protocol === 'grpc') this.#takeTimes(building);
      const call = { id, source, target, protocol, telemetry, rank, confidence, figures: sums.figures(), at };
      yield { call, origin, statuses: sums.statuses() };
    }
  }

  #forgetEnds(): void {
    this.#ends = new Map();
    this.#scrapers = new Map();
  }

  /** The same calls as another protocol, if there are any. */
  #alsoAs(protocol: CallProtocol, { source, target }: Building): Building | undefined {
    const building = this.#building.get(callId(this.#telemetry.id, protocol, source, target));
    return building?.round === this.#round ? building : undefined;
  }

  #isRepeated(building: Building): boolean {
    if (this.#telemetry.tcpRepeatsHttp !== true || building.protocol !== 'tcp') return false;
    return this.#alsoAs('http', building) !== undefined || this.#alsoAs('grpc', building) !== undefined;
  }

  #isOnlyTimesOfGrpc(building: Building): boolean {
    if (this.#telemetry.timesOfAnyProtocol !== true || building.protocol !== 'http') return false;
    return building.sums.hasOnlyTimes && this.#alsoAs('grpc', building) !== undefined;
  }

  #takeTimes(grpc: Building): void {
    const http = this.#telemetry.timesOfAnyProtocol === true ? this.#alsoAs('http', grpc) : undefined;
    if (http?.sums.hasOnlyTimes !== true) return;
    grpc.sums.takeTimes(http.sums);
    grpc.origin.merge(http.origin);
  }

  #source({ source }: CallPart): ResolvedEnd {
    const [only] = this.#resolve(source, undefined, (...end) => [{ ...resolveEnd(...end), share: 1 }]);
    if (only === undefined) throw new TypeError('every end is resolved to something');
    return only;
  }

  #targets({ target }: CallPart, source: ResolvedEnd): readonly SharedEnd[] {
    return this.#resolve(target, namespaceOf(source.end), resolveEnds);
  }

  #resolve(hint: EndHint, beside: string | undefined, resolve: typeof resolveEnds): readonly SharedEnd[] {
    // Rows repeat their ends: one per status, side and signal.
    const key = keyOf(hint, beside);
    const before = this.#ends.get(key);
    if (before !== undefined) return before;
    const resolved = resolve(hint, { ...this.#options, beside });
    this.#ends.set(key, resolved);
    return resolved;
  }
}

const SCRAPER: ResolvedEnd = { end: callerEnd('scraper'), confidence: 'name' };

/** Equal for equal hints. Written out, since every row asks for it twice. */
function keyOf(hint: EndHint, beside: string | undefined): string {
  const { namespace, workload, kind, pod, service, serviceNamespace, host, name, caller } = hint;
  const usual = `${beside}|${namespace}|${workload}|${kind}|${pod}|${service}|${serviceNamespace}|${host}|${name}|${caller}`;
  return `${usual}|${hint.ingress}|${hint.route}|${hint.routeRule}|${hint.compound}`;
}

function namespaceOf(end: CallEnd): string | undefined {
  const [kind, namespace] = end.split('/');
  return kind === 'external' || kind === 'caller' ? undefined : namespace;
}
