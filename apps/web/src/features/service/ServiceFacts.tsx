import { formatCount } from '@fairlead/messages';
import type { Service } from '@fairlead/protocol';
import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { CallersFact } from '../traffic/CallersFact.tsx';
import { unusualPolicies } from './policies.ts';
import { portLine } from './portTargets.ts';

export interface ServiceFactsProps {
  readonly service: Service;
  /** Looks for what else carries a label of the selector. */
  readonly onFind: (label: string) => void;
}

/** Of what may be many; all ports stand in a tab of their own, all workloads with their pods. */
const NAMED_AT_MOST = 5;

/** What the Service says of itself; policies only where they differ from the usual. */
export function ServiceFacts({ service, onFind }: ServiceFactsProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const policies = unusualPolicies(service);
  const families = service.families.length < 2 ? [] : service.families;
  return (
    <DescriptionList isCompact isHorizontal className="fl-service-facts">
      {service.externalName === null ? (
        <Fact term={t('service.facts.ports')}>
          {service.ports.length === 0 ? t('service.facts.noPorts') : null}
          {service.ports.slice(0, NAMED_AT_MOST).map((port) => (
            <span key={`${port.port}/${port.protocol}`} className="fl-mono fl-service-port">
              {portLine(port, service)}
            </span>
          ))}
          <More of={service.ports.length} />
        </Fact>
      ) : (
        <Fact term={t('service.facts.externalName')}>
          <span className="fl-mono">{service.externalName}</span>
        </Fact>
      )}
      <Selector service={service} onFind={onFind} />
      {service.workloads.length === 0 ? null : (
        <Fact term={t('service.facts.workloads')}>
          {service.workloads.slice(0, NAMED_AT_MOST).map(({ id, kind, name, backends }) => (
            <span key={id} className="fl-service-workload fl-tabular">
              {kind} {name} {formatCount(backends.receiving, language)}/{formatCount(backends.total, language)}
            </span>
          ))}
          <More of={service.workloads.length} />
        </Fact>
      )}
      <CallersFact id={service.id} />
      <Addresses term={t('service.facts.externalIPs')} addresses={service.externalIPs} />
      <Addresses term={t('service.facts.loadBalancer')} addresses={service.loadBalancerIngress} />
      {families.length === 0 ? null : (
        <Fact term={t('service.facts.families')}>
          {families
            .map(({ family, listed }) =>
              t('service.facts.familyListed', { family, countText: formatCount(listed, language) }),
            )
            .join(' · ')}
        </Fact>
      )}
      {policies.length === 0 ? null : (
        <Fact term={t('service.facts.policies')}>
          {policies.map(({ key, value }) => t(key, { value })).join(' · ')}
        </Fact>
      )}
    </DescriptionList>
  );
}

function More({ of }: { readonly of: number }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  if (of <= NAMED_AT_MOST) return null;
  return (
    <span className="fl-subtle fl-tabular">
      {t('service.facts.more', { countText: formatCount(of - NAMED_AT_MOST, language) })}
    </span>
  );
}

function Selector({ service, onFind }: ServiceFactsProps) {
  const { t } = useTranslation();
  if (service.externalName !== null) return null;
  const labels = Object.entries(service.selector ?? {}).map(([key, value]) => `${key}=${value}`);
  return (
    <Fact term={t('service.facts.selector')}>
      {labels.length === 0 ? t('service.facts.noSelector') : null}
      {labels.map((label) => (
        <Label
          key={label}
          isCompact
          variant="outline"
          className="fl-mono fl-service-label"
          onClick={() => onFind(label)}
          title={t('service.facts.findLabel', { label })}
        >
          {label}
        </Label>
      ))}
    </Fact>
  );
}

function Addresses({ term, addresses }: { readonly term: string; readonly addresses: readonly string[] }) {
  if (addresses.length === 0) return null;
  return (
    <Fact term={term}>
      <span className="fl-mono">{addresses.join(', ')}</span>
    </Fact>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
