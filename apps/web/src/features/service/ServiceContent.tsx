import { Skeleton } from '@patternfly/react-core';
import { Alert } from '../../components/Alert.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { ReactNode } from 'react';
import { ServiceBody } from './ServiceBody.tsx';
import { ServiceError } from './ServiceError.tsx';
import type { ServiceName, ServiceState } from './useService.ts';
import type { Heading } from '../../components/heading.ts';

export interface ServiceContentProps extends ServiceState {
  readonly name: ServiceName;
  readonly heading: Heading;
  readonly onFind: (label: string) => void;
  /** Stands beside the facts of the service. */
  readonly children?: ReactNode;
}

/** A service while it is read, when it is known, and when it is gone. */
export function ServiceContent({
  name,
  heading,
  service,
  error,
  errorAtMs,
  again,
  onFind,
  children,
}: ServiceContentProps) {
  const { t } = useTranslation();
  if (error !== undefined && (service === undefined || error.code === 'not-found')) {
    return (
      <ServiceError
        name={name}
        heading={heading}
        error={error}
        atMs={errorAtMs}
        known={service !== undefined}
        onAgain={again}
      />
    );
  }
  if (service === undefined) return <Reading />;
  return (
    <>
      {error === undefined ? null : (
        <Alert
          isInline
          isPlain
          variant="warning"
          component={heading}
          title={t('service.error.stale', { detail: error.message })}
        />
      )}
      <ServiceBody service={service} heading={heading} onFind={onFind}>
        {children}
      </ServiceBody>
    </>
  );
}

function Reading() {
  const { t } = useTranslation();
  return (
    <div className="fl-service-reading" role="status" aria-label={t('service.reading')}>
      <Skeleton height="64px" />
      <Skeleton width="70%" />
      <Skeleton width="55%" />
      <Skeleton height="48px" />
      <Skeleton height="48px" />
    </div>
  );
}
