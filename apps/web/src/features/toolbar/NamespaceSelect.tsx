import { formatCount } from '@fairlead/messages';
import { LabelNameSchema, type Namespaces } from '@fairlead/protocol';
import { Badge, SelectList, SelectOption } from '@patternfly/react-core';
import { memo, useState } from 'react';
import { LayersIcon } from '../../components/icons.tsx';
import { PickMenu } from '../../components/menu/PickMenu.tsx';
import { PickMenuSearch } from '../../components/menu/PickMenuSearch.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useSettings } from '../../settings/SettingsProvider.tsx';

export interface NamespaceSelectProps {
  readonly chosen: readonly string[];
  /** Names and verdicts; `undefined` while reading, or where they cannot be listed. */
  readonly namespaces: Namespaces['items'] | undefined;
  readonly onChange: (next: (chosen: readonly string[]) => readonly string[]) => void;
}

const ALL = '*';

/** Several namespaces by checkbox, found by typing; a typed name is accepted even if it is not in the list. */
export const NamespaceSelect = memo(function NamespaceSelect({ chosen, namespaces, onChange }: NamespaceSelectProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const known = namespaces ?? [];
  const options = known.filter((namespace) => namespace.name.includes(typed.trim().toLowerCase()));
  const missing = chosen.filter((name) => !known.some((namespace) => namespace.name === name));
  const typedName = typed.trim();
  const acceptsTyped =
    LabelNameSchema.safeParse(typedName).success && !known.some((namespace) => namespace.name === typedName);
  const label = useToggleLabel(chosen);

  const pick = (value: string): void => {
    onChange((now) => {
      if (value === ALL) return [];
      return now.includes(value) ? now.filter((name) => name !== value) : [...now, value].toSorted();
    });
    setTyped('');
  };

  return (
    <PickMenu
      searched
      scrolls
      open={open}
      onOpen={setOpen}
      minWidthPx={280}
      selected={chosen}
      onPick={pick}
      button={{
        icon: <LayersIcon />,
        className: 'fl-namespaces',
        badge: (
          <Badge isRead className="fl-tabular">
            {chosen.length === 0 ? formatCount(known.length, language) : chosen.length}
          </Badge>
        ),
        children: (
          <>
            <span className="fl-visually-hidden">{t('toolbar.namespaces.toggle')} </span>
            {label}
          </>
        ),
      }}
    >
      <PickMenuSearch
        label={t('toolbar.namespaces.find')}
        typed={typed}
        onType={setTyped}
        onEnter={() => {
          if (acceptsTyped || options.length === 1) pick(options[0]?.name ?? typedName);
        }}
      />
      <SelectList aria-label={t('toolbar.namespaces.list')}>
        {typedName === '' ? (
          <SelectOption key={ALL} value={ALL} hasCheckbox isSelected={chosen.length === 0}>
            {t('toolbar.namespaces.allOption')}
          </SelectOption>
        ) : null}
        {missing
          .filter((name) => name.includes(typedName))
          .map((name) => (
            <SelectOption key={name} value={name} hasCheckbox isSelected>
              {t('toolbar.chips.absent', { name })}
            </SelectOption>
          ))}
        {options.map((namespace) => (
          <SelectOption
            key={namespace.name}
            value={namespace.name}
            hasCheckbox
            isSelected={chosen.includes(namespace.name)}
          >
            <span className="fl-namespace-option">
              <span>{namespace.name}</span>
              <Counts verdicts={namespace.verdicts} />
            </span>
          </SelectOption>
        ))}
        {acceptsTyped ? (
          <SelectOption key="typed" value={typedName}>
            {t('toolbar.namespaces.typed', { name: typedName })}
          </SelectOption>
        ) : null}
        {options.length === 0 && !acceptsTyped ? (
          <SelectOption key="none" isDisabled value="">
            {namespaces === undefined ? t('toolbar.namespaces.unreadable') : t('toolbar.namespaces.none')}
          </SelectOption>
        ) : null}
      </SelectList>
    </PickMenu>
  );
});

function useToggleLabel(chosen: readonly string[]): string {
  const { t } = useTranslation();
  const [first] = chosen;
  if (first === undefined) return t('toolbar.namespaces.all');
  if (chosen.length === 1) return first;
  return t('toolbar.namespaces.some', { first, more: chosen.length - 1, total: chosen.length });
}

function Counts({ verdicts }: { readonly verdicts: Namespaces['items'][number]['verdicts'] }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  return (
    <span className="fl-namespace-counts fl-tabular">
      {(['broken', 'degraded'] as const).map((verdict) =>
        verdicts[verdict] === 0 ? null : (
          <span key={verdict}>
            <VerdictMark
              verdict={verdict}
              size={14}
              label={t(`toolbar.namespaces.${verdict}`, { countText: formatCount(verdicts[verdict], language) })}
            />{' '}
            <span aria-hidden="true">{formatCount(verdicts[verdict], language)}</span>
          </span>
        ),
      )}
    </span>
  );
}
