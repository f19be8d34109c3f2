import { print } from '@fairlead/find';
import { ALL_STEPS } from '@fairlead/protocol';
import { Divider, MenuGroup, SelectList, SelectOption } from '@patternfly/react-core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';
import { PickMenu } from '../../components/menu/PickMenu.tsx';
import { PickMenuSearch } from '../../components/menu/PickMenuSearch.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { focusOn, lookingOf, nameOf, NO_FOCUS, STEP_CHOICES, stepsOf, type Looking } from './focusState.ts';

const LOOKING: readonly Looking[] = ['both', 'upstream', 'downstream'];
const OFFERED = 8;

/** The neighbourhood of a service, as far as wanted, and the ways from it to another. */
export const FocusMenu = memo(function FocusMenu() {
  const { t } = useTranslation();
  const { view, change } = useViewState();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const services = useServicesNamed(typed, open);
  const selected = view.select?.startsWith('service/') === true ? view.select : undefined;
  const centre = view.focus ?? view.path[0] ?? selected;
  const active = view.focus !== undefined || view.path.length > 0;
  const around = view.focus !== undefined && view.path.length === 0;
  const looking = around ? lookingOf(view) : 'both';
  const steps = around ? stepsOf(view) : 1;

  const go = (patch: Parameters<typeof change>[0]): void => {
    change(patch, 'push');
    setTyped('');
    setOpen(false);
  };
  const choose = (id: string): void => {
    if (centre === undefined) go({ ...focusOn(id, 'both', 1), select: id });
    else go({ ...NO_FOCUS, path: [centre, id] });
  };
  return (
    <PickMenu
      searched
      open={open}
      onOpen={setOpen}
      minWidthPx={280}
      button={{ className: active ? 'fl-tool fl-toolbar-active' : 'fl-tool', children: t('focus.menu') }}
    >
      <PickMenuSearch
        label={t(centre === undefined ? 'focus.findService' : 'focus.findTo')}
        typed={typed}
        onType={setTyped}
        onEnter={() => {
          const [first] = services;
          if (first !== undefined) choose(first);
        }}
      />
      {typed.trim() !== '' ? (
        <SelectList aria-label={t('focus.list')}>
          {services
            .filter((id) => id !== centre)
            .map((id) => (
              <SelectOption key={id} value={id} description={id.split('/')[1]} onClick={() => choose(id)}>
                {nameOf(id)}
              </SelectOption>
            ))}
          {services.length === 0 ? (
            <SelectOption key="none" value="none" isDisabled>
              {t('focus.nobody')}
            </SelectOption>
          ) : null}
        </SelectList>
      ) : centre === undefined ? (
        <SelectList aria-label={t('focus.list')}>
          <SelectOption value="none" isDisabled>
            {t('focus.noService')}
          </SelectOption>
        </SelectList>
      ) : (
        <>
          <MenuGroup label={t('focus.around', { name: nameOf(centre) })}>
            <SelectList aria-label={t('focus.around', { name: nameOf(centre) })}>
              {STEP_CHOICES.map((count) => (
                <SelectOption
                  key={count}
                  value={count}
                  isSelected={around && steps === count}
                  onClick={() => go(focusOn(centre, looking, count))}
                >
                  {count === ALL_STEPS ? t('focus.all') : t('focus.steps', { count })}
                </SelectOption>
              ))}
            </SelectList>
          </MenuGroup>
          <MenuGroup label={t('focus.direction')}>
            <SelectList aria-label={t('focus.direction')}>
              {LOOKING.map((way) => (
                <SelectOption
                  key={way}
                  value={way}
                  isSelected={around && looking === way}
                  onClick={() => go(focusOn(centre, way, steps))}
                >
                  {t(`focus.look.${way}`)}
                </SelectOption>
              ))}
            </SelectList>
          </MenuGroup>
          <MenuGroup label={t('focus.ways', { name: nameOf(centre) })}>
            <SelectList aria-label={t('focus.ways', { name: nameOf(centre) })}>
              <SelectOption value="path" onClick={() => go({ ...NO_FOCUS, path: [centre], select: centre })}>
                {t('focus.to')}
              </SelectOption>
              {active ? <Divider component="li" /> : null}
              {active ? (
                <SelectOption value="clear" onClick={() => go(NO_FOCUS)}>
                  {t('focus.clear')}
                </SelectOption>
              ) : null}
            </SelectList>
          </MenuGroup>
        </>
      )}
    </PickMenu>
  );
});

/** Ids of services whose name holds what is typed. */
function useServicesNamed(typed: string, open: boolean): readonly string[] {
  const { client } = useLive();
  const { view } = useViewState();
  const name = typed.trim();
  const query = `kind:service ${print({ kind: 'is', field: 'name', pattern: ['', name, ''] })}`;
  const found = useQuery({
    queryKey: queryKeys.find(query, view.namespaces),
    queryFn: ({ signal }) => client.find(query, view.namespaces, signal),
    enabled: open && name !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  }).data;
  return name === '' ? [] : (found?.items ?? []).slice(0, OFFERED).map(({ id }) => id);
}
