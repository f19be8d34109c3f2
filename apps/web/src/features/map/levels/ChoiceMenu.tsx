import { SelectGroup, SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import { PickMenu } from '../../../components/menu/PickMenu.tsx';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly description?: string;
}

/** Further choices of another kind, below the first ones and independent of them. */
export interface SecondChoice<Value extends string> {
  readonly label: string;
  readonly chosen: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}

export interface ChoiceMenuProps<Value extends string, Second extends string = never> {
  /** Name of the list. */
  readonly label: string;
  /** What is chosen, in words. */
  readonly text: string;
  readonly chosen: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly second?: SecondChoice<Second> | undefined;
}

/** One of a few, in a menu that says on its button which. */
export function ChoiceMenu<Value extends string, Second extends string = never>(props: ChoiceMenuProps<Value, Second>) {
  const { label, text, chosen, choices, onChange, second } = props;
  const [open, setOpen] = useState(false);
  return (
    <PickMenu
      atEnd
      open={open}
      onOpen={setOpen}
      selected={second === undefined ? chosen : [chosen, second.chosen]}
      button={{ className: 'fl-tool', children: text }}
      onPick={(value) => {
        const choice = choices.find((each) => each.value === value);
        const other = second?.choices.find((each) => each.value === value);
        if (choice !== undefined) onChange(choice.value);
        else if (other !== undefined) second?.onChange(other.value);
        setOpen(false);
      }}
    >
      {second === undefined ? (
        <Options label={label} chosen={chosen} choices={choices} />
      ) : (
        [{ label, chosen, choices }, second].map((part) => (
          <SelectGroup key={part.label} label={part.label}>
            <Options {...part} />
          </SelectGroup>
        ))
      )}
    </PickMenu>
  );
}

function Options({ label, chosen, choices }: Pick<SecondChoice<string>, 'label' | 'chosen' | 'choices'>) {
  return (
    <SelectList aria-label={label}>
      {choices.map(({ value, text, description }) => (
        <SelectOption
          key={value}
          value={value}
          isSelected={value === chosen}
          {...(description === undefined ? {} : { description })}
        >
          {text}
        </SelectOption>
      ))}
    </SelectList>
  );
}
