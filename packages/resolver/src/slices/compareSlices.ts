import type { ServiceAnswer, Slice, SliceEndpoint } from '../answer.ts';
import { portSetKey } from '../rules/slicePorts.ts';

/** One thing in which two answers differ. */
export interface SliceDifference {
  /** `namespace/name`. */
  readonly service: string;
  readonly kind: 'slice-missing' | 'slice-unexpected' | 'endpoint-missing' | 'endpoint-unexpected';
  readonly addressType: string;
  /** The ports of the slice, for people: `http 8080/TCP`; `no ports`. */
  readonly ports: string;
  readonly endpoint: SliceEndpoint | undefined;
  /** The whole difference in one line. */
  readonly line: string;
}

/** How a line calls what is only in `expected`, and what is only in `actual`. */
export interface DifferenceWords {
  readonly missing: string;
  readonly unexpected: string;
}

/** The slices of several answers in one list; a service that gets none (R2, R3, docs/resolution.md) is not in it. */
export function derivedSlices(answers: Iterable<ServiceAnswer>): readonly Slice[] {
  return [...answers].flatMap((answer) => answer.slices);
}

/** Drops empty slices of a service and family that also has filled ones: they may linger in a cluster (R28f, R26). */
export function dropLingeringSlices<T extends Slice>(slices: readonly T[]): readonly T[] {
  const family = (slice: Slice): string => `${slice.service} ${slice.addressType}`;
  const filled = new Set(slices.filter((slice) => slice.endpoints.length > 0).map(family));
  return slices.filter((slice) => slice.endpoints.length > 0 || !filled.has(family(slice)));
}

/**
 * In what two lists of slices differ. Order plays no part; slices of equal service, family and set of ports are merged;
 * endpoints are counted; uids are ignored. `words` say in each line what is only in the one and only in the other.
 */
export function compareSlices(
  expected: readonly Slice[],
  actual: readonly Slice[],
  words: DifferenceWords = { missing: 'missing', unexpected: 'unexpected' },
): readonly SliceDifference[] {
  const wanted = merged(expected);
  const got = merged(actual);
  const differences: SliceDifference[] = [];
  for (const [key, slice] of wanted) {
    const other = got.get(key);
    if (other === undefined) differences.push(difference('slice-missing', words.missing, slice));
    for (const endpoint of surplus(slice.endpoints, other?.endpoints)) {
      differences.push(difference('endpoint-missing', words.missing, slice, endpoint));
    }
  }
  for (const [key, slice] of got) {
    const other = wanted.get(key);
    if (other === undefined) differences.push(difference('slice-unexpected', words.unexpected, slice));
    for (const endpoint of surplus(slice.endpoints, other?.endpoints)) {
      differences.push(difference('endpoint-unexpected', words.unexpected, slice, endpoint));
    }
  }
  return differences;
}

/** Endpoints by their value, so that equal ones can be counted. */
type CountedEndpoints = Map<string, { count: number; readonly endpoint: SliceEndpoint }>;
type MergedSlice = Omit<Slice, 'endpoints'> & { readonly endpoints: CountedEndpoints };

function merged(slices: readonly Slice[]): ReadonlyMap<string, MergedSlice> {
  const result = new Map<string, MergedSlice>();
  for (const slice of slices) {
    const key = `${slice.service} ${slice.addressType} ${portSetKey(slice.ports)}`;
    let into = result.get(key);
    if (into === undefined) result.set(key, (into = { ...slice, endpoints: new Map() }));
    for (const endpoint of slice.endpoints) {
      const value = endpointKey(endpoint);
      const counted = into.endpoints.get(value);
      if (counted === undefined) into.endpoints.set(value, { count: 1, endpoint });
      else counted.count++;
    }
  }
  return result;
}

function surplus(these: CountedEndpoints, those: CountedEndpoints | undefined): readonly SliceEndpoint[] {
  return [...these].flatMap(([key, { count, endpoint }]) =>
    Array.from({ length: Math.max(0, count - (those?.get(key)?.count ?? 0)) }, () => endpoint),
  );
}

function endpointKey(endpoint: SliceEndpoint): string {
  const { addresses, conditions, hostname, nodeName, zone, targetRef } = endpoint;
  const { ready, serving, terminating } = conditions;
  return JSON.stringify([
    addresses.toSorted(),
    [ready, serving, terminating],
    [hostname ?? null, nodeName ?? null, zone ?? null],
    [targetRef.kind, targetRef.namespace, targetRef.name],
  ]);
}

function difference(
  kind: SliceDifference['kind'],
  word: string,
  slice: MergedSlice,
  endpoint?: SliceEndpoint,
): SliceDifference {
  // Sorted: the order of ports is no difference (R19) and must not look like one.
  const texts = slice.ports.map((port) => `${port.name} ${port.port}/${port.protocol}`.trim()).toSorted();
  const ports = texts.join(', ') || 'no ports';
  const where = `${slice.service} ${slice.addressType} [${ports}]`;
  const what = kind.startsWith('slice')
    ? `slice with ${slice.endpoints.size} endpoints`
    : `endpoint ${endpoint === undefined ? '' : endpointText(endpoint)}`;
  return {
    service: slice.service,
    kind,
    addressType: slice.addressType,
    ports,
    endpoint,
    line: `${where}: ${word} ${what}`,
  };
}

function endpointText({ addresses, conditions, hostname, nodeName, zone, targetRef }: SliceEndpoint): string {
  const flags = (['ready', 'serving', 'terminating'] as const).filter((name) => conditions[name]);
  return [
    `${targetRef.namespace}/${targetRef.name}`,
    addresses.join(' '),
    flags.join('+') || 'not ready',
    nodeName === undefined ? 'no node' : `on ${nodeName}`,
    zone === undefined ? 'no zone' : `in ${zone}`,
    ...(hostname === undefined ? [] : [`as ${hostname}`]),
  ].join(', ');
}
