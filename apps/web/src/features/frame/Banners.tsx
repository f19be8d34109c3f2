import type { Status } from '@fairlead/protocol';
import { Banner, Button } from '@patternfly/react-core';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { memo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLivePart } from '../../api/LiveProvider.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** Notes under the masthead: the demo, the first run against a cluster, another version on the server. */
export const Banners = memo(function Banners({ status }: { readonly status: Status | undefined }) {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const upgraded = useLivePart('upgraded');
  const note = status === undefined ? undefined : `connected:${status.cluster.context}`;
  return (
    <div className="fl-banners" role="region" aria-label={t('frame.banner.label')}>
      {upgraded === undefined ? null : (
        <Banner status="warning" className="fl-banner" role="status">
          <span>{t('frame.banner.upgraded', upgraded)}</span>
          <Button variant="link" isInline onClick={() => globalThis.location.reload()}>
            {t('frame.banner.reload')}
          </Button>
        </Banner>
      )}
      {status?.demo === true ? (
        <Banner color="blue" className="fl-banner">
          <span>
            {t(status.cluster.context === 'demo-fleet' ? 'frame.banner.demoFleet' : 'frame.banner.demo')}{' '}
            <code className="fl-mono">npm start -- --kubeconfig ~/.kube/config</code>
          </span>
        </Banner>
      ) : null}
      {status?.demo === false && note !== undefined && !settings.dismissed.includes(note) ? (
        <Banner color="blue" className="fl-banner">
          <span>{t('frame.banner.connected', { context: status.cluster.context })}</span>
          <Button
            variant="plain"
            size="sm"
            icon={<TimesIcon />}
            aria-label={t('frame.banner.closeNote')}
            onClick={() => change({ dismissed: [...settings.dismissed, note] })}
          />
        </Banner>
      ) : null}
    </div>
  );
});
