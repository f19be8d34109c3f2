import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Fragment } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { SHORTCUTS } from './shortcutList.ts';

export function ShortcutsModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  return (
    <Dialog
      size="small"
      title={t('shortcuts.title')}
      description={settings.singleKeys ? t('shortcuts.never') : t('shortcuts.off')}
      onClose={onClose}
      isRead
    >
      <Table variant="compact" borders={false} aria-label={t('shortcuts.title')}>
        <Thead>
          <Tr>
            <Th width={40}>{t('shortcuts.key')}</Th>
            <Th>{t('shortcuts.does')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {SHORTCUTS.map(({ text, keys }) => (
            <Tr key={text}>
              <Td className="fl-keys-cell">
                {keys.map((key, index) => (
                  <Fragment key={key}>
                    {index === 0 ? null : ' '}
                    <Keys keys={key} />
                  </Fragment>
                ))}
              </Td>
              <Td>{t(text)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Dialog>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  const { t } = useTranslation();
  const [first, second] = keys.split(' ');
  return (
    <span className="fl-keys">
      <kbd className="fl-key">{first}</kbd>
      {second === undefined ? null : (
        <>
          {` ${t('shortcuts.sequence')} `}
          <kbd className="fl-key">{second}</kbd>
        </>
      )}
    </span>
  );
}
