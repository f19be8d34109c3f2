import { defineText } from '../../../i18n/defineText.ts';

export const evidenceText = defineText({
  en: {
    field: 'Show {{field}} in the YAML',
    copy: 'Copy the kubectl line',
    line: 'kubectl line',
  },
  zh: {
    field: '在 YAML 中显示 {{field}}',
    copy: '复制 kubectl 命令',
    line: 'kubectl 命令',
  },
});
