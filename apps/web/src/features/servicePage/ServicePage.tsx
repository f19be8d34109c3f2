import { Breadcrumb, BreadcrumbItem } from '@patternfly/react-core';
import { useId } from 'react';
import { Link, useParams } from 'react-router';
import { useGraphSnapshot, useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { ServiceSheet } from '../export/print/ServiceSheet.tsx';
import { useCaptionFacts } from '../export/useCaptionFacts.ts';
import { ServiceContent } from '../service/ServiceContent.tsx';
import { ServiceHead } from '../service/ServiceHead.tsx';
import { useFindLabel } from '../service/useFindLabel.ts';
import { useService } from '../service/useService.ts';
import { pictureAround } from '../../viewState/pictureOf.ts';
import { NeighbourhoodSection } from './NeighbourhoodSection.tsx';
import '../service/service.css';

/** One service on a page of its own: what the drawer shows, with more room. */
export function ServicePage() {
  const { t } = useTranslation();
  const { namespace = '', name = '' } = useParams();
  const id = `service/${namespace}/${name}`;
  const snapshot = useGraphSnapshot(pictureAround(id));
  const status = useStatus().data;
  const service = { namespace, name };
  const state = useService(service, snapshot);
  const captionFacts = useCaptionFacts(snapshot, status);
  const title = useId();
  const find = useFindLabel();
  return (
    <main className="fl-screen fl-service-page" aria-labelledby={title}>
      <div className="fl-service-sheet">
        <Breadcrumb aria-label={t('service.breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to="/services">
                {t('frame.services')}
              </Link>
            )}
          />
          <BreadcrumbItem
            render={({ className }) => (
              <Link
                className={className}
                to={{ pathname: '/services', search: `namespace=${encodeURIComponent(namespace)}` }}
              >
                {namespace}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
        <ServiceHead
          id={title}
          name={service}
          service={state.service}
          gone={state.gone}
          verdict={snapshot?.nodes.find((node) => node.id === id)?.verdict}
        />
        <ServiceContent key={id} {...state} name={service} heading="h2" onFind={find}>
          {state.service === undefined || state.gone ? null : (
            <NeighbourhoodSection service={state.service} snapshot={snapshot} status={status} />
          )}
        </ServiceContent>
      </div>
      {state.service === undefined || state.gone ? null : (
        <ServiceSheet service={state.service} facts={() => captionFacts('whole')} />
      )}
    </main>
  );
}
