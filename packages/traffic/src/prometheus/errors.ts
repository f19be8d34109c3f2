export type PrometheusFailure =
  'unreachable' | 'timeout' | 'credentials' | 'refused' | 'busy' | 'too-much' | 'garbage' | 'bad-query';

/** What a Prometheus-compatible server did not answer, in one line, without addresses that hold credentials. */
export class PrometheusError extends Error {
  override readonly name = 'PrometheusError';
  readonly code: PrometheusFailure;
  readonly status: number | undefined;

  constructor(
    code: PrometheusFailure,
    message: string,
    options: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message.replaceAll(/\s+/g, ' ').trim().slice(0, 300), { cause: options.cause });
    this.code = code;
    this.status = options.status;
  }
}

/** The failure that a status stands for. @param detail what the server said */
export function failureOfStatus(status: number, detail: string): PrometheusError {
  const said = detail === '' ? '' : `: ${detail}`;
  if (status === 401 || status === 403) {
    return new PrometheusError('credentials', `it refuses the credentials (HTTP ${status})${said}`, { status });
  }
  if (status === 422) return new PrometheusError('too-much', `it cannot answer the query${said}`, { status });
  if (status === 400) return new PrometheusError('bad-query', `it does not understand the query${said}`, { status });
  if (status === 429 || status === 503)
    return new PrometheusError('busy', `it is busy (HTTP ${status})${said}`, { status });
  if (status === 404)
    return new PrometheusError('refused', `it has no Prometheus API there (HTTP 404); below its address lies api/v1`, {
      status,
    });
  if (status >= 300 && status < 400)
    return new PrometheusError('refused', `it sends elsewhere (HTTP ${status}); give the address it leads to`, {
      status,
    });
  return new PrometheusError('refused', `it answers with HTTP ${status}${said}`, { status });
}
