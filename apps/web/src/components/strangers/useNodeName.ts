import { useMemo } from 'react';
import { nodeName } from '../../api/nodeName.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { strangersText } from './text.ts';

type Names = typeof strangersText.en.name;
type Reasons = typeof strangersText.en.why;

export interface NodeNames {
  /** What people call the node of an id. */
  readonly name: (id: string) => string;
  /** Of a caller that is no object of the cluster: what is known of it. */
  readonly why: (id: string) => string | undefined;
}

/** Names of nodes, callers that nothing names better in the chosen language. */
export function useNodeName(): NodeNames {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      name: (id) => {
        const word = strangerOf(id);
        return isOneOf(strangersText.en.name, word) ? t(`strangers.name.${word}`) : nodeName(id);
      },
      why: (id) => {
        const word = strangerOf(id);
        return isOneOf(strangersText.en.why, word) ? t(`strangers.why.${word}`) : undefined;
      },
    }),
    [t],
  );
}

/** What telemetry says of a caller; of one that has no name at all that it is unknown. */
function strangerOf(id: string): string | undefined {
  if (!id.startsWith('caller/')) return undefined;
  return nodeName(id) || 'unknown';
}

function isOneOf<T extends Names | Reasons>(words: T, word: string | undefined): word is keyof T & string {
  return word !== undefined && Object.hasOwn(words, word);
}
