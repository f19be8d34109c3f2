/** A host and its port taken apart: `[2001:db8::1]:80`, `10.0.0.1:80`, `cart.shop:8080`, `http://cart/x`. */
export function splitHost(text: string): { readonly host: string; readonly port: string | undefined } {
  const authority =
    text
      .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
      .replace(/^[^/@]*@/, '')
      .split('/')[0] ?? '';
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(authority);
  if (bracketed !== null) return { host: (bracketed[1] ?? '').toLowerCase(), port: bracketed[2] };
  const plain = /^([^:]*):(\d+)$/.exec(authority);
  const host = (plain?.[1] ?? authority).toLowerCase().replace(/\.$/, '');
  return { host, port: plain?.[2] };
}

/** Whether a text is an IP address literal; a zone after `%` is not looked at. */
export function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || (host.includes(':') && /^[0-9a-f:.]+(%.+)?$/i.test(host));
}

/** What a DNS name of the cluster names. */
export interface ClusterName {
  readonly name: string;
  /** `undefined` where the name has none: it is looked up beside the caller. */
  readonly namespace: string | undefined;
  /** In front of the service: a pod of a headless service. */
  readonly member: string | undefined;
}

const LABEL = /^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?$/;

/**
 * The service that a DNS name means inside a cluster: `NAME`, `NAME.NS`, `NAME.NS.svc`, `NAME.NS.svc.DOMAIN`, with a member
 * in front in the last two. `undefined` for what cannot be one. Whether there is such a service has to be looked up.
 */
export function clusterName(host: string): ClusterName | undefined {
  const parts = host.split('.');
  if (parts.some((part) => !LABEL.test(part))) return undefined;
  const svc = parts.indexOf('svc');
  if (svc >= 2 && svc <= 3) {
    const [name, namespace] = parts.slice(svc - 2, svc);
    const member = svc === 3 ? parts[0] : undefined;
    return name === undefined ? undefined : { name, namespace, member };
  }
  const [name, namespace] = parts;
  if (parts.length > 2 || name === undefined) return undefined;
  return { name, namespace, member: undefined };
}
