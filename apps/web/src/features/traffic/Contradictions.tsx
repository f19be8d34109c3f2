import type { Contradiction } from '@fairlead/protocol';
import { Alert } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';

/** Where what is called and what is ready do not fit together, in words. */
export function Contradictions({ found }: { readonly found: readonly Contradiction[] }) {
  const { t } = useTranslation();
  return found.map((name) => (
    <Alert
      key={name}
      isInline
      isPlain
      component="div"
      variant="warning"
      className="fl-contradiction"
      title={t(`traffic.contradiction.${name}`)}
    />
  ));
}
