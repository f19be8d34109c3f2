import { Dropdown, MenuToggle } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';

export interface IconMenuProps {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly label: string;
  readonly icon: ReactElement;
  readonly isDisabled?: boolean;
  /** Something that was chosen from it is still being done. */
  readonly isBusy?: boolean;
  readonly className?: string;
  /** Lists of `DropdownItem`. */
  readonly children: ReactNode;
}

/** A menu of things to do behind an icon: keys begin at its first one, and come back to the icon. */
export function IconMenu({ isOpen, onOpen, label, icon, isDisabled, isBusy, className, children }: IconMenuProps) {
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={onOpen}
      onSelect={() => onOpen(false)}
      shouldFocusFirstItemOnOpen
      shouldFocusToggleOnSelect
      popperProps={{ position: 'right' }}
      toggle={(reference) => (
        <MenuToggle
          ref={reference}
          variant="plain"
          isExpanded={isOpen}
          aria-label={label}
          icon={icon}
          onClick={() => onOpen(!isOpen)}
          {...(isDisabled === undefined ? {} : { isDisabled })}
          {...(isBusy === undefined ? {} : { 'aria-busy': isBusy })}
          {...(className === undefined ? {} : { className })}
        />
      )}
    >
      {children}
    </Dropdown>
  );
}
