import type { Flavour } from './config.ts';

export interface BuildInfo {
  readonly flavour: Flavour;
  /** Its own; `undefined` if it does not tell. */
  readonly version: string | undefined;
}

const APPLICATIONS: readonly (readonly [RegExp, Flavour])[] = [
  [/mimir|cortex/i, 'mimir'],
  [/victoria/i, 'victoriametrics'],
  [/thanos/i, 'thanos'],
];

/** What VictoriaMetrics answers, whatever its own version is. */
const FOR_GRAFANA = '2.24.0';

/**
 * What a server is, by its answer to `status/buildinfo`. Mimir names itself. Thanos answers with the very fields of Prometheus, but its
 * versions begin with 0, and no Prometheus of version 0 had this path. VictoriaMetrics claims the one version of Prometheus that Grafana
 * wants to see, and has none of the other fields.
 */
export function buildInfoOf(answer: unknown): BuildInfo {
  const data = isObject(answer) ? answer['data'] : undefined;
  const field = (name: string): string => {
    const value = isObject(data) ? data[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  const version = field('version') || undefined;
  const named = APPLICATIONS.find(([pattern]) => pattern.test(field('application')));
  if (named !== undefined) return { flavour: named[1], version };
  if (version === undefined) return { flavour: 'prometheus', version };
  if (version === FOR_GRAFANA && ['revision', 'branch', 'goVersion'].every((name) => field(name) === '')) {
    return { flavour: 'victoriametrics', version: undefined };
  }
  return { flavour: version.startsWith('0.') ? 'thanos' : 'prometheus', version };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
