import { formatCount } from '@fairlead/messages';
import type { GraphSnapshot } from '@fairlead/protocol';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Note } from './Note.tsx';
import { useSettings } from '../../../settings/SettingsProvider.tsx';

/** Some services are folded into their namespace or application: how many, and how to see them. */
export function PartialNote({ snapshot }: { readonly snapshot: GraphSnapshot }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  // Namespace tiles show every service as a square; only a mixture leaves some out of sight.
  if (snapshot.shown === snapshot.total || snapshot.shown === 0) return null;
  const text = { shown: formatCount(snapshot.shown, language), total: formatCount(snapshot.total, language) };
  return (
    <Note variant="info" title={t('map.partial.body', text)}>
      {t('map.partial.hint')}
    </Note>
  );
}
