import { formatCount } from '@fairlead/messages';
import type { ResourceStatus } from '@fairlead/protocol';
import { Progress, ProgressMeasureLocation } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useResourceName } from '../frame/useResourceName.ts';
import { listProgress, type ListProgress } from './listProgress.ts';

/** How far the first lists are, one line per resource. */
export function LoadingPanel({ resources }: { readonly resources: readonly ResourceStatus[] }) {
  const { t } = useTranslation();
  return (
    <section className="fl-loading" aria-label={t('map.loading.title')}>
      <ul>
        {listProgress(resources).map((line) => (
          <Line key={line.name} line={line} />
        ))}
      </ul>
      <p className="fl-subtle">{t('map.loading.noVerdict')}</p>
    </section>
  );
}

function Line({ line }: { readonly line: ListProgress }) {
  const name = useResourceName()(line.name);
  const text = useProgressText(line);
  const share = line.done
    ? 100
    : line.total === undefined
      ? 0
      : Math.round((line.read / Math.max(1, line.total)) * 100);
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
}

function useProgressText({ done, read, total }: ListProgress): string {
  const { t } = useTranslation();
  const { language } = useSettings();
  const count = (value: number): string => formatCount(value, language);
  if (done) return t('map.loading.done', { countText: count(read) });
  if (read === 0) return t('map.loading.waiting');
  if (total === undefined) return t('map.loading.read', { read: count(read) });
  return t('map.loading.readOf', { read: count(read), total: count(total) });
}
