/**
 * One policy for all sources: 5xx, a gRPC status that is not OK, and no response at all are errors; 4xx are not, since the
 * caller asked for what there is not. What a code of gRPC blames on the caller counts as an error all the same: gRPC has no other
 * word for failure, and Istio and Kiali count alike.
 */
export function isErrorStatus(http: string | undefined, grpc?: string): boolean {
  if (grpc !== undefined && grpc !== '') return grpc !== '0' && grpc !== 'OK';
  if (http === undefined) return false;
  // Envoy has 0 for "no response", Prometheus' own proxies an empty text or a class.
  if (http === '' || http === '0' || http === '-') return true;
  return http.startsWith('5');
}

/** `200`, `5xx`, `grpc 14`, `0` for none. */
export function statusText(http: string | undefined, grpc?: string): string {
  if (grpc !== undefined && grpc !== '') return `grpc ${grpc}`;
  return http === undefined || http === '' || http === '-' ? '0' : http;
}

/** What a status of HTTP alone means. */
export function httpOutcome(http: string | undefined): { readonly isError: boolean; readonly text: string } {
  return { isError: isErrorStatus(http), text: statusText(http) };
}
