import { causeText, formatCount } from '@fairlead/messages';
import type { ComparedEndpoint, Comparison, ComparisonDifference } from '@fairlead/protocol';
import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Fragment, type ReactNode } from 'react';
import { timeZoneOf } from '../../../i18n/formatTime.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { endpointLines } from './endpointLines.ts';

/** What is expected beside what is published, one difference per row, and below each where it comes from. */
export function DifferencesTable({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { differences, differencesTotal } = comparison;
  return (
    <>
      <Table
        variant="compact"
        role="table"
        gridBreakPoint=""
        borders={false}
        aria-label={t('service.comparison.table')}
        className="fl-differences"
      >
        <Thead>
          <Tr>
            <Th>{t('service.comparison.expected')}</Th>
            <Th>{t('service.comparison.published')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {differences.map((difference, index) => (
            <Fragment key={`${difference.pod} ${difference.addressType} ${index}`}>
              <Tr>
                <Td>
                  <Side side={difference.derived} difference={difference} />
                </Td>
                <Td>
                  <Side side={difference.published} difference={difference} />
                </Td>
              </Tr>
              <Tr className="fl-differences-cause">
                <Td colSpan={2}>
                  <Cause difference={difference} />
                </Td>
              </Tr>
            </Fragment>
          ))}
        </Tbody>
      </Table>
      {differencesTotal > differences.length ? (
        <p className="fl-subtle fl-tabular">
          {t('service.comparison.bounded', {
            shown: formatCount(differences.length, language),
            total: formatCount(differencesTotal, language),
          })}
        </p>
      ) : null}
    </>
  );
}

interface SideProps {
  readonly side: ComparedEndpoint | null;
  readonly difference: ComparisonDifference;
}

function Side({ side, difference }: SideProps): ReactNode {
  const { t } = useTranslation();
  if (side === null) {
    return (
      <span className="fl-subtle">
        {difference.pod === null ? t('service.comparison.noSlice') : t('service.comparison.notThere')}
      </span>
    );
  }
  return (
    <>
      <span className="fl-mono fl-differences-pod">{difference.pod ?? t('service.comparison.emptySlice')}</span>
      {endpointLines(side, difference).map(({ field, text, differs }) => (
        <span key={field} className="fl-mono fl-differences-line">
          {differs ? <mark>{text}</mark> : text}
        </span>
      ))}
    </>
  );
}

function Cause({ difference: { cause } }: { readonly difference: ComparisonDifference }) {
  const { t } = useTranslation();
  const { language, settings } = useSettings();
  const { name, fact } = causeText(cause, language, { timeZone: timeZoneOf(settings.times) });
  return (
    <span className="fl-differences-because">
      <Label isCompact variant="outline" {...(cause.proven ? {} : { status: 'warning' as const })}>
        {name}
      </Label>{' '}
      {fact}{' '}
      <span className="fl-subtle">
        {cause.proven ? t('service.comparison.proven') : t('service.comparison.unproven')}
        {cause.rule === null ? '' : ` · ${cause.rule}`}
      </span>
    </span>
  );
}
