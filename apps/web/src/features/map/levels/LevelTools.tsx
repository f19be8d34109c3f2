import { formatCount } from '@fairlead/messages';
import { DEFAULT_BUDGET, LevelSchema, type Level } from '@fairlead/protocol';
import { ToolbarItem } from '@patternfly/react-core';
import { memo } from 'react';
import { useLabelKeys } from '../../grouping/useLabelKeys.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { useViewState } from '../../../viewState/useViewState.ts';
import { ORDERS, type Order } from '../../../viewState/viewState.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

const AUTO = 'auto';
const LABEL = 'label:';
const LEVELS = [AUTO, ...LevelSchema.options] as const;

/** How much the map folds together, and of namespace tiles (`level` is the one that is drawn) in which order they stand. */
export const LevelTools = memo(function LevelTools({ level: drawn }: { readonly level: Level | undefined }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { view, change } = useViewState();
  const level = view.level ?? AUTO;
  const keys = useLabelKeys();
  const { group } = view;
  const order = view.order ?? 'name';
  const budget = formatCount(DEFAULT_BUDGET, language);
  const tileOrder = {
    label: t('levels.order'),
    chosen: order,
    choices: ORDERS.map((value) => ({ value, text: t(`levels.orders.${value}`) })),
    onChange: (value: Order) => change({ order: value === 'name' ? undefined : value }, 'push'),
  };
  return (
    <ToolbarItem className="fl-toolbar-end">
      <ChoiceMenu
        label={t('levels.group')}
        text={t('levels.groupIs', {
          level: group === undefined ? t(`levels.level.${level}`) : t('grouping.label', { key: shortKey(group) }),
        })}
        chosen={group === undefined ? level : `${LABEL}${group}`}
        choices={[
          ...LEVELS.map((value) => ({
            value,
            text: t(`levels.level.${value}`),
            description: value === AUTO ? t('levels.about.auto', { budget }) : t(`levels.about.${value}`),
          })),
          ...keys.map((key) => ({
            value: `${LABEL}${key}` as const,
            text: t('grouping.label', { key }),
            description: t('grouping.about'),
          })),
        ]}
        onChange={(value) => {
          if (value.startsWith(LABEL)) change({ group: value.slice(LABEL.length) }, 'push');
          else change({ level: LevelSchema.safeParse(value).data, open: [], at: undefined, group: undefined }, 'push');
        }}
        second={drawn === 'namespace' ? tileOrder : undefined}
      />
    </ToolbarItem>
  );
});

/** `app.kubernetes.io/part-of` is known by its end. */
function shortKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
