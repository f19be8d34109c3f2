import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

/** One spelling per address: lower case, no brackets, no trailing dot, IPv4 out of its IPv6 mapping, IPv6 shortest. */
export function canonicalHost(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  if (isIP(bare) !== 6) return bare;
  const withoutZone = bare.replace(/%.*$/, '');
  return new URL(`http://[${withoutZone}]/`).hostname.slice(1, -1);
}

/** The host of a `Host` header without its port; `undefined` when it is no host. */
export function hostOfHeader(header: string | undefined): string | undefined {
  const found = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/.exec(header ?? '');
  const host = found?.[1] ?? found?.[2];
  return host === undefined ? undefined : canonicalHost(host);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Says which hosts a request may name: loopback, the ones given, and the address the socket itself was reached at. */
export class HostGuard {
  readonly #accepted: ReadonlySet<string>;

  constructor(accepted: readonly string[]) {
    this.#accepted = new Set(accepted.map(canonicalHost));
  }

  accepts(host: string | undefined, localAddress: string | undefined): boolean {
    if (host === undefined) return false;
    if (isLoopback(host) || this.#accepted.has(host)) return true;
    return localAddress !== undefined && isIP(host) !== 0 && canonicalHost(localAddress) === host;
  }
}

/** The host of an `Origin` header; `undefined` for `null` and everything that is no origin of a page. */
function hostOfOrigin(origin: string): string | undefined {
  const url = URL.parse(origin);
  return url !== null && /^https?:$/.test(url.protocol) ? canonicalHost(url.hostname) : undefined;
}

/**
 * Answers 421 to a `Host` or an `Origin` that is not ours: a page of another site whose name has been pointed at this
 * address (DNS rebinding) must not read the cluster through the browser of somebody who may.
 */
export function hostCheck(guard: HostGuard): RequestHandler {
  return (req, _res, next) => {
    const { localAddress } = req.socket;
    if (!guard.accepts(hostOfHeader(req.headers.host), localAddress)) {
      throw new ProblemError(
        'misdirected',
        'this Host is not served here; start Fairlead with --allowed-host to add it',
      );
    }
    const { origin } = req.headers;
    if (origin !== undefined && !guard.accepts(hostOfOrigin(origin), localAddress)) {
      throw new ProblemError('misdirected', 'pages of this Origin may not read from here');
    }
    next();
  };
}
