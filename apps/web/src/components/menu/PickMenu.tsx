import { MenuToggle, Select, type MenuToggleProps } from '@patternfly/react-core';
import type { ReactNode } from 'react';

export interface PickMenuProps {
  readonly open: boolean;
  /** Asked by the button, by Escape and Tab, and by a click elsewhere. */
  readonly onOpen: (open: boolean) => void;
  /** What stands on the button, and how it looks. */
  readonly button: Omit<MenuToggleProps, 'ref' | 'isExpanded' | 'onClick'>;
  /** With a `PickMenuSearch` above the list: focus stays in its box, and the menu in the tab order of the page. */
  readonly searched?: boolean;
  /** Its options are checkboxes: they are items of a menu then, since those of a list box hold none. */
  readonly checked?: boolean;
  /** At the right end of the button instead of the left. */
  readonly atEnd?: boolean;
  readonly minWidthPx?: number;
  readonly scrolls?: boolean;
  readonly selected?: string | readonly string[];
  /** The value of a picked option; options with an `onClick` of their own may do without. */
  readonly onPick?: (value: string) => void;
  /** The box of the search if there is one, and lists of options. */
  readonly children: ReactNode;
}

/** A button that opens a list to pick from. Whoever uses it keeps whether it is open, and closes it where one pick is all. */
export function PickMenu(props: PickMenuProps) {
  const { open, onOpen, button, searched = false, checked = false, atEnd = false, minWidthPx, scrolls = false } = props;
  return (
    <Select
      isOpen={open}
      isScrollable={scrolls}
      role={searched || checked ? 'menu' : 'listbox'}
      selected={props.selected}
      // One pick closes it; of checkboxes there may be more to come.
      shouldFocusToggleOnSelect={!checked}
      onSelect={(_event, value) => {
        if (typeof value === 'string') props.onPick?.(value);
      }}
      onOpenChange={onOpen}
      popperProps={{
        ...(minWidthPx === undefined ? {} : { minWidth: `${minWidthPx}px` }),
        ...(searched ? { appendTo: 'inline' as const } : {}),
        position: atEnd ? 'right' : 'left',
      }}
      toggle={(reference) => <MenuToggle {...button} ref={reference} isExpanded={open} onClick={() => onOpen(!open)} />}
    >
      {props.children}
    </Select>
  );
}
