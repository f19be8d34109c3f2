/** What people call the node of an id: its last part; a workload and an ingress go by their name, a host by itself. */
export function nodeName(id: string): string {
  const [kind, ...rest] = id.split('/');
  if (kind === 'external' || kind === 'caller') return rest.join('/');
  return rest.at(-1) ?? id;
}
