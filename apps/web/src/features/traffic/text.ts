import { defineText } from '../../i18n/defineText.ts';

export const trafficText = defineText({
  en: {
    unknownCaller: 'unknown caller',
    callers: { some: '{{countText}} callers', fail: '{{countText}} callers, {{failing}} fail' },
    callersLabel: {
      folded: '{{callers}} of {{hub}}, press Enter to show their lines',
      shown: '{{callers}} of {{hub}}, press Enter to hide their lines',
    },
    tip: {
      ends: '{{source}} → {{target}}',
      errors: '{{share}} errors',
      p95: 'p95 {{latency}}',
      average: 'average {{latency}}',
      idle: 'no calls in this time',
      declared: 'declared, not observed',
      guess: 'a guess from configuration, not observed',
      selects: 'selects',
    },
  },
  zh: {
    unknownCaller: '未知调用方',
    callers: { some: '{{countText}} 个调用方', fail: '{{countText}} 个调用方，{{failing}} 个失败' },
    callersLabel: {
      folded: '{{hub}} 的{{callers}}，按 Enter 显示连线',
      shown: '{{hub}} 的{{callers}}，按 Enter 隐藏连线',
    },
    tip: {
      ends: '{{source}} → {{target}}',
      errors: '错误 {{share}}',
      p95: '延迟 p95 {{latency}}',
      average: '平均 {{latency}}',
      idle: '此时段内无调用',
      declared: '已声明，未观测到',
      guess: '由配置推测，未观测到',
      selects: '选中',
    },
  },
});
