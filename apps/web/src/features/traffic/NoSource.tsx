import type { Status } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { isSilent } from './tellsNothing.ts';

/** Nothing tells of calls: what that means, and how to change it. */
export function NoSource({ traffic }: { readonly traffic?: Status['traffic'] }) {
  const { t } = useTranslation();
  if (isSilent(traffic)) {
    return (
      <p className="fl-traffic-none">
        <strong>{t('traffic.silent.title')}</strong> {t('traffic.silent.body')} {t('traffic.silent.why')}
      </p>
    );
  }
  return (
    <p className="fl-traffic-none">
      <strong>{t('traffic.off.title')}</strong> {t('traffic.off.body')} {t('traffic.off.add')}{' '}
      <code>--prometheus http://prometheus:9090</code>
    </p>
  );
}
