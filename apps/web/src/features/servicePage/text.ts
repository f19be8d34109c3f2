import { defineText } from '../../i18n/defineText.ts';

export const servicePageText = defineText({
  en: {
    neighbourhood: {
      title: 'Who calls it, and what it leads to',
      label: 'Map of the neighbours of {{name}}',
      description: 'Enter opens the card that is chosen. The callers are also in a tab below.',
      onMap: 'Neighbours on the map',
      alone: 'No caller is known, and nothing that it calls.',
      unmeasured: 'Who calls it is not known: there is no source of traffic figures.',
    },
  },
  zh: {
    neighbourhood: {
      title: '谁在调用它，它又通向哪里',
      label: '{{name}} 的邻近关系图',
      description: '按 Enter 打开所选卡片。下方的标签页中也列有调用方。',
      onMap: '在图上查看邻近服务',
      alone: '没有已知的调用方，也没有已知的被调用方。',
      unmeasured: '无法得知谁在调用它：没有流量数据来源。',
    },
  },
});
