import { formatCount } from '@fairlead/messages';
import type { GraphSnapshot } from '@fairlead/protocol';
import { Button } from '@patternfly/react-core';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { openPatch } from '../../../viewState/opened.ts';
import { useViewState } from '../../../viewState/useViewState.ts';
import { useLateCalls } from './useLateCalls.ts';

export interface FoldedBarProps {
  readonly snapshot: GraphSnapshot;
  /** Lays the map out anew. */
  readonly onTidy: () => void;
}

/** What is folded because somebody folded it, by zoom or in the menu, and the way back; what a grouping by label leaves out. */
export function FoldedBar({ snapshot, onTidy }: FoldedBarProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { view, change } = useViewState();
  const { level, open, group } = view;
  const [late, settle] = useLateCalls(snapshot, open);
  const folded = snapshot.nodes.filter(({ members }) => members !== undefined).length;
  const byLabel = group !== undefined && folded > 0;
  if (level !== 'namespace' && open.length === 0 && !byLabel) return null;
  return (
    <section className="fl-map-bar" aria-label={t('levels.folding')}>
      {level === 'namespace' ? <span>{t('levels.foldedBy')}</span> : null}
      {byLabel ? (
        <span className="fl-tabular">
          {t('levels.notByLabel', { count: folded, countText: formatCount(folded, language), key: group })}
        </span>
      ) : null}
      {level === 'namespace' ? (
        <Button variant="link" isInline onClick={() => change({ level: undefined, open: [], at: undefined }, 'push')}>
          {t('levels.unfold')}
        </Button>
      ) : null}
      {late ? (
        <Button
          variant="link"
          isInline
          onClick={() => {
            settle();
            onTidy();
          }}
        >
          {t('levels.byCalls')}
        </Button>
      ) : null}
      {open.length === 0 ? null : (
        <Button variant="link" isInline onClick={() => change((now) => openPatch(now, []), 'push')}>
          {t('levels.foldAll')}
        </Button>
      )}
    </section>
  );
}
