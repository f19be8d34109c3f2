import { useTranslation } from '../../i18n/useTranslation.ts';

/** Nothing tells of calls: what that means, and how to change it. */
export function NoSource() {
  const { t } = useTranslation();
  return (
    <p className="fl-traffic-none">
      <strong>{t('traffic.off.title')}</strong> {t('traffic.off.body')} {t('traffic.off.add')}{' '}
      <code>--prometheus http://prometheus:9090</code>
    </p>
  );
}
