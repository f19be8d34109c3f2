import { Agent, ProxyAgent, Socks5ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { definedOf } from '../credentials/credentials.ts';
import type { TlsMaterial } from '../credentials/credentials.ts';

export interface DispatcherOptions {
  readonly proxyUrl: string | undefined;
  readonly skipTlsVerify: boolean;
  readonly tlsServerName: string | undefined;
}

// The probe keeps load balancers from dropping a silent watch; most wait for 60 s.
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 30_000 };
/** An idle connection is kept for the next page, and no longer than proxies do. */
const IDLE_MS = 30_000;

/** Connections to one server. When the TLS material changes (a renewed certificate), new requests get new ones. */
export class DispatcherPool {
  readonly #options: DispatcherOptions;
  #current: { readonly of: string; readonly dispatcher: Dispatcher } | undefined = undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  dispatcher(tls: TlsMaterial): Dispatcher {
    const of = JSON.stringify(tls);
    if (this.#current?.of !== of) {
      // Requests under way, such as watches, end on the connections they have.
      void this.#current?.dispatcher.close();
      this.#current = { of, dispatcher: createDispatcher(this.#options, tls) };
    }
    return this.#current.dispatcher;
  }

  /** Ends all connections, those in use, too. */
  async destroy(): Promise<void> {
    await this.#current?.dispatcher.destroy();
    this.#current = undefined;
  }
}

function createDispatcher(options: DispatcherOptions, tls: TlsMaterial): Dispatcher {
  const { proxyUrl, skipTlsVerify, tlsServerName } = options;
  const requestTls = {
    ...definedOf(tls),
    ...(skipTlsVerify ? { rejectUnauthorized: false } : {}),
    ...(tlsServerName === undefined ? {} : { servername: tlsServerName }),
  };
  // Both are watched over by the transport, with a clock that can be passed in.
  const pool = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: IDLE_MS };
  if (proxyUrl === undefined) return new Agent({ ...pool, connect: { ...requestTls, ...KEEP_ALIVE } });
  if (/^socks5?h?:/.test(proxyUrl)) {
    // Its types do not know `requestTls` yet, its code does.
    const throughSocks = { ...pool, requestTls };
    return new Socks5ProxyAgent(proxyUrl.replace(/^socks5?h?:/, 'socks5:'), throughSocks);
  }
  return new ProxyAgent({ ...pool, uri: proxyUrl, requestTls: { ...requestTls, ...KEEP_ALIVE } });
}
