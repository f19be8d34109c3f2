// Notices options that npm took for its own: without `--` before them it keeps them and passes on what is left, and `npm start --demo`
// would show the cluster of the kubeconfig.

/** Of the server and of the commands. */
export const OPTIONS = [
  'allow-details',
  'allowed-host',
  'base-path',
  'config-maps',
  'context',
  'demo',
  'host',
  'kubeconfig',
  'kubeconfig-out',
  'log-level',
  'max-streams',
  'memory-budget',
  'namespace',
  'nodes',
  'pods',
  'port',
  'prometheus',
  'prometheus-config',
  'scene',
  'scrape',
  'services',
];

/** One line that names what npm took and the mend; `undefined` if it took nothing. @param started how npm was called */
export function swallowedWords(environment, started) {
  const taken = OPTIONS.filter((name) => environment[`npm_config_${name.replaceAll('-', '_')}`]).map(
    (name) => `--${name}`,
  );
  if (taken.length === 0) return undefined;
  return `npm took ${taken.join(', ')} for itself; put -- before the options: ${started} -- ${taken.join(' ')} ...`;
}
