import { formatCount } from '@fairlead/messages';
import { SearchInput } from '@patternfly/react-core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

export interface FindBoxProps {
  readonly value: string;
  /** Ids that match; `undefined` when nothing is looked for. */
  readonly matches: readonly string[] | undefined;
  readonly selectedId: string | undefined;
  readonly onChange: (value: string) => void;
  /** Enter, and the arrows: the next match, or the one before. */
  readonly onGo: (id: string) => void;
}

/** How long typing rests before the address is written: browsers limit how often it may change. */
const WRITE_MS = 120;

/** Plain words that dim what does not match; Enter goes to the next match. */
export function FindBox({ value, matches, selectedId, onChange, onGo }: FindBoxProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  /** What was written to the address and has not come back as `value` yet, oldest first. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (seen !== value) {
    setSeen(value);
    // Back, Forward and "Clear all" change the address under the box; what the box wrote itself must not undo later typing.
    const at = sent.indexOf(value);
    setSent(at === -1 ? [] : sent.slice(at + 1));
    if (at === -1) setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (next: string): void => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (next !== value) setSent((before) => [...before, next]);
      onChange(next);
    }, WRITE_MS);
  };
  const at = selectedId === undefined ? -1 : (matches?.indexOf(selectedId) ?? -1);
  const step = (by: 1 | -1): void => {
    if (matches === undefined || matches.length === 0) return;
    const from = at === -1 && by === -1 ? 0 : at;
    const id = matches[(from + by + matches.length) % matches.length];
    if (id !== undefined) onGo(id);
  };
  const looking = value.trim() !== '' && matches !== undefined;
  return (
    <div className="fl-find">
      <SearchInput
        value={typed}
        aria-label={t('toolbar.find.label')}
        placeholder={t('toolbar.find.placeholder')}
        title={t('toolbar.find.hint')}
        resetButtonLabel={t('toolbar.find.clear')}
        nextNavigationButtonAriaLabel={t('toolbar.find.next')}
        previousNavigationButtonAriaLabel={t('toolbar.find.previous')}
        {...(looking ? { resultsCount: countText(matches.length, at, t('toolbar.find.none')) } : {})}
        {...(looking && matches.length > 0 ? { onNextClick: () => step(1), onPreviousClick: () => step(-1) } : {})}
        onChange={(_event, next) => type(next)}
        onClear={() => type('')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            if (typed !== '') type('');
            else if (event.target instanceof HTMLElement) event.target.blur();
          }
        }}
      />
      {typed === '' ? (
        <kbd className="fl-find-hint" aria-hidden="true">
          /
        </kbd>
      ) : null}
    </div>
  );

  function countText(total: number, index: number, none: string): string {
    if (total === 0) return none;
    return index === -1 ? formatCount(total, language) : `${index + 1}/${formatCount(total, language)}`;
  }
}
