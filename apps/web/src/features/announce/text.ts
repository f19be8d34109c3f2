import { defineText } from '../../i18n/defineText.ts';

export const announceText = defineText({
  en: {
    lost_one: '{{names}} lost its last backend.',
    lost_other: '{{count}} services lost their last backend: {{names}}.',
    regained_one: '{{names}} has a backend again.',
    regained_other: '{{count}} services have a backend again: {{names}}.',
    more: '{{names}} and {{count}} more',
  },
  zh: {
    lost_other: '{{count}} 个服务失去最后一个后端：{{names}}。',
    regained_other: '{{count}} 个服务重新有了后端：{{names}}。',
    more: '{{names}} 等，另有 {{count}} 个',
  },
});
