import { CredentialsRejectedError, GarbageError, UnreachableError } from '@fairlead/informer';

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name cannot be looked up',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
  UND_ERR_SOCKET: 'the connection was closed in the middle',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed; set certificate-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority; set certificate-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an unknown authority; set certificate-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an unknown authority; set certificate-authority',
  CERT_SIGNATURE_FAILURE: 'its certificate is not signed by certificate-authority',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name; set tls-server-name',
};

/** What broke a request, as one of the errors of a lister-watcher. @param way the server, for the message */
export function networkError(error: unknown, way: string): Error {
  if (error instanceof UnreachableError || error instanceof GarbageError || error instanceof CredentialsRejectedError) {
    return error;
  }
  return new UnreachableError(`cannot reach ${way}: ${wordsFor(error)}`, { cause: error });
}

function wordsFor(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const words = 'code' in cause ? WORDS[String(cause.code)] : undefined;
    if (words !== undefined) return words;
  }
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? 'the request failed';
}
