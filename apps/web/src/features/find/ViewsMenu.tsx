import { MenuItemAction, SelectList, SelectOption } from '@patternfly/react-core';
import BookmarkIcon from '@patternfly/react-icons/dist/esm/icons/bookmark-icon';
import PencilAltIcon from '@patternfly/react-icons/dist/esm/icons/pencil-alt-icon';
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { memo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { PickMenu } from '../../components/menu/PickMenu.tsx';
import { PickMenuSearch } from '../../components/menu/PickMenuSearch.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { loadViews, renamed, storeViews, withView, type SavedView } from './savedViews.ts';

/** Views under names, kept in this browser: each is an address of this page. */
export const ViewsMenu = memo(function ViewsMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [refused, setRefused] = useState(false);
  /** The view whose name is being changed in the box above the list. */
  const [renaming, setRenaming] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  const name = typed.trim().slice(0, 60);
  const here = `${pathname}${search}`;

  const show = (next: boolean): void => {
    // Another tab may have saved one meanwhile.
    if (next) setViews(loadViews(localStorage));
    setRefused(false);
    setRenaming(undefined);
    if (renaming !== undefined) setTyped('');
    setOpen(next);
  };
  const keep = (next: readonly SavedView[]): void => {
    setViews(next);
    setRefused(!storeViews(localStorage, next));
  };
  const save = (): void => {
    if (name === '') return;
    keep(renaming === undefined ? withView(views, { name, address: here }) : renamed(views, renaming, name));
    setRenaming(undefined);
    setTyped('');
  };
  return (
    <PickMenu
      searched
      atEnd
      open={open}
      onOpen={show}
      minWidthPx={280}
      button={{
        variant: 'plain',
        className: 'fl-views',
        'aria-label': t('find.views.menu'),
        title: t('find.views.menu'),
        icon: <BookmarkIcon />,
      }}
    >
      <PickMenuSearch
        label={renaming === undefined ? t('find.views.name') : t('find.views.newName', { name: renaming })}
        typed={typed}
        onType={setTyped}
        onEnter={save}
        box={box}
      >
        {refused ? <p role="alert">{t('find.views.refused')}</p> : null}
      </PickMenuSearch>
      <SelectList aria-label={t('find.views.list')}>
        {name === '' ? null : (
          <SelectOption key="save" value="save" onClick={save}>
            {renaming === undefined
              ? t('find.views.save', { name })
              : t('find.views.rename', { name: renaming, to: name })}
          </SelectOption>
        )}
        {views.map((view) => (
          <SelectOption
            key={view.name}
            value={view.name}
            isSelected={view.address === here}
            onClick={() => {
              show(false);
              void navigate(view.address);
            }}
            actions={
              <>
                <MenuItemAction
                  icon={<PencilAltIcon />}
                  aria-label={t('find.views.newName', { name: view.name })}
                  onClick={() => {
                    setRenaming(view.name);
                    setTyped(view.name);
                    box.current?.focus();
                  }}
                />
                <MenuItemAction
                  icon={<TimesIcon />}
                  aria-label={t('find.views.remove', { name: view.name })}
                  onClick={() => keep(views.filter((other) => other.name !== view.name))}
                />
              </>
            }
          >
            {view.name}
          </SelectOption>
        ))}
        {views.length === 0 && name === '' ? (
          <SelectOption key="none" isDisabled value="none" className="fl-views-none">
            {t('find.views.none')}
          </SelectOption>
        ) : null}
      </SelectList>
    </PickMenu>
  );
});
