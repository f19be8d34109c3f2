import type { GraphSnapshot, Service, Status } from '@fairlead/protocol';
import { Title } from '@patternfly/react-core';
import { lazy, Suspense, useId, useState } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { heightOf } from './heightOf.ts';
import './neighbourhood.css';

/** With its own file: who reads a page must not wait for the program that draws. */
const Neighbourhood = lazy(() => import('./Neighbourhood.tsx'));

export interface NeighbourhoodSectionProps {
  readonly service: Pick<Service, 'id' | 'name' | 'callers'>;
  /** One step around the service; `undefined` while it is read. */
  readonly snapshot: GraphSnapshot | undefined;
  readonly status: Status | undefined;
}

/** Who calls a service and what it leads to, drawn; in words where there is nothing to draw. */
export function NeighbourhoodSection({ service, snapshot, status }: NeighbourhoodSectionProps) {
  const { t } = useTranslation();
  const title = useId();
  const isAround = snapshot?.nodes.some(({ id }) => id === service.id) ?? false;
  const lines = snapshot?.edges.length ?? 0;
  const wanted = heightOf(service.id, isAround ? (snapshot?.edges ?? []) : []);
  // It grows with the neighbours, and does not shrink under the hand of who reads.
  const [height, setHeight] = useState(wanted);
  if (wanted > height) setHeight(wanted);
  const onMap = new URLSearchParams({ focus: service.id, select: service.id }).toString();
  return (
    <section className="fl-neighbourhood" aria-labelledby={title}>
      <div className="fl-neighbourhood-head">
        <Title id={title} headingLevel="h2" size="md">
          {t('servicePage.neighbourhood.title')}
        </Title>
        <Link to={{ pathname: '/map', search: onMap }}>{t('servicePage.neighbourhood.onMap')}</Link>
      </div>
      {isAround && lines === 0 ? (
        <p className="fl-subtle">
          {t(service.callers === null ? 'servicePage.neighbourhood.unmeasured' : 'servicePage.neighbourhood.alone')}
        </p>
      ) : (
        <div className="fl-neighbourhood-frame" style={{ minHeight: height }} aria-busy={!isAround}>
          {snapshot === undefined || !isAround ? null : (
            <Suspense>
              <Neighbourhood service={service} snapshot={snapshot} status={status} />
            </Suspense>
          )}
        </div>
      )}
    </section>
  );
}
