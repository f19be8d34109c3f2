import { LONGEST_EXPRESSION, withSuggestion } from '@fairlead/find';
import type { FindProblem, Suggestion } from '@fairlead/find';
import { formatCount } from '@fairlead/messages';
import { Button, TextInputGroup, TextInputGroupMain, TextInputGroupUtilities } from '@patternfly/react-core';
import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleUpIcon from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { FindProblemNote } from './FindProblemNote.tsx';
import { SuggestionList, suggestionId } from './SuggestionList.tsx';
import { useSuggestions } from './useSuggestions.ts';
import './find.css';

export interface FindBoxProps {
  readonly value: string;
  /** Why the value cannot be read. */
  readonly problem: FindProblem | undefined;
  /** What can be gone to, and where one is; `undefined` when nothing is looked for. */
  readonly walk: Walk | undefined;
  /** The answer to `value` is still to come. */
  readonly pending: boolean;
  readonly onChange: (value: string) => void;
}

export interface Walk {
  readonly total: number;
  /** Matches that are out of the picture: hidden, or beyond a focus. */
  readonly hidden: number;
  /** Of the match that is selected, from 0; -1 if none is. */
  readonly at: number;
  /** Its name, to say where one has come to. */
  readonly name: string | undefined;
  readonly step: (by: 1 | -1) => void;
}

/** How long typing rests before the address is written: browsers limit how often it may change. */
const WRITE_MS = 120;

/** Finds by plain words and expressions; what does not match is dimmed, Enter goes from match to match, Tab completes. */
export function FindBox({ value, problem, walk, pending, onChange }: FindBoxProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { typed, type, writeNow } = useTyped(value, onChange);
  const [cursor, setCursor] = useState(0);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { completing, suggestions } = useSuggestions(typed, cursor, open);
  const listed = open && suggestions.length > 0;
  const shown = problem !== undefined && typed === value ? problem : undefined;

  /** Enter was pressed before the answer to what is typed has come. */
  const [owed, setOwed] = useState<1 | -1>();
  const isAnswered = typed === value && !pending && walk !== undefined;
  useEffect(() => {
    if (owed === undefined || !isAnswered) return;
    setOwed(undefined);
    walk.step(owed);
  }, [owed, isAnswered, walk]);

  const go = (by: 1 | -1): void => {
    if (isAnswered) walk.step(by);
    else if (typed.trim() !== '') {
      writeNow();
      setOwed(by);
    }
  };
  const edit = (text: string, at: number): void => {
    type(text);
    setOwed(undefined);
    setCursor(at);
    setActive(-1);
  };
  const accept = (suggestion: Suggestion): void => {
    const next = withSuggestion(typed, completing, suggestion);
    edit(next.text, next.cursor);
    // Behind a field its values come next; behind a value there is nothing to choose yet.
    setOpen(suggestion.kind === 'field');
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(next.cursor, next.cursor));
  };
  const clear = (): void => {
    edit('', 0);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = listed ? suggestions[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!listed) {
        setOpen(true);
        setCursor(input.current?.selectionStart ?? typed.length);
      } else setActive(turned(active, event.key === 'ArrowDown' ? 1 : -1, suggestions.length));
    } else if (event.key === 'Tab' && !event.shiftKey && listed) {
      const best = chosen ?? (completing.typed === '' && completing.field === undefined ? undefined : suggestions[0]);
      setOpen(false);
      if (best === undefined) return;
      event.preventDefault();
      accept(best);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen !== undefined) accept(chosen);
      else {
        setOpen(false);
        go(event.shiftKey ? -1 : 1);
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (listed) setOpen(false);
      else if (typed !== '') clear();
      else input.current?.blur();
    }
  };
  const count = walk === undefined || shown !== undefined ? undefined : countText(walk);

  return (
    <div className="fl-find" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <TextInputGroup {...(shown === undefined ? {} : { validated: 'warning' as const })}>
        <TextInputGroupMain
          icon={<SearchIcon />}
          value={typed}
          innerRef={input}
          role="combobox"
          isExpanded={listed}
          aria-controls={`${id}-list`}
          aria-label={t('find.label')}
          {...(listed && active >= 0 ? { 'aria-activedescendant': suggestionId(id, active) } : {})}
          placeholder={t('find.placeholder')}
          inputProps={{
            'aria-describedby': `${id}-problem`,
            'aria-invalid': shown !== undefined,
            'aria-autocomplete': 'list',
            autoComplete: 'off',
            spellCheck: false,
            title: t('find.hint'),
            maxLength: LONGEST_EXPRESSION,
          }}
          onChange={(event, next) => {
            edit(next, event.currentTarget.selectionStart ?? next.length);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {typed === '' ? null : (
          <TextInputGroupUtilities>
            {count === undefined ? null : <span className="fl-find-count fl-tabular">{count}</span>}
            {walk === undefined || walk.total === 0 ? null : (
              <>
                <Button
                  className="fl-find-step"
                  variant="plain"
                  size="sm"
                  aria-label={t('find.previous')}
                  icon={<AngleUpIcon />}
                  onClick={() => walk.step(-1)}
                />
                <Button
                  className="fl-find-step"
                  variant="plain"
                  size="sm"
                  aria-label={t('find.next')}
                  icon={<AngleDownIcon />}
                  onClick={() => walk.step(1)}
                />
              </>
            )}
            <Button variant="plain" size="sm" aria-label={t('find.clear')} icon={<TimesIcon />} onClick={clear} />
          </TextInputGroupUtilities>
        )}
      </TextInputGroup>
      {typed === '' ? (
        <kbd className="fl-find-hint" aria-hidden="true">
          /
        </kbd>
      ) : null}
      {listed ? (
        <SuggestionList id={id} suggestions={suggestions} active={active} onChoose={accept} />
      ) : (
        <FindProblemNote
          id={`${id}-problem`}
          problem={shown}
          text={typed}
          onMend={(text) => {
            edit(text, text.length);
            input.current?.focus();
          }}
        />
      )}
      <div className="fl-visually-hidden" role="status">
        {walk === undefined || shown !== undefined ? '' : spokenCount(walk)}
      </div>
    </div>
  );

  function countText({ total, at }: Walk): string {
    if (total === 0) return t('find.none');
    return at === -1 ? formatCount(total, language) : `${at + 1}/${formatCount(total, language)}`;
  }

  function spokenCount({ total, hidden, at, name }: Walk): string {
    if (at !== -1) return t('find.spokenAt', { name: name ?? '', at: at + 1, total: formatCount(total, language) });
    const matches = t('find.matches', { count: total, countText: formatCount(total, language) });
    return hidden === 0 ? matches : t('find.spokenHidden', { matches, hidden: formatCount(hidden, language) });
  }
}

/** The next place in a list that has a way out at both ends. */
function turned(active: number, by: 1 | -1, length: number): number {
  const next = active + by;
  return next < -1 ? length - 1 : next >= length ? -1 : next;
}

/** What is typed, ahead of the address that is written when typing rests. */
function useTyped(
  value: string,
  onChange: (value: string) => void,
): { readonly typed: string; readonly type: (next: string) => void; readonly writeNow: () => void } {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  /** What was written to the address and has not come back as `value` yet, oldest first. */
  const [sent, setSent] = useState<readonly string[]>([]);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly text: string }>(undefined);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  if (seen !== value) {
    setSeen(value);
    // Back, Forward and "Clear all" change the address under the box; what the box wrote itself must not undo later typing.
    const at = sent.indexOf(value);
    setSent(at === -1 ? [] : sent.slice(at + 1));
    if (at === -1) setTyped(value);
  }
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);
  const writeNow = (): void => {
    if (waiting.current === undefined) return;
    const { timer, text } = waiting.current;
    clearTimeout(timer);
    waiting.current = undefined;
    setSent((before) => ((before.at(-1) ?? latest.current) === text ? before : [...before, text]));
    onChange(text);
  };
  const type = (text: string): void => {
    setTyped(text);
    clearTimeout(waiting.current?.timer);
    waiting.current = { text, timer: setTimeout(writeNow, WRITE_MS) };
  };
  return { typed, type, writeNow };
}
