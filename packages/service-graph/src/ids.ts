/** Ids of nodes, edges and groups (docs/api.md, Graph). */
export const serviceId = (namespace: string, name: string): string => `service/${namespace}/${name}`;
export const workloadId = (namespace: string, kind: string, name: string): string =>
  `workload/${namespace}/${kind}/${name}`;
export const ingressId = (namespace: string, name: string): string => `ingress/${namespace}/${name}`;
export const routeId = (namespace: string, name: string): string => `route/${namespace}/${name}`;
export const gatewayId = (namespace: string, name: string): string => `gateway/${namespace}/${name}`;
export const appId = (namespace: string, name: string): string => `app/${namespace}/${name}`;
export const namespaceId = (namespace: string): string => `namespace/${namespace}`;
export const edgeId = (kind: string, source: string, target: string): string => `${kind} ${source} ${target}`;

/** The words of an id: `service/shop/cart` gives `['service', 'shop', 'cart']`. Names contain no slash. */
export const idParts = (id: string): string[] => id.split('/');

export const isService = (id: string): boolean => id.startsWith('service/');

/** A host outside, or a caller that cannot be named: in no namespace. */
export const isOutsideNode = (id: string): boolean => id.startsWith('external/') || id.startsWith('caller/');

/** The namespace of a node; `null` of what is in none. */
export function namespaceOfId(id: string): string | null {
  return isOutsideNode(id) ? null : (idParts(id)[1] ?? null);
}

/** Source and target of an edge by its id; ids of nodes hold no space. */
export function endsOfEdge(id: string): [string, string] {
  const [, source = '', target = ''] = id.split(' ');
  return [source, target];
}
