import { formatCount } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';
import { SelectList, SelectOption } from '@patternfly/react-core';
import FilterIcon from '@patternfly/react-icons/dist/esm/icons/filter-icon';
import { useMemo, useState } from 'react';
import { PickMenu } from '../../components/menu/PickMenu.tsx';
import { useReasonText } from '../../components/useReasonText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { chosenReason, reasonsOf, withReason } from './reasonFilter.ts';

export interface ReasonMenuProps {
  /** Before the filters of the find box. */
  readonly rows: readonly ServiceRow[];
  readonly find: string;
  readonly onFind: (find: string) => void;
}

const ANY = '*';

/** The rows of one reason: a term of the find box, so that the map shows the same. */
export function ReasonMenu({ rows, find, onFind }: ReasonMenuProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const reasonText = useReasonText();
  const [open, setOpen] = useState(false);
  const reasons = useMemo(() => reasonsOf(rows), [rows]);
  const chosen = chosenReason(find);
  return (
    <PickMenu
      scrolls
      atEnd
      open={open}
      onOpen={setOpen}
      minWidthPx={260}
      selected={chosen ?? ANY}
      onPick={(value) => {
        onFind(withReason(find, value === ANY ? undefined : value));
        setOpen(false);
      }}
      button={{
        variant: 'plain',
        'aria-label': chosen === undefined ? t('services.reason.any') : t('services.reason.one', { id: chosen }),
        icon: <FilterIcon />,
      }}
    >
      <SelectList aria-label={t('services.reason.list')}>
        <SelectOption value={ANY} isSelected={chosen === undefined}>
          {t('services.reason.all')}
        </SelectOption>
        {reasons.map(({ id, services, sample }) => (
          <SelectOption key={id} value={id} isSelected={id === chosen} description={reasonText(sample).short}>
            <span className="fl-mono">{id}</span>{' '}
            <span className="fl-subtle fl-tabular">{formatCount(services, language)}</span>
          </SelectOption>
        ))}
      </SelectList>
    </PickMenu>
  );
}
