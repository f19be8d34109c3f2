import { AlertGroup, Divider, DropdownGroup, DropdownItem, DropdownList } from '@patternfly/react-core';
import { memo, useState } from 'react';
import { Alert } from '../../components/Alert.tsx';
import { IconMenu } from '../../components/menu/IconMenu.tsx';
import { DownloadIcon } from '../../components/icons.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { printPage } from './print/printPage.ts';
import type { Part } from './useCaptionFacts.ts';
import type { MapExport } from './useMapExport.ts';

const SAID_MS = 8_000;

/** What can be taken along from the map; `e` opens it. */
export const MapExportMenu = memo(function MapExportMenu({
  from,
  isDrawn,
}: {
  readonly from: MapExport;
  /** There is a picture to take along. */
  readonly isDrawn: boolean;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  /** Tasks that are not done yet; a large picture takes seconds. */
  const [tasks, setTasks] = useState(0);
  const working = tasks > 0;
  const [problem, setProblem] = useState<string>();
  useKeys({ e: () => setOpen(true) }, isDrawn);

  const run = (task: () => Promise<void> | void) => (): void => {
    setTasks((before) => before + 1);
    setProblem(undefined);
    void Promise.resolve()
      .then(task)
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setTasks((before) => before - 1));
  };
  const picture = (kind: 'png' | 'svg', part: Part) => (
    <DropdownItem description={t(`export.part.${part}`)} onClick={run(() => from.picture(kind, part))}>
      {t(`export.kind.${kind}`)}
    </DropdownItem>
  );
  return (
    <>
      <IconMenu
        isOpen={open && isDrawn}
        onOpen={setOpen}
        isDisabled={!isDrawn}
        isBusy={working}
        label={working ? t('export.working') : t('export.menu')}
        icon={<DownloadIcon />}
      >
        <DropdownGroup label={t('export.picture')}>
          <DropdownList>
            {picture('png', 'view')}
            {picture('png', 'whole')}
            {picture('svg', 'view')}
            {picture('svg', 'whole')}
          </DropdownList>
        </DropdownGroup>
        <Divider />
        <DropdownGroup label={t('export.paper')}>
          <DropdownList>
            <DropdownItem description={t('export.htmlHint')} onClick={run(from.page)}>
              {t('export.html')}
            </DropdownItem>
            <DropdownItem description={t('export.printHint')} onClick={printPage}>
              {t('export.print')}
            </DropdownItem>
          </DropdownList>
        </DropdownGroup>
        <Divider />
        <DropdownGroup label={t('export.data')}>
          <DropdownList>
            <DropdownItem description={t('export.jsonHint')} onClick={run(from.json)}>
              {t('export.json')}
            </DropdownItem>
          </DropdownList>
        </DropdownGroup>
      </IconMenu>
      {problem === undefined ? null : (
        <AlertGroup isToast isLiveRegion>
          <Alert
            variant="warning"
            title={t('export.failed', { detail: problem })}
            component="div"
            timeout={SAID_MS}
            onTimeout={() => setProblem(undefined)}
          />
        </AlertGroup>
      )}
    </>
  );
});
