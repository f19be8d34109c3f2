import { defineText } from '../../i18n/defineText.ts';

export const groupingText = defineText({
  en: {
    label: 'label {{key}}',
    about: 'Areas by the values of this label, where services are cards',
    without: 'without {{key}}',
  },
  zh: {
    label: '标签 {{key}}',
    about: '按此标签的值划分区域（适用于以卡片显示的服务）',
    without: '没有 {{key}}',
  },
});
