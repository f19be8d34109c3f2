import { formatCount } from '@fairlead/messages';
import type { ResourceStatus } from '@fairlead/protocol';
import { Progress, ProgressMeasureLocation } from '@patternfly/react-core';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { useResourceName } from '../../frame/useResourceName.ts';

/** How far the first lists are, one line per resource. */
export function LoadingPanel({ resources }: { readonly resources: readonly ResourceStatus[] }) {
  const { t } = useTranslation();
  return (
    <section className="fl-loading" aria-label={t('map.loading.title')}>
      <ul>
        {resources
          .filter((resource) => resource.state !== 'off' && resource.state !== 'forbidden')
          .map((resource) => (
            <Line key={resource.resource} resource={resource} />
          ))}
      </ul>
      <p className="fl-subtle">{t('map.loading.noVerdict')}</p>
    </section>
  );
}

function Line({ resource }: { readonly resource: ResourceStatus }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const name = useResourceName()(resource.resource);
  const { share, text } = useProgress(resource);
  return (
    <li>
      <span>{name}</span>
      <Progress
        value={share}
        size="sm"
        measureLocation={ProgressMeasureLocation.none}
        aria-label={name}
        valueText={text}
      />
      <span className="fl-subtle fl-tabular">{text}</span>
    </li>
  );

  function useProgress(status: ResourceStatus): { readonly share: number; readonly text: string } {
    const count = (value: number): string => formatCount(value, language);
    if (status.state !== 'syncing')
      return { share: 100, text: t('map.loading.done', { countText: count(status.objects ?? 0) }) };
    const { progress } = status;
    if (progress === null || progress.read === 0) return { share: 0, text: t('map.loading.waiting') };
    if (progress.remaining === null) return { share: 0, text: t('map.loading.read', { read: count(progress.read) }) };
    const total = progress.read + progress.remaining;
    return {
      share: Math.round((progress.read / total) * 100),
      text: t('map.loading.readOf', { read: count(progress.read), total: count(total) }),
    };
  }
}
