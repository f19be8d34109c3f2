import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { ApiError } from '../../api/ApiError.ts';
import { useStatus } from '../../api/queries.ts';
import { isWatched, servicesAreRead } from '../../api/servicesAreRead.ts';
import { formatClock } from '../../i18n/formatTime.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { ServiceName } from './useService.ts';
import type { Heading } from '../../components/heading.ts';

export interface ServiceErrorProps {
  readonly name: ServiceName;
  readonly heading: Heading;
  readonly error: ApiError;
  readonly atMs: number;
  /** It was there a moment ago. */
  readonly known: boolean;
  readonly onAgain: () => void;
}

/** What failed, its code, and what can be done; the rest of the screen goes on. */
export function ServiceError({ name, heading, error, atMs, known, onAgain }: ServiceErrorProps) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const absent = error.code === 'not-found';
  const { data: status } = useStatus();
  // Who may not read services cannot tell that one is not there.
  const unread = absent && status !== undefined && !servicesAreRead(status, name.namespace);
  const title = unread
    ? t('service.error.unread', { ...name })
    : absent
      ? known
        ? t('service.error.gone')
        : t('service.error.absent', { ...name })
      : t('service.error.failed');
  const others = `/services?namespace=${encodeURIComponent(name.namespace)}`;
  const details = JSON.stringify({
    path: error.path,
    code: error.code,
    status: error.status,
    detail: error.message,
    at: new Date(atMs).toISOString(),
  });
  return (
    <EmptyState
      {...(absent ? { icon: SearchIcon } : { status: 'danger' as const })}
      headingLevel={heading}
      titleText={title}
      variant="sm"
    >
      <EmptyStateBody>
        {absent ? (
          <p>
            {unread
              ? t(isWatched(status, name.namespace) ? 'service.error.unreadBody' : 'service.error.unwatchedBody', {
                  ...name,
                })
              : known
                ? t('service.error.goneAt', { time: formatClock(atMs, language, settings.times) })
                : t('service.error.absentBody')}
          </p>
        ) : (
          <p className="fl-wrap">{error.message}</p>
        )}
        {absent ? null : <p className="fl-subtle">{t('service.error.code', { code: error.code })}</p>}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {absent ? (
            <Button variant="secondary" component={(props) => <Link {...props} to={others} />}>
              {t('service.error.others', { namespace: name.namespace })}
            </Button>
          ) : null}
          <Button variant={absent ? 'link' : 'primary'} onClick={onAgain}>
            {t('common.tryAgain')}
          </Button>
          {absent ? null : (
            <Button variant="link" onClick={() => void navigator.clipboard.writeText(details)}>
              {t('service.error.details')}
            </Button>
          )}
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
