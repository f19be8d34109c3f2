import { memo, type ReactElement } from 'react';
import type { Card } from '../scene/card.ts';

/** Readers with a screen reader hear at most this many; the table has them all. */
const MOST = 200;

export function optionId(id: string): string {
  return `fairlead-map-${id}`;
}

/** What is on the screen, for those who cannot see it. */
export const HiddenList = memo(function HiddenList(props: {
  readonly cards: readonly Card[];
  readonly activeId: string | null;
  readonly selectedId: string | null;
}): ReactElement {
  const shown = props.cards.slice(0, MOST);
  const active = props.cards.find(({ id }) => id === props.activeId);
  const items = active === undefined || shown.includes(active) ? shown : [...shown, active];
  return (
    <ul className="fairlead-map__hidden">
      {items.map((card) => (
        <Option key={card.id} id={card.id} label={card.label} isSelected={card.id === props.selectedId} />
      ))}
    </ul>
  );
});

interface OptionProps {
  readonly id: string;
  readonly label: string;
  readonly isSelected: boolean;
}

const Option = memo(function Option({ id, label, isSelected }: OptionProps) {
  return (
    <li id={optionId(id)} aria-current={isSelected}>
      {label}
    </li>
  );
});
