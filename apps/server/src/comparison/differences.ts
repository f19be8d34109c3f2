import type { SliceDifference, SliceEndpoint } from '@fairlead/resolver';

/** One side of a difference: an endpoint and the ports of the slice it stands in. */
export interface ComparedEndpoint {
  readonly ports: string;
  readonly endpoint: SliceEndpoint;
}

export const COMPARED_FIELDS = [
  'addresses',
  'ready',
  'serving',
  'terminating',
  'hostname',
  'nodeName',
  'zone',
  'ports',
] as const;

export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** In what published and derived differ, endpoint by endpoint: what belongs to one pod is one difference. */
export interface Difference {
  readonly kind: 'only-published' | 'only-derived' | 'changed';
  readonly addressType: string;
  /** `undefined` on both sides: a slice without endpoints. */
  readonly published: ComparedEndpoint | undefined;
  readonly derived: ComparedEndpoint | undefined;
  /** Of `changed`: what differs. */
  readonly fields: readonly ComparedField[];
  /** The difference in words, one line per side. */
  readonly lines: readonly string[];
}

/** `missing`: published and not derived; `unexpected`: derived and not published. */
const isPublished = ({ kind }: SliceDifference): boolean => kind.endsWith('missing');

/** Puts the two sides of each pod together. A slice that differs together with its endpoints is told by them. */
export function pairDifferences(found: readonly SliceDifference[]): readonly Difference[] {
  const pods = Map.groupBy(
    found.filter(({ endpoint }) => endpoint !== undefined),
    ({ addressType, endpoint }) => `${addressType} ${endpoint?.targetRef.namespace}/${endpoint?.targetRef.name}`,
  );
  const families = new Set([...pods.values()].flat().map(({ addressType }) => addressType));
  return [
    ...[...pods.values()].flatMap((sides) => {
      const published = sides.filter(isPublished);
      const derived = sides.filter((side) => !isPublished(side));
      const longest = Math.max(published.length, derived.length);
      return Array.from({ length: longest }, (_, index) => differenceOf(published[index], derived[index]));
    }),
    ...found
      .filter(({ endpoint, addressType }) => endpoint === undefined && !families.has(addressType))
      .map(emptySliceDifference),
  ];
}

function emptySliceDifference(side: SliceDifference): Difference {
  const kind = isPublished(side) ? 'only-published' : 'only-derived';
  const { addressType, line } = side;
  return { kind, addressType, published: undefined, derived: undefined, fields: [], lines: [line] };
}

function differenceOf(published: SliceDifference | undefined, derived: SliceDifference | undefined): Difference {
  const [left, right] = [sideOf(published), sideOf(derived)];
  return {
    kind: left === undefined ? 'only-derived' : right === undefined ? 'only-published' : 'changed',
    addressType: (published ?? derived)?.addressType ?? '',
    published: left,
    derived: right,
    fields: left === undefined || right === undefined ? [] : fieldsOf(left, right),
    lines: [published, derived].flatMap((side) => (side === undefined ? [] : [side.line])),
  };
}

function sideOf(side: SliceDifference | undefined): ComparedEndpoint | undefined {
  return side?.endpoint === undefined ? undefined : { ports: side.ports, endpoint: side.endpoint };
}

function fieldsOf(left: ComparedEndpoint, right: ComparedEndpoint): readonly ComparedField[] {
  return COMPARED_FIELDS.filter((field) => fieldOf(left, field) !== fieldOf(right, field));
}

function fieldOf({ ports, endpoint }: ComparedEndpoint, field: ComparedField): string | boolean | undefined {
  switch (field) {
    case 'ports':
      return ports;
    case 'addresses':
      return endpoint.addresses.toSorted().join(' ');
    case 'ready':
    case 'serving':
    case 'terminating':
      return endpoint.conditions[field];
    case 'hostname':
    case 'nodeName':
    case 'zone':
      return endpoint[field];
  }
}
