import { useTranslation } from '../../i18n/useTranslation.ts';
import { Note } from '../../components/Note.tsx';

/** The map was laid out anew by wish; for a while that can be taken back. */
export function TidiedNote({ onUndo }: { readonly onUndo: () => void }) {
  const { t } = useTranslation();
  return <Note variant="info" title={t('map.tidied.title')} action={{ text: t('map.tidied.undo'), onClick: onUndo }} />;
}
