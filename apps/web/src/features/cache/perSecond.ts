import type { Language } from '@fairlead/messages';
import type { CacheResource } from '@fairlead/protocol';

/** Watch events of all kinds per second, bookmarks left out: they say that nothing has changed. */
export function eventsPerSecond({ eventsPerSecond: rates }: Pick<CacheResource, 'eventsPerSecond'>): number {
  return rates.added + rates.modified + rates.deleted;
}

/** A rate in a column whose head names the unit: "41.2". */
export function formatPerSecond(rate: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    maximumFractionDigits: rate >= 100 ? 0 : 1,
  }).format(rate);
}
