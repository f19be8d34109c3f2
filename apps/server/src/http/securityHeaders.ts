import helmet from 'helmet';
import type { RequestHandler } from 'express';

/** Cytoscape puts this one rule into a style element of its own; its hash lets exactly that text pass. */
const CYTOSCAPE_STYLE = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='";

/**
 * Security headers of every answer. Scripts and styles come from this server only, nothing may frame it, and it may be
 * reached over plain HTTP (loopback, port-forward), so nothing here asks for TLS.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", CYTOSCAPE_STYLE],
        'img-src': ["'self'", 'blob:', 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'manifest-src': ["'self'"],
        'base-uri': ["'self'"],
        'form-action': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: false,
    // Browsers honour these two over TLS or loopback only, and complain in the console elsewhere.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
}

/** The same in short, for answers to what is no HTTP request at all. */
export const RAW_SECURITY_HEADERS: readonly string[] = [
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
];
