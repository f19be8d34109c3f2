export type { GateWord, TrafficWord } from './catalogue.ts';
export { formatBytes, formatCount, formatRate, formatShare, MISSING } from './formatNumber.ts';
export {
  formatClock,
  formatDuration,
  formatExactDuration,
  formatLatency,
  formatSince,
  isJustSeen,
} from './formatTime.ts';
export { causeText } from './comparisonText.ts';
export type { CauseText, TextCause } from './comparisonText.ts';
export { isLanguage, LANGUAGES } from './language.ts';
export type { Language } from './language.ts';
export { describe, reasonText } from './reasonText.ts';
export type { ReasonText, TextReason } from './reasonText.ts';
export type { TextTimes } from './translator.ts';
export { preferenceOffText, reachText, reachUntoldText, wayInWord } from './reachText.ts';
export type { ReachText, TextPath } from './reachText.ts';
export { gateText, resourceWord, stateWord, trafficWord, verdictWord } from './words.ts';
