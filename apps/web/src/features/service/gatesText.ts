import { defineText } from '../../i18n/defineText.ts';

export const gatesText = defineText({
  en: {
    label: 'Gates on the way to traffic of {{name}}',
    flipsNext: 'flips next',
    forAge: 'for {{age}}',
    passedFold_one: '{{countText}} passed',
    passedFold_other: '{{countText}} passed',
    state: { passed: 'passed', failed: 'failed', waiting: 'waiting', unknown: 'unknown' },
  },
  zh: {
    label: '{{name}} 接收流量前的门控',
    flipsNext: '下一个翻转',
    forAge: '已 {{age}}',
    passedFold_other: '{{countText}} 项已通过',
    state: { passed: '已通过', failed: '未通过', waiting: '等待中', unknown: '未知' },
  },
});
