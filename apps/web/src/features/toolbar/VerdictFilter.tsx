import { formatCount, verdictWord } from '@fairlead/messages';
import type { Verdict } from '@fairlead/protocol';
import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { memo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** Services by verdict; what is not judged yet has no number, and `unread` is not known because it may not be read. */
export interface VerdictCounts {
  readonly total: number | 'unread';
  readonly broken?: number | 'unread';
  readonly degraded?: number | 'unread';
}

export interface VerdictFilterProps {
  readonly verdict: Verdict | undefined;
  readonly counts: VerdictCounts | undefined;
  readonly onChange: (verdict: Verdict | undefined) => void;
}

/** All, broken, degraded, with counts that follow the namespace filter and never the find box. */
export const VerdictFilter = memo(function VerdictFilter({ verdict, counts, onChange }: VerdictFilterProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const text = (word: string, count: number | 'unread' | undefined) => (
    <span className="fl-verdict-filter-text">
      {word}
      {count === 'unread' ? (
        <>
          <span aria-hidden="true"> –</span>
          <span className="fl-visually-hidden"> ({t('toolbar.verdict.unread')})</span>
        </>
      ) : count === undefined ? null : (
        <span className="fl-tabular"> {formatCount(count, language)}</span>
      )}
    </span>
  );
  return (
    <ToggleGroup aria-label={t('toolbar.verdict.label')} className="fl-verdict-filter">
      <ToggleGroupItem
        text={text(t('toolbar.verdict.all'), counts?.total)}
        isSelected={verdict === undefined}
        onChange={() => onChange(undefined)}
      />
      {(['broken', 'degraded'] as const).map((name) => (
        <ToggleGroupItem
          key={name}
          icon={<VerdictMark verdict={name} size={16} />}
          text={text(verdictWord(name, language), counts?.[name])}
          isSelected={verdict === name}
          onChange={() => onChange(verdict === name ? undefined : name)}
        />
      ))}
    </ToggleGroup>
  );
});
