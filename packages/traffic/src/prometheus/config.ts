import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { TELEMETRY_IDS } from '../adapters/telemetryKinds.ts';

export type Flavour = 'prometheus' | 'thanos' | 'mimir' | 'victoriametrics';
export const FLAVOURS: readonly Flavour[] = ['prometheus', 'thanos', 'mimir', 'victoriametrics'];

export interface TlsConfig {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly serverName: string | undefined;
  readonly insecureSkipVerify: boolean;
}

/** A Prometheus-compatible server and how to talk to it. */
export interface PrometheusConfig {
  /** Below it lies `api/v1`. */
  readonly url: URL;
  /** `undefined`: found out. */
  readonly flavour: Flavour | undefined;
  /** Sent with each request; `authorization` may be among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read again for each request, since such tokens are renewed. */
  readonly bearerTokenFile: string | undefined;
  readonly tls: TlsConfig;
  /** Kinds of telemetry not to look for. */
  readonly off: readonly string[];
  /** In seconds; `undefined`: found out. */
  readonly scrapeIntervalSeconds: number | undefined;
}

/** A configuration that cannot be used; the message is one line that names the field and the mend. */
export class PrometheusConfigError extends Error {
  override readonly name = 'PrometheusConfigError';
  readonly code = 'PROMETHEUS_CONFIG';
}

const NO_TLS: TlsConfig = {
  ca: undefined,
  cert: undefined,
  key: undefined,
  serverName: undefined,
  insecureSkipVerify: false,
};

/** The address of a server without more. @throws PrometheusConfigError */
export function configOfUrl(text: string): PrometheusConfig {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw new PrometheusConfigError('is no URL; write it like http://prometheus.monitoring:9090');
  }
  if (url.username !== '' || url.password !== '') {
    throw new PrometheusConfigError(
      'holds credentials, which others could see; put them into the file of --prometheus-config',
    );
  }
  url.hash = '';
  url.search = '';
  // People copy the address with the API's own path.
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
  return {
    url,
    flavour: undefined,
    headers: {},
    bearerTokenFile: undefined,
    tls: NO_TLS,
    off: [],
    scrapeIntervalSeconds: undefined,
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads fields by name, tells what is wrong with one, and what is not known. */
class FieldReader {
  readonly #fields: Fields;
  readonly #where: string;
  readonly #read = new Set<string>();

  constructor(fields: Fields, where = '') {
    this.#fields = fields;
    this.#where = where;
  }

  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    throw new PrometheusConfigError(`${this.#where}${name} is not a text; put it in quotes`);
  }

  yes(name: string): boolean {
    const value = this.#value(name);
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    throw new PrometheusConfigError(`${this.#where}${name} is neither true nor false`);
  }

  texts(name: string): string[] {
    const value = this.#value(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
    throw new PrometheusConfigError(`${this.#where}${name} is not a list of texts`);
  }

  part(name: string): FieldReader | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (isFields(value)) return new FieldReader(value, `${this.#where}${name}.`);
    throw new PrometheusConfigError(`${this.#where}${name} is not a group of fields`);
  }

  /** All fields, as texts. */
  all(): Record<string, string> {
    return Object.fromEntries(
      Object.keys(this.#fields).map((name) => {
        const value = this.text(name) ?? '';
        if (!/^[\w-]+$/.test(name) || /[\r\n]/.test(value)) {
          throw new PrometheusConfigError(
            `${this.#where}${name} is not a header; write it like X-Name: value, in one line`,
          );
        }
        return [name.toLowerCase(), value];
      }),
    );
  }

  done(): void {
    const stray = Object.keys(this.#fields).find((name) => !this.#read.has(name));
    if (stray === undefined) return;
    const known = [...this.#read].sort().join(', ');
    throw new PrometheusConfigError(`${this.#where}${stray} is not a known field; these are: ${known}`);
  }

  #value(name: string): unknown {
    this.#read.add(name);
    return this.#fields[name] ?? undefined;
  }
}

/**
 * Reads the YAML file of `--prometheus-config`; files it names are taken relative to it.
 *
 * @throws PrometheusConfigError
 */
export function configOfFile(file: string, urlGiven?: string): PrometheusConfig {
  const fields = new FieldReader(parsedFile(file));
  const near = (name: string): string => path.resolve(path.dirname(file), name);
  const url = urlGiven ?? fields.text('url');
  fields.text('url');
  if (url === undefined)
    throw new PrometheusConfigError('url is missing; write it like url: http://prometheus.monitoring:9090');
  const headers = { ...fields.part('headers')?.all(), ...authorization(fields, near) };
  const tenant = fields.text('tenant');
  const flavour = flavourOf(fields.text('flavour'));
  const tokenFile = fields.text('bearerTokenFile');
  if (tokenFile !== undefined) readNamed(near(tokenFile), 'bearerTokenFile');
  const tls = tlsOf(fields.part('tls'), near);
  const off = fields.texts('off');
  const stranger = off.find((id) => !TELEMETRY_IDS.includes(id));
  if (stranger !== undefined) {
    throw new PrometheusConfigError(
      `off: ${JSON.stringify(stranger)} is no telemetry; choose among ${TELEMETRY_IDS.join(', ')}`,
    );
  }
  const interval = fields.text('scrapeInterval');
  fields.done();
  let base: PrometheusConfig;
  try {
    base = configOfUrl(url);
  } catch (error) {
    throw error instanceof PrometheusConfigError ? new PrometheusConfigError(`url ${error.message}`) : error;
  }
  return {
    ...base,
    flavour,
    headers: { ...headers, ...(tenant === undefined ? {} : tenantHeader(tenant, flavour)) },
    bearerTokenFile: tokenFile === undefined ? undefined : near(tokenFile),
    tls,
    off,
    scrapeIntervalSeconds: interval === undefined ? undefined : secondsOf(interval),
  };
}

function parsedFile(file: string): Fields {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new PrometheusConfigError(`${JSON.stringify(file)} cannot be read: ${codeOf(error)}`, { cause: error });
  }
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new PrometheusConfigError(`${JSON.stringify(file)} is not YAML: ${why}`, { cause: error });
  }
  if (!isFields(parsed))
    throw new PrometheusConfigError(`${JSON.stringify(file)} holds no fields; it starts with url: http://...`);
  return parsed;
}

function authorization(fields: FieldReader, near: (name: string) => string): Record<string, string> {
  const token = fields.text('bearerToken');
  const basic = fields.part('basic');
  if (token !== undefined && basic !== undefined)
    throw new PrometheusConfigError('bearerToken and basic exclude each other');
  if (token !== undefined) return { authorization: `Bearer ${oneLine(token, 'bearerToken')}` };
  if (basic === undefined) return {};
  const [user, plain, passwordFile] = [basic.text('username'), basic.text('password'), basic.text('passwordFile')];
  basic.done();
  const password = passwordFile === undefined ? plain : readNamed(near(passwordFile), 'basic.passwordFile').trim();
  if (user === undefined || password === undefined) {
    throw new PrometheusConfigError('basic needs username, and password or passwordFile');
  }
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

function tlsOf(fields: FieldReader | undefined, near: (name: string) => string): TlsConfig {
  if (fields === undefined) return NO_TLS;
  const file = (name: 'ca' | 'cert' | 'key'): string | undefined => {
    const given = fields.text(name);
    if (given === undefined) return undefined;
    const text = readNamed(near(given), `tls.${name}`);
    try {
      return checkedPem(text, name);
    } catch (error) {
      const what = name === 'key' ? 'no private key without a passphrase' : 'no certificate';
      throw new PrometheusConfigError(`tls.${name}: ${JSON.stringify(near(given))} holds ${what} in PEM`, {
        cause: error,
      });
    }
  };
  const tls = {
    ca: file('ca'),
    cert: file('cert'),
    key: file('key'),
    serverName: fields.text('serverName'),
    insecureSkipVerify: fields.yes('insecureSkipVerify'),
  };
  fields.done();
  if ((tls.cert === undefined) !== (tls.key === undefined))
    throw new PrometheusConfigError('tls.cert and tls.key belong together');
  if (tls.cert !== undefined && tls.key !== undefined) {
    const isOfCert = new X509Certificate(tls.cert).checkPrivateKey(createPrivateKey(tls.key));
    if (!isOfCert) throw new PrometheusConfigError('tls.key is not the key of the certificate in tls.cert');
  }
  return tls;
}

/** The text of a file, once it is known to hold what it should: Node.js passes over a CA that is none. Throws otherwise. */
function checkedPem(text: string, of: 'ca' | 'cert' | 'key'): string {
  if (of === 'key') createPrivateKey(text);
  else new X509Certificate(text);
  return text;
}

function readNamed(file: string, field: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new PrometheusConfigError(`${field}: ${JSON.stringify(file)} cannot be read: ${codeOf(error)}`, {
      cause: error,
    });
  }
}

/** Why a file cannot be read, in words for what people get wrong. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return WHY_UNREADABLE[code] ?? code;
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

function oneLine(text: string, field: string): string {
  const trimmed = text.trim();
  if (/[\r\n]/.test(trimmed)) throw new PrometheusConfigError(`${field} has more than one line`);
  return trimmed;
}

function flavourOf(text: string | undefined): Flavour | undefined {
  const found = FLAVOURS.find((flavour) => flavour === text);
  if (text !== undefined && found === undefined) {
    throw new PrometheusConfigError(
      `flavour: ${JSON.stringify(text)} is not known; choose one of ${FLAVOURS.join(', ')}`,
    );
  }
  return found;
}

function tenantHeader(tenant: string, flavour: Flavour | undefined): Record<string, string> {
  const value = oneLine(tenant, 'tenant');
  return flavour === 'thanos' ? { 'thanos-tenant': value } : { 'x-scope-orgid': value };
}

function secondsOf(text: string): number {
  const match = /^(\d+)(s|m)$/.exec(text);
  const seconds = Number(match?.[1]) * (match?.[2] === 'm' ? 60 : 1);
  if (!(seconds >= 1 && seconds <= 600)) {
    throw new PrometheusConfigError(`scrapeInterval: ${JSON.stringify(text)} is not a time from 1s to 10m`);
  }
  return seconds;
}
