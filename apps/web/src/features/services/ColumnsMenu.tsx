import { SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import { PickMenu } from '../../components/menu/PickMenu.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { COLUMNS, type Column } from '../../viewState/tableState.ts';

export interface ColumnsMenuProps {
  readonly columns: readonly Column[];
  readonly onChange: (columns: readonly Column[]) => void;
}

/** Which columns are shown; the name always is. */
export function ColumnsMenu({ columns, onChange }: ColumnsMenuProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const toggle = (value: string): void =>
    onChange(COLUMNS.filter((column) => columns.includes(column) !== (column === value)));
  return (
    <PickMenu
      atEnd
      checked
      open={open}
      onOpen={setOpen}
      selected={columns}
      onPick={toggle}
      button={{ className: 'fl-columns', children: t('services.columns.menu') }}
    >
      <SelectList aria-label={t('services.columns.menu')}>
        {COLUMNS.filter((column) => column !== 'name').map((column) => (
          <SelectOption key={column} value={column} hasCheckbox isSelected={columns.includes(column)}>
            {t(`services.columns.${column}`)}
          </SelectOption>
        ))}
      </SelectList>
    </PickMenu>
  );
}
