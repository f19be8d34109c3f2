import type { Product } from './promqlServer.ts';

/** Fields of Prometheus' build information that say nothing here. */
const BUILD = {
  revision: '40af9c2c',
  branch: 'HEAD',
  buildUser: 'root@x',
  buildDate: '20260701',
  goVersion: 'go1.26.4',
};

const vectorOf = (result: readonly object[]) => ({ resultType: 'vector', result });

/** Source: https://prometheus.io/docs/prometheus/latest/querying/api/. */
export const PROMETHEUS: Product = {
  prefix: '',
  buildinfo: { status: 'success', data: { version: '3.5.0', ...BUILD } },
  list: (data) => ({ status: 'success', data }),
  vector: (result) => ({ status: 'success', data: vectorOf(result) }),
};

export const THANOS_WARNING = 'No StoreAPIs matched for this query';

/**
 * Thanos Query with one store that is away and `partial_response`. Sources: `ThanosVersion` and `response` in pkg/api/api.go of
 * https://github.com/thanos-io/thanos, and https://thanos.io/tip/components/query.md/#partial-response.
 */
export const THANOS: Product = {
  prefix: '',
  buildinfo: { status: 'success', data: { version: '0.39.2', ...BUILD } },
  list: (data) => ({ status: 'success', data, warnings: [THANOS_WARNING] }),
  vector: (result) => ({
    status: 'success',
    data: { ...vectorOf(result), analysis: {} },
    warnings: [THANOS_WARNING],
  }),
};

export const TENANT = 'team-shop';

/**
 * Mimir with its usual prefix, which answers no one without a tenant. Sources:
 * https://grafana.com/docs/mimir/latest/references/http-api/#build-information and .../manage/secure/authentication-and-authorization/.
 */
export const MIMIR: Product = {
  prefix: '/prometheus',
  buildinfo: {
    status: 'success',
    data: {
      application: 'Grafana Mimir',
      version: '2.17.0',
      ...BUILD,
      features: { ruler_config_api: 'true', alertmanager_config_api: 'true', query_sharding: 'true' },
    },
  },
  list: (data) => ({ status: 'success', data }),
  vector: (result) => ({ status: 'success', data: vectorOf(result), infos: ['PromQL info: a hint'] }),
  refuse: ({ headers }) =>
    headers['x-scope-orgid'] === TENANT ? undefined : { status: 401, type: 'text/plain', body: 'no org id\n' },
};

/** A limit of Mimir. Source: https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/#err-mimir-max-series-per-query. */
export const MIMIR_AT_ITS_LIMIT: Product = {
  ...MIMIR,
  refuse: (asked) =>
    MIMIR.refuse?.(asked) ??
    (asked.path === 'query' && asked.parameters.get('query')?.includes('rate(') === true
      ? {
          status: 422,
          type: 'application/json',
          body: JSON.stringify({
            status: 'error',
            errorType: 'execution',
            error:
              'the query exceeded the maximum number of series (limit: 1000 series) (err-mimir-max-series-per-query)',
          }),
        }
      : undefined),
};

/**
 * vmselect of a cluster of VictoriaMetrics, one storage node of which is away: the version of Prometheus that it claims and nothing else,
 * `isPartial`, `stats`. Sources: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#url-format,
 * `QueryResponse` in app/vmselect/prometheus/query_response.qtpl of https://github.com/VictoriaMetrics/VictoriaMetrics.
 */
export const VMSELECT: Product = {
  prefix: '/select/0/prometheus',
  buildinfo: { status: 'success', data: { version: '2.24.0' } },
  list: (data) => ({ status: 'success', isPartial: true, data }),
  vector: (result) => ({
    status: 'success',
    isPartial: true,
    data: vectorOf(result),
    stats: { seriesFetched: String(result.length), executionTimeMsec: 2 },
  }),
};

/** One VictoriaMetrics, which answers below `/prometheus`, too. Source: as for `VMSELECT`. */
export const VMSINGLE: Product = {
  ...VMSELECT,
  prefix: '/prometheus',
  list: (data) => ({ status: 'success', data }),
  vector: (result) => ({
    status: 'success',
    data: vectorOf(result),
    stats: { seriesFetched: String(result.length), executionTimeMsec: 2 },
  }),
};
