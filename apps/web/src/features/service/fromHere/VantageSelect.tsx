import { VantageSchema, type Vantages } from '@fairlead/protocol';
import { Divider, SelectList, SelectOption } from '@patternfly/react-core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '../../../api/LiveProvider.tsx';
import { queryKeys } from '../../../api/queryKeys.ts';
import { PickMenu } from '../../../components/menu/PickMenu.tsx';
import { PickMenuSearch } from '../../../components/menu/PickMenuSearch.tsx';
import { useTranslation, type Translate } from '../../../i18n/useTranslation.ts';

export interface VantageSelectProps {
  readonly from: string | undefined;
  readonly onChange: (from: string | undefined) => void;
}

const ANYWHERE = '*';

/** A node or zone to look from, found by typing; a typed `node/NAME` or `zone/NAME` is taken even where nodes may not be read. */
export function VantageSelect({ from, onChange }: VantageSelectProps) {
  const { t } = useTranslation();
  const { client } = useLive();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const name = text.replace(/^(node|zone)\//, '');
  const { data } = useQuery({
    queryKey: queryKeys.vantages(name),
    queryFn: ({ signal }) => client.vantages(name, signal),
    enabled: open,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
  const items = (data?.items ?? []).filter(({ id }) => !text.includes('/') || id.includes(text));
  const acceptsTyped = VantageSchema.safeParse(text).success && !items.some(({ id }) => id === text);
  const pick = (value: string): void => {
    onChange(value === ANYWHERE ? undefined : value);
    setTyped('');
    setOpen(false);
  };
  const place = from === undefined ? t('service.from.anywhere') : nameOf(from);
  const only = items.length === 1 ? items[0] : undefined;
  return (
    <PickMenu
      searched
      scrolls
      open={open}
      onOpen={setOpen}
      minWidthPx={260}
      selected={from ?? ANYWHERE}
      onPick={pick}
      button={{
        size: 'sm',
        className: 'fl-vantage',
        'aria-label': t('service.from.toggle', { place }),
        children: place,
      }}
    >
      <PickMenuSearch
        label={t('service.from.find')}
        typed={typed}
        onType={setTyped}
        onEnter={() => {
          if (acceptsTyped) pick(text);
          else if (only !== undefined) pick(only.id);
        }}
      />
      <Divider />
      <SelectList aria-label={t('service.from.list')}>
        {text === '' ? (
          <SelectOption key={ANYWHERE} value={ANYWHERE} isSelected={from === undefined}>
            {t('service.from.anywhere')}
          </SelectOption>
        ) : null}
        {items.map(({ id, zone, nodes }) => (
          <SelectOption key={id} value={id} isSelected={id === from} description={kindOf({ id, zone, nodes }, t)}>
            {nameOf(id)}
          </SelectOption>
        ))}
        {acceptsTyped ? (
          <SelectOption key="typed" value={text}>
            {text}
          </SelectOption>
        ) : null}
        {items.length === 0 && !acceptsTyped ? (
          <SelectOption key="none" isDisabled value="">
            {t('service.from.none')}
          </SelectOption>
        ) : null}
        {data !== undefined && data.total > data.items.length ? (
          <SelectOption key="more" isDisabled value="">
            {t('service.from.more', { shown: String(data.items.length), total: String(data.total) })}
          </SelectOption>
        ) : null}
      </SelectList>
    </PickMenu>
  );
}

const nameOf = (id: string): string => id.slice(id.indexOf('/') + 1);

function kindOf({ id, zone, nodes }: Vantages['items'][number], t: Translate): string {
  if (id.startsWith('zone/')) return t('service.from.zone', { count: nodes, countText: String(nodes) });
  return zone === null ? t('service.from.node') : t('service.from.nodeIn', { zone });
}
