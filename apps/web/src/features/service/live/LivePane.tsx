import { Button, Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Alert } from '../../../components/Alert.tsx';
import type { ApiError } from '../../../api/ApiError.ts';
import { formatClock } from '../../../i18n/formatTime.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { KubectlLine } from '../statement/EvidenceLinks.tsx';
import type { LiveRead } from './useLiveRead.ts';
import './live.css';

export interface LivePaneProps<T extends { readonly readAt: string }> {
  readonly read: LiveRead<T>;
  /** Grants what the cluster has refused. */
  readonly grant: string;
  /** Beside "Read again". */
  readonly controls?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What is read live: when it was read, how to read it again, and why it cannot be read. */
export function LivePane<T extends { readonly readAt: string }>({ read, grant, controls, children }: LivePaneProps<T>) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const { data, error, reading, again } = read;
  return (
    <div className="fl-live">
      <div className="fl-live-head">
        {data === undefined ? null : (
          <span className="fl-subtle fl-tabular">
            {t('service.live.readAt', { time: formatClock(Date.parse(data.readAt), language, settings.times) })}
          </span>
        )}
        {controls}
        <Button variant="link" isInline isDisabled={reading} onClick={again} className="fl-live-again">
          {t('service.live.again')}
        </Button>
      </div>
      {error === undefined ? null : <Refused error={error} grant={grant} />}
      {data === undefined ? (
        error === undefined ? (
          <div className="fl-service-reading" role="status" aria-label={t('service.live.reading')}>
            <Skeleton width="80%" />
            <Skeleton width="60%" />
          </div>
        ) : null
      ) : (
        children(data)
      )}
    </div>
  );
}

/** Why not, in words for the one who asks: nothing here is their fault. */
function Refused({ error, grant }: { readonly error: ApiError; readonly grant: string }) {
  const { t } = useTranslation();
  const { code, message } = error;
  if (code === 'details-not-allowed') {
    return (
      <Alert isInline variant="info" component="p" title={t('service.live.notAllowed')}>
        {t('service.live.notAllowedBody')} <code>npm start -- --allow-details</code>
      </Alert>
    );
  }
  if (code === 'upstream-forbidden') {
    return (
      <Alert isInline variant="custom" component="p" title={t('service.live.forbidden')}>
        <p className="fl-wrap">{message}</p>
        <p>{t('service.live.forbiddenBody')}</p>
        <KubectlLine line={grant} />
      </Alert>
    );
  }
  if (code === 'not-found') return <Alert isInline variant="info" component="p" title={t('service.live.gone')} />;
  return (
    <Alert isInline variant="warning" component="p" title={t('service.live.failed')}>
      <p className="fl-wrap">{message}</p>
      <p className="fl-subtle">{t('service.error.code', { code })}</p>
    </Alert>
  );
}
