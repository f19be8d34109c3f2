import { splitKey } from '@fairlead/model';
import type { EndpointSlice, EndpointSliceList } from '@fairlead/protocol';
import type { Slice } from '@fairlead/resolver';

/** `NAME-FAMILY` for the first set of ports of a family, `NAME-FAMILY-2` for the next: the same name for the same slices. */
function sliceNames(slices: readonly Slice[]): string[] {
  const counts = new Map<string, number>();
  return slices.map(({ service, addressType }) => {
    const base = `${splitKey(service).name}-${addressType.toLowerCase()}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  });
}

/** The derived slices of one service in the schema of `discovery.k8s.io/v1`. */
export function endpointSlices(slices: readonly Slice[]): EndpointSlice[] {
  const names = sliceNames(slices);
  return slices.map((slice, index) => {
    const { namespace = '', name: service } = splitKey(slice.service);
    return {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: names[index] ?? service, namespace, labels: { 'kubernetes.io/service-name': service } },
      addressType: slice.addressType,
      ports: slice.ports.map((port) => ({ ...port })),
      endpoints: slice.endpoints.map(({ addresses, conditions, targetRef, ...rest }) => ({
        addresses: [...addresses],
        conditions: { ...conditions },
        ...rest,
        targetRef: { ...targetRef },
      })),
    };
  });
}

/** The JSON of the list of all slices, as `EndpointSliceList`, one piece per service. */
export function* endpointSliceListPieces(services: Iterable<readonly Slice[]>): Generator<string, void> {
  const empty: EndpointSliceList = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSliceList',
    metadata: {},
    items: [],
  };
  yield JSON.stringify(empty).slice(0, -']}'.length);
  let between = '';
  for (const slices of services) {
    if (slices.length === 0) continue;
    yield between + JSON.stringify(endpointSlices(slices)).slice(1, -1);
    between = ',';
  }
  yield ']}';
}
