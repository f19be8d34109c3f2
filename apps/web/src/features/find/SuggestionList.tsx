import type { Suggestion } from '@fairlead/find';
import { useTranslation } from '../../i18n/useTranslation.ts';

export interface SuggestionListProps {
  /** Of the box they belong to. */
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** The one that Enter takes; -1 for none. */
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

export const suggestionId = (id: string, index: number): string => `${id}-suggestion-${index}`;

/** What may stand at the cursor. The keyboard stays in the box. */
export function SuggestionList({ id, suggestions, active, onChoose }: SuggestionListProps) {
  const { t } = useTranslation();
  return (
    <div className="fl-suggestions">
      <ul role="listbox" id={`${id}-list`} aria-label={t('find.suggestions')}>
        {suggestions.map((suggestion, index) => (
          <li
            key={suggestion.text}
            id={suggestionId(id, index)}
            role="option"
            aria-selected={index === active}
            // Before the box loses the focus, and with it this list.
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(suggestion);
            }}
          >
            <span className="fl-suggestion-text">{suggestion.text}</span>
            {suggestion.kind === 'field' ? (
              <span className="fl-suggestion-what">{t(`find.fields.${suggestion.field}`)}</span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="fl-suggestions-foot" aria-hidden="true">
        <kbd>Tab</kbd> {t('find.completes')} · <kbd>Enter</kbd> {t('find.goes')}
      </p>
    </div>
  );
}
