import { Divider, Menu, MenuContent, MenuItem, MenuList } from '@patternfly/react-core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import './menu.css';

export interface MenuOffer {
  readonly key: string;
  readonly text: string;
  readonly act: () => void;
}

export interface MapMenuProps {
  /** Name of the menu for screen readers. */
  readonly label: string;
  /** In pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  /** Between two groups stands a line; empty ones are left out. */
  readonly groups: readonly (readonly MenuOffer[])[];
  /** By Escape or Tab, the focus goes back to where it came from. */
  readonly onClose: (back: boolean) => void;
}

/** A menu at a point of the window: the first offer has the focus, arrows walk, Escape and a click beside it close it. */
export function MapMenu({ label, at, groups, onClose }: MapMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y, innerHeight - height - 4))}px`;
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [at]);
  useEffect(() => {
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === true) return;
      close.current(false);
    };
    document.addEventListener('pointerdown', onPointer, { capture: true });
    return () => document.removeEventListener('pointerdown', onPointer, { capture: true });
  }, []);
  const shown = groups.filter((group) => group.length > 0);
  return (
    <div
      ref={box}
      className="fl-menu"
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        onClose(true);
      }}
    >
      <Menu
        onSelect={(_event, key) => {
          const offer = shown.flat().find((one) => one.key === key);
          onClose(true);
          offer?.act();
        }}
      >
        <MenuContent>
          <MenuList aria-label={label}>
            {shown.flatMap((group, index) => [
              ...(index === 0 ? [] : [<Divider key={`line ${index}`} component="li" />]),
              ...group.map(({ key, text }) => (
                <MenuItem key={key} itemId={key}>
                  {text}
                </MenuItem>
              )),
            ])}
          </MenuList>
        </MenuContent>
      </Menu>
    </div>
  );
}
