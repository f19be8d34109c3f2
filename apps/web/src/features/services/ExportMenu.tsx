import { formatCount } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';
import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { rowsAsCsv, rowsAsJson } from './exportRows.ts';
import { DownloadIcon } from './icons.tsx';
import { saveFile } from './saveFile.ts';

export interface ExportMenuProps {
  /** In the order of the table. */
  readonly rows: readonly ServiceRow[];
  readonly why: (row: ServiceRow) => string;
}

/** Saves the services that the filters leave, in the order they stand in. */
export function ExportMenu({ rows, why }: ExportMenuProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { store } = useLive();
  const cluster = useStatus().data?.cluster.context;
  const [open, setOpen] = useState(false);
  const save = (kind: 'csv' | 'json'): void => {
    const at = new Date(store.clock.now()).toISOString();
    const name = `services-${cluster ?? 'fairlead'}-${at.slice(0, 19).replaceAll(':', '')}.${kind}`;
    if (kind === 'csv') saveFile(name, 'text/csv;charset=utf-8', `\u{feff}${rowsAsCsv(rows, why, language)}`);
    else saveFile(name, 'application/json', rowsAsJson(rows, { cluster, at, address: globalThis.location.href }));
  };
  const description = t('services.export.rows', { count: rows.length, countText: formatCount(rows.length, language) });
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'right' }}
      toggle={(reference) => (
        <MenuToggle
          ref={reference}
          variant="plain"
          isExpanded={open}
          isDisabled={rows.length === 0}
          aria-label={t('services.export.menu')}
          icon={<DownloadIcon />}
          onClick={() => setOpen(!open)}
        />
      )}
    >
      <DropdownList>
        <DropdownItem description={description} onClick={() => save('csv')}>
          {t('services.export.csv')}
        </DropdownItem>
        <DropdownItem description={description} onClick={() => save('json')}>
          {t('services.export.json')}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
