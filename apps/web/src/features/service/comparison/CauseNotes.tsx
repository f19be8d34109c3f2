import { causeText } from '@fairlead/messages';
import type { ComparisonCause } from '@fairlead/protocol';
import { timeZoneOf } from '../../../i18n/formatTime.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';

/** What stands beside without being a difference: other managers, mirrored Endpoints, empty slices. */
export function CauseNotes({ notes }: { readonly notes: readonly ComparisonCause[] }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  if (notes.length === 0) return null;
  return (
    <ul className="fl-comparison-notes" aria-label={t('service.comparison.notes')}>
      {notes.map((note, index) => {
        const { name, fact } = causeText(note, language, { timeZone: timeZoneOf(settings.times) });
        return (
          <li key={`${note.id} ${index}`}>
            <strong>{name}</strong> {fact}
            {note.rule === null ? null : <span className="fl-subtle"> {note.rule}</span>}
          </li>
        );
      })}
    </ul>
  );
}
