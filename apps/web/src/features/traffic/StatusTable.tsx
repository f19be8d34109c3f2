import type { Traffic } from '@fairlead/protocol';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useTrafficNumbers } from './useTrafficNumbers.ts';

/** Answers by their code, those that count as errors first. */
export function StatusTable({ statuses }: Pick<Traffic, 'statuses'>) {
  const { t } = useTranslation();
  const numbers = useTrafficNumbers();
  if (statuses.length === 0) return null;
  const total = statuses.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
  const rows = statuses.toSorted(
    (a, b) => Number(b.error) - Number(a.error) || b.requestsPerSecond - a.requestsPerSecond,
  );
  return (
    <Table variant="compact" gridBreakPoint="" aria-label={t('traffic.status.title')} className="fl-statuses">
      <Thead>
        <Tr>
          <Th>{t('traffic.status.title')}</Th>
          <Th>{t('traffic.status.counts')}</Th>
          <Th className="fl-number">{t('traffic.fact.rate')}</Th>
          <Th className="fl-number">{t('traffic.status.share')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ code, requestsPerSecond, error }) => (
          <Tr key={code}>
            <Td className="fl-mono">{code === '0' ? t('traffic.status.noAnswer') : code}</Td>
            <Td className={error ? 'fl-word-broken' : 'fl-subtle'}>
              {t(error ? 'traffic.status.error' : 'traffic.status.answer')}
            </Td>
            <Td className="fl-number fl-tabular">{numbers.rate(requestsPerSecond)}</Td>
            <Td className="fl-number fl-tabular">{numbers.share(total === 0 ? null : requestsPerSecond / total)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
