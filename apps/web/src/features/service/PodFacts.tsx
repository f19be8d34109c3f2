import { formatCount } from '@fairlead/messages';
import type { Pod } from '@fairlead/protocol';
import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import { useServerNow } from '../../components/useServerNow.ts';
import { formatIso, formatMoment } from '../../i18n/formatTime.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** Where a pod runs and what it is made of. */
export function PodFacts({ pod }: { readonly pod: Pod }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const nowMs = useServerNow(60_000);
  const startedMs = pod.startedAt === null ? undefined : Date.parse(pod.startedAt);
  const facts: readonly (readonly [term: string, value: string])[] = [
    [t('service.pods.node'), pod.node ?? t('service.pods.noNode')],
    ...(pod.zone === null ? [] : [[t('service.pods.zone'), pod.zone] as const]),
    ...(pod.addresses.length === 0 ? [] : [[t('service.pods.addresses'), pod.addresses.join(', ')] as const]),
    [t('service.pods.restarts'), formatCount(pod.restarts, language)],
    ...(pod.workload === null
      ? []
      : [[t('service.pods.workload'), `${pod.workload.kind} ${pod.workload.name}`] as const]),
    [t('service.pods.images'), [...new Set(pod.containers.map(({ image }) => image))].join(', ')],
  ];
  return (
    <DescriptionList isCompact isHorizontal className="fl-pod-facts">
      {facts.map(([term, value]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription className="fl-wrap">{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
      {startedMs === undefined ? null : (
        <DescriptionListGroup>
          <DescriptionListTerm>{t('service.pods.started')}</DescriptionListTerm>
          <DescriptionListDescription>
            <time dateTime={pod.startedAt ?? ''} title={formatIso(startedMs, settings.times)} className="fl-tabular">
              {formatMoment(startedMs, nowMs, language, settings.times)}
            </time>
          </DescriptionListDescription>
        </DescriptionListGroup>
      )}
    </DescriptionList>
  );
}
