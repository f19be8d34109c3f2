import { defineText } from '../../i18n/defineText.ts';

export const pickedText = defineText({
  en: {
    label: 'Picked cards',
    count_one: '{{countText}} service picked',
    count_other: '{{countText}} services picked',
    most: 'Only the first {{most}} of {{total}} are kept; draw the frame around fewer.',
    table: 'Open in the table',
    names: 'Copy the names',
    show: 'Show them all',
    clear: 'Clear',
    chips: 'Picked',
    chip_one: '{{countText}} service',
    chip_other: '{{countText}} services',
  },
  zh: {
    label: '所选卡片',
    count_other: '已选 {{countText}} 个服务',
    most: '仅保留 {{total}} 个中的前 {{most}} 个；请框选较少的卡片。',
    table: '在表格中打开',
    names: '复制名称',
    show: '全部显示在窗口中',
    clear: '清除',
    chips: '所选',
    chip_other: '{{countText}} 个服务',
  },
});
