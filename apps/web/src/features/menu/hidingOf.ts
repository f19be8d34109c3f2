import type { GraphNode } from '@fairlead/protocol';

const HIDDEN_BY_NAME: readonly GraphNode['kind'][] = ['service', 'workload', 'ingress', 'route', 'gateway'];

/** The expression that hides one card and nothing else; undefined where names cannot tell it. */
export function hidingOf({
  kind,
  name,
  namespace,
}: Pick<GraphNode, 'kind' | 'name' | 'namespace'>): string | undefined {
  if (kind === 'namespace') return `ns:${quoted(name)}`;
  if (!HIDDEN_BY_NAME.includes(kind)) return undefined;
  return namespace === null ? undefined : `kind:${kind} name:${quoted(name)} ns:${quoted(namespace)}`;
}

function quoted(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `"${word.replaceAll('"', '')}"`;
}
