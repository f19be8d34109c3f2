import type { Service } from '@fairlead/protocol';
import type { TextKey } from '../../i18n/useTranslation.ts';

export interface PolicyFact {
  readonly key: TextKey;
  readonly value: string;
}

/** The policies that differ from what the API sets when nothing is said. */
export function unusualPolicies({ policies }: Pick<Service, 'policies'>): readonly PolicyFact[] {
  const facts: PolicyFact[] = [];
  const add = (key: TextKey, value: string | null, usual: string): void => {
    if (value !== null && value !== '' && value !== usual) facts.push({ key, value });
  };
  add('service.facts.policy.internal', policies.internalTrafficPolicy, 'Cluster');
  add('service.facts.policy.external', policies.externalTrafficPolicy, 'Cluster');
  add('service.facts.policy.distribution', policies.trafficDistribution, '');
  add('service.facts.policy.affinity', policies.sessionAffinity, 'None');
  if (policies.publishNotReadyAddresses) facts.push({ key: 'service.facts.policy.publishNotReady', value: 'true' });
  return facts;
}
