import { defineText } from './defineText.ts';

export const commonText = defineText({
  en: {
    close: 'Close',
    resume: 'Resume',
    tryAgain: 'Try again',
    copied: 'Copied',
    fault: 'The page has met a fault',
    missing: '–',
  },
  zh: {
    close: '关闭',
    resume: '继续',
    tryAgain: '重试',
    copied: '已复制',
    fault: '页面出现故障',
    missing: '–',
  },
});
