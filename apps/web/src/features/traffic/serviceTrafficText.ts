import { defineText } from '../../i18n/defineText.ts';

/** Calls to and from one service, its pods, and what contradicts them. */
export const serviceTrafficText = defineText({
  en: {
    peers: {
      expand: 'Chart',
      charts: 'Charts of {{name}}',
      inbound: 'Calls it',
      outbound: 'It calls',
      noInbound: 'Nobody was seen calling it.',
      noOutbound: 'It was not seen calling anybody.',
      more: '{{shown}} of {{total}}, those with most calls',
    },
    pods: {
      title: 'Share of the pods',
      label: 'Pods by their share of calls',
      share: '{{name}}: {{share}} of the calls',
      unknown: 'No telemetry tells of single pods.',
      none: 'The selector matches no pod.',
      odd_one: 'Calls and readiness do not fit at {{countText}} pod.',
      odd_other: 'Calls and readiness do not fit at {{countText}} pods.',
    },
    contradiction: {
      'calls-without-backend': 'It is called, and no backend receives traffic: these calls fail.',
      'traffic-to-unready':
        'Gets calls though it is not ready: callers may keep old connections, or bypass the Service.',
      'traffic-to-terminating': 'Gets calls while it terminates: connections are not drained yet.',
      'ready-without-traffic': 'Ready, and gets no calls: look at long-lived connections or at topology.',
      'ready-by-rule': 'Ready, and gets no calls: the Service sends it none. The tab Pods says why.',
      'takes-most': 'Takes most of the calls though others are ready: long-lived connections are not balanced.',
    },
  },
  zh: {
    peers: {
      expand: '图表',
      charts: '{{name}} 的图表',
      inbound: '调用它的',
      outbound: '它调用的',
      noInbound: '未观测到对它的调用。',
      noOutbound: '未观测到它的调用。',
      more: '{{total}} 个中调用最多的 {{shown}} 个',
    },
    pods: {
      title: '各 Pod 的占比',
      label: '按调用占比排列的 Pod',
      share: '{{name}}：占调用的 {{share}}',
      unknown: '没有遥测给出单个 Pod 的数据。',
      none: '选择器没有匹配任何 Pod。',
      odd_other: '{{countText}} 个 Pod 的调用与就绪状态不符。',
    },
    contradiction: {
      'calls-without-backend': '有调用，但没有后端接收流量：这些调用会失败。',
      'traffic-to-unready': '未就绪却收到调用：调用方可能保持旧连接，或绕过了 Service。',
      'traffic-to-terminating': '终止中仍收到调用：连接尚未排空。',
      'ready-without-traffic': '已就绪却没有调用：请检查长连接或拓扑。',
      'ready-by-rule': '已就绪却没有调用：Service 不向它转发，原因见“Pod”标签页。',
      'takes-most': '其他 Pod 也已就绪，它却承担了大部分调用：长连接未均衡。',
    },
  },
});
