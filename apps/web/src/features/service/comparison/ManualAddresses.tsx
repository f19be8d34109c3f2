import { formatCount } from '@fairlead/messages';
import type { Comparison, ManualAddress } from '@fairlead/protocol';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { Button } from '@patternfly/react-core';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';

/** Rows before somebody asks for the others. */
const ROWS_AT_FIRST = 20;

/** Addresses that no controller made from pods, as they were read for the one who asked. */
export function ManualAddresses({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [all, setAll] = useState(false);
  const { addresses, addressesTotal } = comparison;
  const shown = all ? addresses : addresses.slice(0, ROWS_AT_FIRST);
  return (
    <>
      <Table
        variant="compact"
        role="table"
        gridBreakPoint=""
        aria-label={t('service.comparison.addresses')}
        className="fl-differences"
      >
        <Thead>
          <Tr>
            <Th>{t('service.comparison.address')}</Th>
            <Th>{t('service.comparison.state')}</Th>
            <Th>{t('service.comparison.source')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {shown.map((address, index) => (
            <Tr key={`${address.source} ${address.addresses.join()} ${index}`}>
              <Td className="fl-mono fl-wrap">
                {address.addresses.join(', ')}
                {address.ports.length === 0 ? null : <span className="fl-subtle"> {address.ports.join(', ')}</span>}
              </Td>
              <Td>{stateOf(address)}</Td>
              <Td className="fl-mono fl-wrap">
                {address.source}
                {address.target === null ? null : <span className="fl-subtle"> {address.target}</span>}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {all || addresses.length <= ROWS_AT_FIRST ? null : (
        <Button variant="link" isInline onClick={() => setAll(true)}>
          {t('service.comparison.moreAddresses', {
            countText: formatCount(addresses.length - ROWS_AT_FIRST, language),
          })}
        </Button>
      )}
      {addressesTotal > addresses.length ? (
        <p className="fl-subtle fl-tabular">
          {t('service.comparison.bounded', {
            shown: formatCount(addresses.length, language),
            total: formatCount(addressesTotal, language),
          })}
        </p>
      ) : null}
    </>
  );
}

/** In the words of the API. */
function stateOf({ ready, terminating }: ManualAddress): string {
  return terminating ? 'terminating' : ready ? 'ready' : 'not ready';
}
