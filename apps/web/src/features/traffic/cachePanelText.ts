import { defineText } from '../../i18n/defineText.ts';

/** Traffic in the cache panel. */
export const cachePanelText = defineText({
  en: {
    title: 'Traffic',
    way: {
      'pod-proxy': 'Scrape through the API server’s pod proxy',
      'pod-addresses': 'Scrape by pod addresses',
    },
    every: 'read {{age}} ago, every {{interval}}, rates over {{window}}',
    telemetry: 'Telemetry that is understood',
    kind: { on: '{{name}}, {{calls}} calls', off: '{{name}}, switched off', absent: '{{name}}, not found' },
    budget: 'Budget of a refresh',
    ofBudget: '{{taken}} of {{budget}}',
    sum: '{{reads}} reads, {{series}} series, {{bytes}}; {{calls}} calls held',
    reads: 'Reads of the last refresh',
    what: 'What',
    query: 'Query or address',
    duration: 'Took',
    series: 'Series',
    bytes: 'Bytes',
  },
  zh: {
    title: '流量',
    way: {
      'pod-proxy': '经 API 服务器的 Pod 代理抓取',
      'pod-addresses': '按 Pod 地址直接抓取',
    },
    every: '{{age}}前读取，每 {{interval}}一次，速率取自 {{window}}',
    telemetry: '可识别的遥测',
    kind: { on: '{{name}}，{{calls}} 条调用', off: '{{name}}，已关闭', absent: '{{name}}，未找到' },
    budget: '占一次刷新的预算',
    ofBudget: '{{budget}} 中的 {{taken}}',
    sum: '{{reads}} 次读取，{{series}} 条序列，{{bytes}}；保留 {{calls}} 条调用',
    reads: '最近一次刷新的读取',
    what: '内容',
    query: '查询或地址',
    duration: '耗时',
    series: '序列',
    bytes: '字节',
  },
});
