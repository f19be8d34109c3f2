import type { Catalogue } from './catalogue.ts';
import { zhPodReasons } from './zhPodReasons.ts';
import { zhServiceReasons } from './zhServiceReasons.ts';

/** All texts in simplified Chinese. API words stay as the API spells them; only the card translates waiting reasons. */
export const zh: Catalogue = {
  reasons: { ...zhServiceReasons, ...zhPodReasons },
  verdicts: { ok: '正常', degraded: '降级', broken: '不可用', unknown: '未知', 'at-rest': '静置' },
  traffic: { receives: '接收流量', fallback: '后备', 'local-only': '仅本地', none: '无流量', 'not-listed': '未列入' },
  gates: {
    selected: '已选中',
    scheduled: ['已调度到 {{name}}', '已调度'],
    'has-ip': ['已有 IP：{{name}}', '已有 IP'],
    init: ['初始化容器 {{name}} 已完成', '初始化容器已完成'],
    sidecar: ['边车 {{name}} 已启动', '边车已启动'],
    container: ['容器 {{name}} 已就绪', '容器已就绪'],
    gate: ['门控 {{name}}', '就绪门控'],
    'not-terminating': '未在终止',
    port: ['端口 {{name}}', '端口'],
  },
  states: {
    syncing: '读取中',
    relisting: '重新读取中',
    live: '实时',
    retrying: '正在重试',
    forbidden: '无权限',
    off: '未提供',
  },
  resources: {
    services: { title: 'Service', inText: 'Service' },
    pods: { title: 'Pod', inText: 'Pod' },
    nodes: { title: '节点', inText: '节点' },
    namespaces: { title: '命名空间', inText: '命名空间' },
    deployments: { title: 'Deployment', inText: 'Deployment' },
    replicasets: { title: 'ReplicaSet', inText: 'ReplicaSet' },
    statefulsets: { title: 'StatefulSet', inText: 'StatefulSet' },
    daemonsets: { title: 'DaemonSet', inText: 'DaemonSet' },
    jobs: { title: 'Job', inText: 'Job' },
    ingresses: { title: 'Ingress', inText: 'Ingress' },
  },
  counts: {
    pods: { other: '{{count, number}} 个 Pod' },
    podsMatch: { other: '{{count, number}} 个 Pod 匹配' },
    podsDraining: { other: '{{count, number}} 个 Pod 排空中' },
    podsStarting: { other: '{{count, number}} 个 Pod 启动中' },
    podsNotReady: { other: '{{count, number}} 个 Pod 未就绪' },
    podsUnready: { other: '{{count, number}} 个 Pod 未就绪但仍接收' },
    nodes: { other: '{{count, number}} 个节点' },
    restarts: { other: '已重启 {{count, number}} 次' },
  },
  units: { ms: '毫秒', s: '秒', min: '分钟', h: '小时', d: '天' },
  minutesBefore: '分',
  atLeast: '超过 {{age}}',
  perSecond: '{{rate}}/秒',
  listSeparator: '、',
  sentenceSeparator: '',
  perNumber: '在 {{pods, pods}} 上为 {{number}}',
  andMore: '{{list}} 等 {{total, number}} 项',
};
