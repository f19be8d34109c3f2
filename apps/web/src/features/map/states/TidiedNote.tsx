import { Alert, AlertActionLink } from '@patternfly/react-core';
import { useTranslation } from '../../../i18n/useTranslation.ts';

/** The map was laid out anew by wish; for a while that can be taken back. */
export function TidiedNote({ onUndo }: { readonly onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      isInline
      variant="info"
      title={t('map.tidied.title')}
      actionLinks={<AlertActionLink onClick={onUndo}>{t('map.tidied.undo')}</AlertActionLink>}
    />
  );
}
