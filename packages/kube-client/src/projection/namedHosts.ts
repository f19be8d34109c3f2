import { objectOf, objectsOf, textOf, textsOf } from './json.ts';
import type { JsonObject } from './json.ts';

/** Names kept of one template, or of one use of a ConfigMap. */
export const MOST_NAMES = 32;
/** A longer text is a file of its own kind, not an address. */
const LONGEST_TEXT = 1024;

const NONE: readonly string[] = Object.freeze([]);

/** Variables that hold an address though it is written without scheme and port. */
const ADDRESS_KEY = /(^|[_.-])(HOST(NAME)?S?|UR[IL]S?|ADDR(ESS(ES)?)?|ENDPOINTS?|SERVICES?|SERVERS?|DSN|BROKERS?)$/i;
/** Where a text could be a secret, and where names do not tell of calls: telemetry, and hosts that a proxy is not used for. */
const IGNORED_KEY =
  /(PASS(WORD|WD)?|SECRET|TOKEN|CREDENTIALS?|(^|[_.-])KEY)$|^(OTEL|PROMETHEUS|LOKI|JAEGER|ZIPKIN)[_.-]|^NO_PROXY$/i;

/**
 * Names in the containers of a pod template by which they could call services: `NAME`, beside the pod, or `NAME.NAMESPACE`; sorted,
 * without repeats. Read from the plain values of environment variables, commands and arguments, of which nothing else is kept; never from
 * Secrets, and not here from ConfigMaps. Whether there is such a service is for others to say.
 */
export function namedHosts(template: JsonObject): readonly string[] {
  const spec = objectOf(template['spec']);
  const names = new Set<string>();
  for (const container of [...objectsOf(spec['containers']), ...objectsOf(spec['initContainers'])]) {
    for (const variable of objectsOf(container['env'])) {
      addNames(names, textOf(variable['name']) ?? '', textOf(variable['value']));
    }
    for (const text of [...textsOf(container['command']), ...textsOf(container['args'])]) {
      const [, key = '', value] = /^-{0,2}([\w.-]+)=(.*)$/s.exec(text) ?? [];
      addNames(names, key, value ?? text);
    }
  }
  return names.size === 0 ? NONE : [...names].toSorted().slice(0, MOST_NAMES);
}

/** Adds the names in the value of one variable, whose name tells whether a bare word is an address. */
export function addNames(names: Set<string>, key: string, text: string | undefined): void {
  if (text === undefined || text.length > LONGEST_TEXT || IGNORED_KEY.test(key)) return;
  for (const part of text.split(/[\s,;]+/)) {
    const name = nameIn(part, ADDRESS_KEY.test(key));
    // A copy: a piece of a text would keep the whole of it, with whatever else it says.
    if (name !== undefined) names.add(Buffer.from(name).toString());
  }
}

const LABEL = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
/** `jdbc:postgresql://user:secret@db.shop:5432/orders`: scheme, userinfo, host, port. */
const ADDRESS = new RegExp(
  `^(?:jdbc:)?([a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?(${LABEL}(?:\\.${LABEL})*)\\.?(:\\d{1,5})?(?:[/?#]|$)`,
  'i',
);

/** The name of a service in an address; `undefined` for what is none, or only might be one by chance. */
function nameIn(text: string, named: boolean): string | undefined {
  const match = ADDRESS.exec(text);
  if (match === null) return undefined;
  const [, scheme, host = '', port] = match;
  const labels = host.toLowerCase().split('.');
  const svc = labels.lastIndexOf('svc');
  // NAME.NAMESPACE.svc, and POD.NAME.NAMESPACE.svc of a headless service.
  if (svc >= 2 && (svc === labels.length - 1 || labels.slice(svc + 1).join('.') === 'cluster.local'))
    return `${labels[svc - 2]}.${labels[svc - 1]}`;
  const isAddress = scheme !== undefined || port !== undefined || named;
  // A name of digits alone is a number, or an IP address.
  if (!isAddress || labels.length > 2 || !/^[a-z]/.test(labels[0] ?? '') || host === 'localhost') return undefined;
  return labels.join('.');
}
