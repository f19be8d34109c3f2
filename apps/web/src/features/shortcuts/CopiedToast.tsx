import { Alert, AlertGroup } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';

const SHOWN_MS = 3_000;

/** The link to this view is on the clipboard: said for a moment. */
export function CopiedToast({ onGone }: { readonly onGone: () => void }) {
  const { t } = useTranslation();
  return (
    <AlertGroup isToast isLiveRegion>
      <Alert variant="info" title={t('shortcuts.linkCopied')} component="div" timeout={SHOWN_MS} onTimeout={onGone} />
    </AlertGroup>
  );
}
