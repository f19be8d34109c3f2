/** Other projects have Gateways, too. */
const GATEWAY_API = 'gateway.networking.k8s.io';

/**
 * The `kubectl` line that shows what a card stands for; undefined for what is no object of the cluster. `routes`: the resources of routes that the
 * cluster has, for `kubectl` refuses a line with others.
 */
export function kubectlLine(
  id: string,
  context: string | undefined,
  routes: readonly string[] = ['httproutes'],
): string | undefined {
  const what = objectOf(id, routes);
  if (what === undefined) return undefined;
  return ['kubectl', ...(context === undefined ? [] : ['--context', context]), ...what].map(quoted).join(' ');
}

function objectOf(id: string, routes: readonly string[]): readonly string[] | undefined {
  const [kind = '', namespace, first, second] = id.split('/');
  if (namespace === undefined || namespace === '') return undefined;
  switch (kind) {
    case 'namespace':
      return ['-n', namespace, 'get', 'services,pods', '-o', 'wide'];
    case 'service':
      return first === undefined ? undefined : ['-n', namespace, 'get', 'service', first, '-o', 'wide'];
    case 'ingress':
      return first === undefined ? undefined : ['-n', namespace, 'get', 'ingress', first];
    case 'gateway':
      return first === undefined ? undefined : ['-n', namespace, 'get', `gateway.${GATEWAY_API}`, first];
    case 'route':
      // Of which kind it is its id does not tell; a flag keeps the others from being an error.
      return first === undefined ? undefined : ['-n', namespace, 'get', routes.join(','), first, '--ignore-not-found'];
    case 'workload':
      return second === undefined
        ? undefined
        : ['-n', namespace, 'get', (first ?? '').toLowerCase(), second, '-o', 'wide'];
    default:
      return undefined;
  }
}

/** For a POSIX shell: as it is where that is safe, else in single quotes. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
