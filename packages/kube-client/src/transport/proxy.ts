import { BlockList, isIP } from 'node:net';
import type { Environment } from '../kubeconfig/configSource.ts';

/**
 * The proxy that the environment names for a server, as Go programs such as kubectl read it: `HTTPS_PROXY` or `HTTP_PROXY` by the
 * scheme of the server, unless `NO_PROXY` covers it. Lower case counts, too. Loopback is never reached through a proxy.
 */
export function proxyFromEnvironment(server: URL, environment: Environment): string | undefined {
  const named = (name: string): string | undefined => environment[name] || environment[name.toLowerCase()];
  const proxy = named(server.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (proxy === undefined || isLoopback(server) || isExempt(server, named('NO_PROXY') ?? '')) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** The server and the proxy before it, for messages; without the credentials of the latter. */
export function wayTo(server: URL, proxy: string | undefined): string {
  const url = proxy === undefined ? null : URL.parse(proxy);
  return url === null ? server.origin : `${server.origin} through the proxy ${url.protocol}//${url.host}`;
}

/** Whether the server is on this machine. */
export function isLoopback(server: URL): boolean {
  const host = hostOf(server);
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Entries of `NO_PROXY`: `*`, an address, a range, `name` (with its subdomains) or `.name` (only these), each with a port or not. */
function isExempt(server: URL, noProxy: string): boolean {
  const host = hostOf(server);
  const port = server.port || (server.protocol === 'https:' ? '443' : '80');
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (entry.includes('/')) return isInRange(host, entry);
      const { name, port: onlyPort } = splitPort(entry);
      if (onlyPort !== undefined && onlyPort !== port) return false;
      if (isIP(name) !== 0) return name === host;
      return name.startsWith('.') ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
    });
}

function isInRange(host: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const version = isIP(network);
  if (version === 0 || isIP(host) !== version || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) {
    return false;
  }
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(host, family);
}

function splitPort(entry: string): { readonly name: string; readonly port: string | undefined } {
  const match = /^(?:\[(?<bracketed>[^\]]+)\]|(?<name>[^:]+))(?::(?<port>\d+))?$/.exec(entry);
  // A bare IPv6 address has colons and no port.
  if (match?.groups === undefined) return { name: entry, port: undefined };
  return { name: match.groups['bracketed'] ?? match.groups['name'] ?? entry, port: match.groups['port'] };
}

function hostOf(server: URL): string {
  return server.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
