import type { GraphCanvasHandle, MenuTarget } from '@fairlead/graph-canvas';
import type { GraphNode, GraphSnapshot, Status } from '@fairlead/protocol';
import { useCallback, useState, type ReactElement, type RefObject } from 'react';
import { useHref, useNavigate } from 'react-router';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { toggledPick } from '../../viewState/picked.ts';
import type { ViewStateControl } from '../../viewState/useViewState.ts';
import { focusOn, NO_FOCUS } from '../focus/focusState.ts';
import { hidingOf } from './hidingOf.ts';
import { kubectlLine } from './kubectlLine.ts';
import { MapMenu, type MenuOffer } from './MapMenu.tsx';

export interface MapMenuOptions extends ViewStateControl {
  readonly canvas: RefObject<GraphCanvasHandle | null>;
  readonly snapshot: GraphSnapshot | undefined;
  readonly status: Status | undefined;
  readonly onTidy: () => void;
  readonly onOpenInside: (id: string) => void;
  /** Something is on the clipboard. */
  readonly onCopied: () => void;
}

/** The menu of a card or of the map, at the point where it was asked for. */
export function useMapMenu(options: MapMenuOptions): {
  readonly ask: (target: MenuTarget) => void;
  readonly menu: ReactElement | null;
} {
  const { canvas, snapshot, status, view, change, onTidy, onOpenInside, onCopied } = options;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = useHref('/');
  const [target, setTarget] = useState<MenuTarget>();
  const ask = useCallback((asked: MenuTarget) => setTarget(asked), []);
  const node = snapshot?.nodes.find(({ id }) => id === target?.id);
  const copy = (text: string) => (): void => void navigator.clipboard.writeText(text).then(onCopied);

  const ofCard = (card: GraphNode): readonly (readonly MenuOffer[])[] => {
    const { id, name, namespace, kind } = card;
    const isService = kind === 'service';
    const isAggregate = kind === 'namespace' || kind === 'app';
    const page = `/services/${namespace}/${name}`;
    const context = status?.demo === true ? undefined : status?.cluster.context;
    const line = kubectlLine(id, context, routesOf(status));
    const pinned = view.pins[id] !== undefined;
    const hiding = hidingOf(card);
    const middle = canvas.current?.middleOf(id);
    return [
      [
        ...(isAggregate ? [{ key: 'openInside', text: t('menu.openInside'), act: () => onOpenInside(id) }] : []),
        { key: 'select', text: t('menu.select'), act: () => change({ select: id }, 'push') },
        ...(isService ? [{ key: 'page', text: t('menu.page'), act: () => void navigate(page) }] : []),
      ],
      [
        { key: 'center', text: t('menu.center'), act: () => canvas.current?.centerOn(id) },
        ...(namespace !== null && !(view.namespaces.length === 1 && view.namespaces[0] === namespace)
          ? [
              {
                key: 'only',
                text: t('menu.only', { name: namespace }),
                act: () => change({ namespaces: [namespace] }, 'push'),
              },
            ]
          : []),
        ...(isService
          ? [
              { key: 'focus', text: t('menu.focus'), act: () => change(focusOn(id, 'both', 1), 'push') },
              { key: 'ways', text: t('menu.ways'), act: () => change({ ...NO_FOCUS, path: [id] }, 'push') },
            ]
          : []),
        ...(hiding === undefined || view.hide.includes(hiding)
          ? []
          : [
              {
                key: 'hide',
                text: t('menu.hide'),
                act: () => change(({ hide }) => ({ hide: [...hide, hiding] }), 'push'),
              },
            ]),
      ],
      [
        ...(isService
          ? [
              {
                key: 'pick',
                text: view.picked.includes(id) ? t('menu.unpick') : t('menu.pick'),
                act: () => change(({ picked }) => ({ picked: toggledPick(picked, id) }), 'push'),
              },
            ]
          : []),
        ...(pinned
          ? [
              {
                key: 'pin',
                text: t('menu.unpin'),
                act: () => change(({ pins: { [id]: _pin, ...pins } }) => ({ pins }), 'push'),
              },
            ]
          : middle === undefined
            ? []
            : [
                {
                  key: 'pin',
                  text: t('menu.pin'),
                  act: () => change(({ pins }) => ({ pins: { ...pins, [id]: middle } }), 'push'),
                },
              ]),
      ],
      [
        { key: 'copyName', text: t('menu.copyName'), act: copy(name) },
        {
          key: 'copyLink',
          text: t('menu.copyLink'),
          act: copy(
            new URL(`${home}map?select=${id.split('/').map(encodeURIComponent).join('/')}`, location.href).href,
          ),
        },
        ...(line === undefined ? [] : [{ key: 'copyLine', text: t('menu.copyLine'), act: copy(line) }]),
      ],
    ];
  };

  /** Brings what is selected to where the menu was asked for: the way to pin without dragging. */
  const putHere = (): readonly MenuOffer[] => {
    const card = snapshot?.nodes.find(({ id }) => id === view.select);
    const at = target === undefined ? undefined : canvas.current?.worldAt(target.at);
    if (card === undefined || at === undefined || canvas.current?.middleOf(card.id) === undefined) return [];
    const act = (): void => change(({ pins }) => ({ pins: { ...pins, [card.id]: at } }), 'push');
    return [{ key: 'put', text: t('menu.put', { name: card.name }), act }];
  };

  const ofMap = (): readonly (readonly MenuOffer[])[] => [
    putHere(),
    [
      { key: 'fit', text: t('menu.fit'), act: () => canvas.current?.fit() },
      { key: 'tidy', text: t('menu.tidy'), act: onTidy },
    ],
    [{ key: 'copyView', text: t('menu.copyView'), act: copy(location.href) }],
  ];

  const menu =
    target === undefined ? null : (
      <MapMenu
        label={node === undefined ? t('menu.map') : t('menu.card', { name: node.name })}
        at={target.at}
        groups={node === undefined ? ofMap() : ofCard(node)}
        onClose={(back) => {
          setTarget(undefined);
          if (back) canvas.current?.focus();
        }}
      />
    );
  return { ask, menu };
}

/** Resources of routes that the cluster has. */
function routesOf(status: Status | undefined): string[] | undefined {
  return status?.resources
    .filter(({ resource, state }) => resource.endsWith('routes') && state !== 'off')
    .map(({ resource }) => resource);
}
