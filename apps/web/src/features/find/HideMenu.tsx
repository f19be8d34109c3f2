import { parse } from '@fairlead/find';
import { formatCount } from '@fairlead/messages';
import type { Hidden } from '@fairlead/protocol';
import { Divider, SelectList, SelectOption } from '@patternfly/react-core';
import { memo, useState } from 'react';
import { PickMenu } from '../../components/menu/PickMenu.tsx';
import { PickMenuSearch } from '../../components/menu/PickMenuSearch.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { FindProblemNote } from './FindProblemNote.tsx';
import { HIDE_PRESETS, presetOf } from './presets.ts';

export interface HideMenuProps {
  /** Expressions that are hidden now. */
  readonly hide: readonly string[];
  /** What that takes out of the picture. */
  readonly hidden: Hidden | undefined;
  readonly onChange: (next: (hide: readonly string[]) => readonly string[]) => void;
}

const CLEAR = 'clear';

/** Takes things out of the picture, by presets or an expression; says how much is out, and brings it back. */
export const HideMenu = memo(function HideMenu({ hide, hidden, onChange }: HideMenuProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const parsed = parse(text);
  const problem = parsed.ok ? undefined : parsed.problem;
  const label = useHiddenLabel(hidden, hide.length > 0);
  const own = hide.filter((expression) => presetOf(expression) === undefined);

  const add = (): void => {
    if (text === '' || problem !== undefined) return;
    onChange((now) => (now.includes(text) ? now : [...now, text]));
    setTyped('');
  };
  const pick = (value: string): void => {
    onChange((now) => {
      if (value === CLEAR) return [];
      return now.includes(value) ? now.filter((other) => other !== value) : [...now, value];
    });
  };
  return (
    <PickMenu
      searched
      open={open}
      onOpen={setOpen}
      minWidthPx={320}
      selected={hide}
      onPick={pick}
      button={{
        className: label === undefined ? 'fl-hide fl-tool' : 'fl-hide fl-tool fl-toolbar-active',
        ...(label === undefined ? {} : { 'aria-label': `${label.text}${label.broken ?? ''}` }),
        ...(label?.broken === undefined ? {} : { status: 'warning' }),
        children: (
          <span className="fl-tabular">
            {label?.text ?? t('find.hide.menu')}
            {label?.broken === undefined ? null : <span className="fl-hide-broken">{label.broken}</span>}
          </span>
        ),
      }}
    >
      <PickMenuSearch label={t('find.hide.own')} typed={typed} onType={setTyped} onEnter={add}>
        <FindProblemNote id="fl-hide-problem" problem={problem} text={typed} onMend={setTyped} />
      </PickMenuSearch>
      <SelectList className="fl-hide-list" aria-label={t('find.hide.list')}>
        {text === '' || problem !== undefined ? null : (
          <SelectOption key="add" value={text} onClick={() => setTyped('')}>
            {t('find.hide.add', { expression: text })}
          </SelectOption>
        )}
        {HIDE_PRESETS.map(({ name, expression }) => (
          <SelectOption
            key={expression}
            value={expression}
            hasCheckbox
            isSelected={hide.includes(expression)}
            description={expression}
          >
            {t(`find.hide.presets.${name}`)}
          </SelectOption>
        ))}
        {own.map((expression) => (
          <SelectOption key={expression} value={expression} hasCheckbox isSelected>
            {expression}
          </SelectOption>
        ))}
        {hide.length === 0 ? null : <Divider key="divider" component="li" />}
        {hide.length === 0 ? null : (
          <SelectOption key={CLEAR} value={CLEAR}>
            {t('find.hide.clear')}
          </SelectOption>
        )}
      </SelectList>
    </PickMenu>
  );
});

/** "Hidden: 14, 2 broken", also when it is 0; `undefined` when nothing is asked to be hidden. */
function useHiddenLabel(
  hidden: Hidden | undefined,
  asked: boolean,
): { readonly text: string; readonly broken?: string } | undefined {
  const { t } = useTranslation();
  const { language } = useSettings();
  if (hidden === undefined) return undefined;
  const count = hidden.services + hidden.others + hidden.edges;
  if (count === 0 && !asked) return undefined;
  const countText = formatCount(count, language);
  const text = t('find.hide.hidden', { countText });
  if (hidden.broken === 0) return { text };
  return { text, broken: t('find.hide.hiddenBroken', { broken: formatCount(hidden.broken, language) }) };
}
