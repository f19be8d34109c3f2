/** What people call the node of an id: its last part; a workload and an ingress go by their name, a host by itself. */
export function nodeName(id: string): string {
  const [kind, ...rest] = id.split('/');
  if (kind === 'external' || kind === 'caller') return rest.join('/');
  return rest.at(-1) ?? id;
}

/** Both ends and the kind of an edge, from its id (`KIND SOURCE TARGET`). */
export interface EdgeEnds {
  readonly kind: string;
  readonly source: string;
  readonly target: string;
}

/** `undefined` for ids that are not of an edge. */
export function edgeEnds(id: string | undefined): EdgeEnds | undefined {
  const [kind, source, target, more] = id?.split(' ') ?? [];
  if (kind === undefined || source === undefined || target === undefined || more !== undefined) return undefined;
  return ['calls', 'routes', 'names', 'selects'].includes(kind) ? { kind, source, target } : undefined;
}

/** The namespace that an id lies in; `undefined` for hosts and callers outside. */
export function namespaceOfNode(id: string): string | undefined {
  const [kind, namespace, name] = id.split('/');
  return kind === 'external' || kind === 'caller' || name === undefined ? undefined : namespace;
}
