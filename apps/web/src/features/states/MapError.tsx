import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import type { Connection } from '../../api/LiveStream.ts';
import { useBrowserNow } from '../../components/useBrowserNow.ts';
import { NextTry } from './LostAlert.tsx';

export interface MapErrorProps {
  readonly connection: Extract<Connection, { readonly phase: 'lost' }>;
  /** What could not be read. */
  readonly what?: 'map' | 'services';
}

/** There is nothing to show and nothing could be read: what failed, its code, and that it is tried again. */
export function MapError({ connection, what = 'map' }: MapErrorProps) {
  const { t } = useTranslation();
  const { store } = useLive();
  const nowMs = useBrowserNow(500);
  const { error } = connection;
  const details = JSON.stringify({ path: error.path, code: error.code, status: error.status, detail: error.message });
  return (
    <EmptyState status="danger" headingLevel="h2" titleText={t(`map.error.title.${what}`)} className="fl-map-empty">
      <EmptyStateBody>
        <p>
          {error.code === 'unreachable'
            ? t('map.error.unreachable')
            : t(error.code === 'bad-answer' ? 'map.error.otherForm' : 'map.error.refused', { detail: error.message })}
        </p>
        <p>
          {t('map.error.code', { code: error.code })} · <NextTry connection={connection} nowMs={nowMs} />
        </p>
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => store.tryNow()}>{t('common.tryAgain')}</Button>
          <Button variant="link" onClick={() => void navigator.clipboard.writeText(details)}>
            {t('map.error.details')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
