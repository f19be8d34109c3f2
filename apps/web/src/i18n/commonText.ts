import { defineText } from './defineText.ts';

export const commonText = defineText({
  en: {
    close: 'Close',
    resume: 'Resume',
    tryAgain: 'Try again',
    copied: 'Copied',
    fault: 'The page has met a fault',
    screenMissing: 'This screen could not be fetched',
    screenMissingWhy:
      'Fairlead does not answer, or is another version since the page was opened. The other screens stay as they are.',
    unknownAddress: 'There is no screen at this address',
    toMap: 'Open the map',
    toServices: 'Open the table of services',
    missing: '–',
    notice: {
      danger: 'Problem:',
      warning: 'Warning:',
      info: 'Information:',
      success: 'Success:',
      custom: 'Note:',
    },
  },
  zh: {
    close: '关闭',
    resume: '继续',
    tryAgain: '重试',
    copied: '已复制',
    fault: '页面出现故障',
    screenMissing: '无法获取此页面',
    screenMissingWhy: 'Fairlead 没有响应，或在打开页面后更换了版本。其他页面保持不变。',
    unknownAddress: '此地址没有对应的页面',
    toMap: '打开拓扑图',
    toServices: '打开服务列表',
    missing: '–',
    notice: { danger: '问题：', warning: '警告：', info: '信息：', success: '成功：', custom: '提示：' },
  },
});
