import { AlertGroup } from '@patternfly/react-core';
import { Alert } from '../../components/Alert.tsx';

const SHOWN_MS = 3_000;

/** Something is on the clipboard: said for a moment. */
export function CopiedToast({ text, onGone }: { readonly text: string; readonly onGone: () => void }) {
  return (
    <AlertGroup isToast isLiveRegion>
      <Alert variant="info" title={text} component="div" timeout={SHOWN_MS} onTimeout={onGone} />
    </AlertGroup>
  );
}
