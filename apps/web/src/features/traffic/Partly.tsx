import { formatCount } from '@fairlead/messages';
import type { Status } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** Of a direct scrape that leaves pods out: how many, and which come first. */
export function Partly({ scraped }: Status['traffic']) {
  const { t } = useTranslation();
  const { language } = useSettings();
  if (scraped === undefined || scraped.pods === scraped.of) return null;
  const figures = { pods: formatCount(scraped.pods, language), of: formatCount(scraped.of, language) };
  return <p className="fl-subtle fl-tabular fl-traffic-since">{t('traffic.partly', figures)}</p>;
}
