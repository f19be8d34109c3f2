import { formatBytes, formatCount } from '@fairlead/messages';
import type { CacheResource } from '@fairlead/protocol';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { Chevron } from '../../components/Chevron.tsx';
import { CacheRow } from './CacheRow.tsx';
import { eventsPerSecond, formatPerSecond } from './perSecond.ts';

export interface CacheTableProps {
  readonly resources: readonly CacheResource[];
  /** Near the memory budget, events over time and busiest owners are not kept. */
  readonly keepsHistory: boolean;
  readonly open: readonly string[];
  readonly onToggle: (resource: string, open: boolean) => void;
}

const COLUMNS = 10;
/** Fewer rows without objects are not worth folding. */
const FOLDED_FROM = 3;

/** True if there is nothing to say: all is read, and there is none of it. */
function isEmpty({ objects, state, relists }: CacheResource): boolean {
  return objects === 0 && relists === 0 && state === 'live';
}

/** Every resource that is read, those without objects folded into one row: how much of it is held, what it costs, how fresh it is. */
export function CacheTable({ resources, keepsHistory, open, onToggle }: CacheTableProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [unfolded, setUnfolded] = useState(false);
  const empty = resources.filter((resource) => isEmpty(resource) && !open.includes(resource.resource));
  const folds = empty.length >= FOLDED_FROM;
  const shown = folds ? resources.filter((resource) => !empty.includes(resource)) : resources;
  const most = Math.max(1, ...resources.map(({ retainedBytes }) => retainedBytes ?? 0));
  const sum = (of: (resource: CacheResource) => number | null): number =>
    resources.reduce((total, resource) => total + (of(resource) ?? 0), 0);
  const held = formatBytes(
    sum((resource) => resource.retainedBytes),
    language,
  );
  const rowOf = (resource: CacheResource) => (
    <CacheRow
      key={resource.resource}
      resource={resource}
      share={(resource.retainedBytes ?? 0) / most}
      columns={COLUMNS}
      keepsHistory={keepsHistory}
      open={open.includes(resource.resource)}
      onToggle={(opened) => onToggle(resource.resource, opened)}
    />
  );
  return (
    <Table
      variant="compact"
      role="table"
      gridBreakPoint=""
      aria-label={t('cache.table.label')}
      className="fl-cache-table"
    >
      <Thead>
        <Tr>
          <Th className="fl-cache-col-resource">{t('cache.table.resource')}</Th>
          <Th>{t('cache.table.state')}</Th>
          <Th className="fl-number">{t('cache.table.objects')}</Th>
          <Th className="fl-number" colSpan={2}>
            {t('cache.table.held')}
          </Th>
          <Th className="fl-number">{t('cache.table.perObject')}</Th>
          <Th className="fl-number">{t('cache.table.wire')}</Th>
          <Th className="fl-number">{t('cache.table.events')}</Th>
          <Th className="fl-number">{t('cache.table.relists')}</Th>
          <Th className="fl-number">{t('cache.table.lastEvent')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {shown.map(rowOf)}
        {folds ? (
          <Tr>
            <Th scope="row" colSpan={COLUMNS} className="fl-cache-resource fl-cache-empty">
              <button
                type="button"
                className="fl-row-toggle"
                aria-expanded={unfolded}
                aria-label={t('cache.table.empty', { count: empty.length })}
                onClick={() => setUnfolded(!unfolded)}
              >
                <Chevron open={unfolded} />
              </button>
              {t('cache.table.empty', { count: empty.length })}{' '}
              <span className="fl-subtle">{empty.map(({ resource }) => resource).join(', ')}</span>
            </Th>
          </Tr>
        ) : null}
        {folds && unfolded ? empty.map(rowOf) : null}
        <Tr className="fl-cache-total fl-tabular">
          <Th scope="row">{t('cache.table.total')}</Th>
          <Td />
          <Td className="fl-number">
            {formatCount(
              sum((resource) => resource.objects),
              language,
            )}
          </Td>
          <Td colSpan={2} className="fl-number">
            {held}
          </Td>
          <Td />
          <Td className="fl-number">
            {formatBytes(
              sum(({ wireBytes }) => wireBytes),
              language,
            )}
          </Td>
          <Td className="fl-number">{formatPerSecond(sum(eventsPerSecond), language)}</Td>
          <Td className="fl-number">
            {formatCount(
              sum(({ relists }) => relists),
              language,
            )}
          </Td>
          <Td />
        </Tr>
      </Tbody>
    </Table>
  );
}
