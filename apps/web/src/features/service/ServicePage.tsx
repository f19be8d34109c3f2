import { Breadcrumb, BreadcrumbItem } from '@patternfly/react-core';
import { useId } from 'react';
import { Link, useParams } from 'react-router';
import { useGraphSnapshot, useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { ServiceSheet } from '../export/print/ServiceSheet.tsx';
import { useCaptionFacts } from '../export/useCaptionFacts.ts';
import { pictureOf } from '../../viewState/pictureOf.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { ServiceContent } from './ServiceContent.tsx';
import { ServiceHead } from './ServiceHead.tsx';
import { useFindLabel } from './useFindLabel.ts';
import { useService } from './useService.ts';
import './service.css';

/** One service on a page of its own: what the drawer shows, with more room. */
export function ServicePage() {
  const { t } = useTranslation();
  const { namespace = '', name = '' } = useParams();
  const { view } = useViewState();
  const snapshot = useGraphSnapshot(pictureOf(view));
  const service = { namespace, name };
  const state = useService(service, snapshot);
  const captionFacts = useCaptionFacts(snapshot, useStatus().data);
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
          verdict={snapshot?.nodes.find((node) => node.id === `service/${namespace}/${name}`)?.verdict}
        />
        <ServiceContent key={`${namespace}/${name}`} {...state} name={service} heading="h2" onFind={find} />
      </div>
      {state.service === undefined || state.gone ? null : (
        <ServiceSheet service={state.service} facts={() => captionFacts('whole')} />
      )}
    </main>
  );
}
