import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly description?: string;
}

export interface ChoiceMenuProps<Value extends string> {
  /** Name of the list. */
  readonly label: string;
  /** What is chosen, in words. */
  readonly text: string;
  readonly chosen: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, in a menu that says on its button which. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  const { label, text, chosen, choices, onChange } = props;
  const [open, setOpen] = useState(false);
  return (
    <Select
      isOpen={open}
      selected={chosen}
      onSelect={(_event, value) => {
        const choice = choices.find((each) => each.value === value);
        if (choice !== undefined) onChange(choice.value);
        setOpen(false);
      }}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      toggle={(reference) => (
        <MenuToggle ref={reference} className="fl-tool" isExpanded={open} onClick={() => setOpen(!open)}>
          {text}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={label}>
        {choices.map((choice) => (
          <SelectOption
            key={choice.value}
            value={choice.value}
            isSelected={choice.value === chosen}
            {...(choice.description === undefined ? {} : { description: choice.description })}
          >
            {choice.text}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
}
