import { formatCount } from '@fairlead/messages';
import type { GraphSnapshot } from '@fairlead/protocol';
import { Button } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useViewState } from '../../viewState/useViewState.ts';
import { notWhole, openPatch } from '../../viewState/opened.ts';
import { Note } from '../../components/Note.tsx';

/**
 * What was to be drawn and did not fit: how much of how much is, and how to see the rest. Tiles and apps that nobody opened
 * leave nothing out: they count and colour every service in them.
 */
export function PartialNote({ snapshot }: { readonly snapshot: GraphSnapshot }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { view, change } = useViewState();
  const navigate = useNavigate();
  const { partly, refused } = notWhole(snapshot, view.open);
  // A level by name that did not fit as a whole: what found no room is in tiles.
  const cut = view.level !== undefined && view.level !== snapshot.level && snapshot.shown < snapshot.total;
  if (partly.length === 0 && refused.length === 0 && !cut) return null;
  const counts = { shown: formatCount(snapshot.shown, language), total: formatCount(snapshot.total, language) };
  const names = new Intl.ListFormat(language === 'zh' ? 'zh-Hans' : language, { type: 'unit' });
  const inTable = (): void => {
    const search = new URLSearchParams([...(partly.length > 0 ? partly : refused)].map((name) => ['namespace', name]));
    void navigate(`/services${cut ? '' : `?${search.toString()}`}`);
  };
  return (
    <Note variant="info" title={t('levels.shown', counts)}>
      {partly.length === 0 ? null : <>{t('levels.rest', { names: names.format(partly) })} </>}
      {refused.length === 0 ? null : <>{t('levels.refused', { names: names.format(refused) })} </>}
      {cut ? <>{t('levels.folded')} </> : null}
      <Button variant="link" isInline onClick={inTable}>
        {t('levels.all')}
      </Button>{' '}
      {view.open.length === 0 ? null : (
        <Button variant="link" isInline onClick={() => change((now) => openPatch(now, []), 'push')}>
          {t('levels.foldAll')}
        </Button>
      )}
    </Note>
  );
}
