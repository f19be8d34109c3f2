export type { GateWord, TrafficWord } from './catalogue.ts';
export { formatBytes, formatCount, formatRate, formatShare, MISSING } from './formatNumber.ts';
export { formatClock, formatDuration, formatExactDuration, formatLatency, formatSince } from './formatTime.ts';
export { isLanguage, LANGUAGES } from './language.ts';
export type { Language } from './language.ts';
export { describe, reasonText } from './reasonText.ts';
export type { ReasonText, TextReason } from './reasonText.ts';
export type { TextTimes } from './translator.ts';
export { gateText, resourceWord, stateWord, trafficWord, verdictWord } from './words.ts';
