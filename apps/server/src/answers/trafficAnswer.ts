import type { Call, CallEnd, CallFigures } from '@fairlead/model';
import { TRAFFIC_SIGNALS } from '@fairlead/protocol';
import type { EdgeTraffic, Peer, Traffic, TrafficSeries } from '@fairlead/protocol';
import { edgeId, rounded, trafficAtNode, trafficBySource, trafficOfPair } from '@fairlead/service-graph';
import type { ClusterModel } from '../cluster/clusterModel.ts';
import type { TrafficSession } from '../traffic/TrafficSession.ts';
import { podCalls, serviceContradictions } from '../traffic/contradictions.ts';
import { messageOf } from '../messageOf.ts';

const PEERS_AT_MOST = 200;

export interface TrafficQuestion {
  /** As asked for. */
  readonly edge: string;
  readonly windowSeconds: number;
  readonly signal: AbortSignal;
}

/** Everything about the calls of one edge or node, read for the one who asks. */
export async function trafficAnswer(
  model: ClusterModel,
  session: TrafficSession | undefined,
  { edge, windowSeconds, signal }: TrafficQuestion,
): Promise<Traffic> {
  const [kindOrNode = '', source, target] = edge.split(' ');
  const isEdge = source !== undefined && target !== undefined;
  const calls = isEdge ? model.graph.callsBetween(source, target) : callsInto(model, kindOrNode);
  const traffic = isEdge ? trafficOfPair(calls) : trafficAtNode(calls);
  const shown = calls.filter(({ telemetry }) => telemetry === traffic?.source);
  const past = await pastOf(session, shown, isEdge, windowSeconds, signal);
  const [inbound, outbound] = isEdge ? [[], []] : peersOf(model, kindOrNode);
  const pods = isEdge ? undefined : await podsOf(model, session, kindOrNode, traffic, shown, signal);
  return {
    edge,
    windowSeconds,
    traffic: traffic ?? null,
    alternatives: trafficBySource(calls).filter(({ source: of }) => of !== traffic?.source),
    ...past,
    inbound: inbound.slice(0, PEERS_AT_MOST),
    outbound: outbound.slice(0, PEERS_AT_MOST),
    peersTotal: { inbound: inbound.length, outbound: outbound.length },
    pods: pods?.pods ?? [],
    podsBasis: pods?.basis ?? 'none',
    contradictions: pods?.contradictions ?? [],
    at: new Date().toISOString(),
  };
}

function callsInto(model: ClusterModel, node: string): Call[] {
  return model.graph
    .peersOf(node)
    .filter(({ target }) => target === node)
    .flatMap(({ source }) => [...model.graph.callsBetween(source, node)]);
}

type Past = Pick<Traffic, 'series' | 'stepSeconds' | 'seriesBasis' | 'seriesError' | 'statuses'>;

async function pastOf(
  session: TrafficSession | undefined,
  calls: readonly Call[],
  isEdge: boolean,
  seconds: number,
  signal: AbortSignal,
): Promise<Past> {
  const nothing: Past = { series: [], stepSeconds: null, seriesBasis: 'none', seriesError: null, statuses: [] };
  if (session === undefined || calls.length === 0) return nothing;
  const { reader } = session;
  const pairs = new Set(calls.map(({ source, target }) => `${source} ${target}`));
  const targets = new Set<CallEnd>(calls.map(({ target }) => target));
  const accepts = (source: CallEnd, target: CallEnd): boolean =>
    isEdge ? pairs.has(`${source} ${target}`) : targets.has(target);
  try {
    const { stepSeconds, points, statuses } = await reader.series(calls, accepts, seconds, signal);
    const rates = statuses.length > 0 ? statuses : reader.statuses(calls);
    return {
      stepSeconds,
      series: seriesOf(points),
      seriesBasis: reader.seriesBasis,
      seriesError: null,
      statuses: roundedRates(rates),
    };
  } catch (error) {
    signal.throwIfAborted();
    const seriesError = messageOf(error);
    return { ...nothing, seriesError, statuses: roundedRates(reader.statuses(calls)) };
  }
}

const roundedRates = (rates: ReturnType<TrafficSession['reader']['statuses']>): Past['statuses'] =>
  rates.map(({ code, requestsPerSecond, error }) => ({ code, error, requestsPerSecond: rounded(requestsPerSecond) }));

/** A list per figure that is known at any time. */
function seriesOf(points: readonly (readonly [number, CallFigures])[]): TrafficSeries[] {
  return TRAFFIC_SIGNALS.map((signal): TrafficSeries => {
    const of = points.map(([at, figures]): [number, number | null] => {
      const figure = figures[signal];
      return [at, figure === undefined ? null : rounded(figure)];
    });
    return { signal, points: of };
  }).filter(({ points: of }) => of.some(([, figure]) => figure !== null));
}

function peersOf(model: ClusterModel, node: string): [Peer[], Peer[]] {
  const peers = model.graph.peersOf(node).flatMap(({ source, target }) => {
    const traffic = trafficOfPair(model.graph.callsBetween(source, target));
    if (traffic === undefined) return [];
    const into = target === node;
    return [{ into, item: { edge: edgeOf(model, source, target), peer: into ? source : target, traffic } }];
  });
  const sorted = (wanted: boolean): Peer[] =>
    peers
      .filter(({ into }) => into === wanted)
      .map(({ item }) => item)
      .sort((left, right) => weight(right.traffic) - weight(left.traffic) || (left.peer < right.peer ? -1 : 1));
  return [sorted(true), sorted(false)];
}

const weight = ({ requestsPerSecond, connectionsPerSecond, bytesPerSecond }: EdgeTraffic): number =>
  requestsPerSecond ?? connectionsPerSecond ?? (bytesPerSecond ?? 0) / 1e6;

/** The id under which the calls are drawn: those of a route at the route. */
function edgeOf(model: ClusterModel, source: string, target: string): string {
  const ids = ['routes', 'names', 'calls'].map((kind) => edgeId(kind, source, target));
  return ids.find((id) => model.graph.edges.has(id)) ?? edgeId('calls', source, target);
}

async function podsOf(
  model: ClusterModel,
  session: TrafficSession | undefined,
  node: string,
  traffic: EdgeTraffic | undefined,
  calls: readonly Call[],
  signal: AbortSignal,
) {
  const [kind, namespace = '', name = ''] = node.split('/');
  const found = kind === 'service' ? model.lookUp(`${namespace}/${name}`) : undefined;
  if (found === undefined) return undefined;
  const { answer } = found;
  const telemetry = calls[0]?.telemetry;
  const workloads = [...new Set(answer.pods.map(({ workload }) => workload.name))];
  const rates =
    session === undefined || telemetry === undefined
      ? undefined
      : await session.reader.pods({ namespace, name, workloads }, telemetry, signal).catch(() => undefined);
  signal.throwIfAborted();
  // Nobody counted at any pod: that says nothing about the pods.
  const counted = rates !== undefined && [...rates.values()].some((rate) => rate > 0) ? rates : undefined;
  return {
    pods: podCalls(answer, counted),
    basis: counted === undefined ? ('none' as const) : ('measured' as const),
    contradictions: serviceContradictions(answer, traffic?.requestsPerSecond ?? null),
  };
}
