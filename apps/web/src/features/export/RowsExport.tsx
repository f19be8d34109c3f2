import { formatCount } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';
import { DropdownItem, DropdownList } from '@patternfly/react-core';
import { useState } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { useStatus } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { rowsAsCsv, rowsAsJson } from './exportRows.ts';
import { DownloadIcon } from '../../components/icons.tsx';
import { IconMenu } from '../../components/menu/IconMenu.tsx';
import { useKeys } from '../../keys/useKeys.ts';
import { fileName } from './fileName.ts';
import { printPage } from './print/printPage.ts';
import { saveFile } from './saveFile.ts';

export interface RowsExportProps {
  /** In the order of the table. */
  readonly rows: readonly ServiceRow[];
  readonly why: (row: ServiceRow) => string;
}

/** Saves the services that the filters leave, in the order they stand in. */
export function RowsExport({ rows, why }: RowsExportProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { store } = useLive();
  const cluster = useStatus().data?.cluster.context;
  const [wanted, setOpen] = useState(false);
  const open = wanted && rows.length > 0;
  useKeys({ e: () => setOpen(true) }, rows.length > 0);
  const save = (kind: 'csv' | 'json'): void => {
    const at = new Date(store.clock.now()).toISOString();
    const name = fileName('services', cluster, at, kind);
    if (kind === 'csv') saveFile(name, 'text/csv;charset=utf-8', `\u{feff}${rowsAsCsv(rows, why, language)}`);
    else saveFile(name, 'application/json', rowsAsJson(rows, { cluster, at, address: globalThis.location.href }));
  };
  const description = t('export.rows.count', { count: rows.length, countText: formatCount(rows.length, language) });
  return (
    <IconMenu
      isOpen={open}
      onOpen={setOpen}
      isDisabled={rows.length === 0}
      label={t('export.menu')}
      icon={<DownloadIcon />}
    >
      <DropdownList>
        <DropdownItem description={description} onClick={() => save('csv')}>
          {t('export.rows.csv')}
        </DropdownItem>
        <DropdownItem description={description} onClick={() => save('json')}>
          {t('export.rows.json')}
        </DropdownItem>
        <DropdownItem description={description} onClick={printPage}>
          {t('export.sheet.print')}
        </DropdownItem>
      </DropdownList>
    </IconMenu>
  );
}
