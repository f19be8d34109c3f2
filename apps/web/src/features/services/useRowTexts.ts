import { formatCount } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';
import { useCallback, useMemo } from 'react';
import { useReasonText } from '../../components/useReasonText.ts';
import { useServerNow } from '../../components/useServerNow.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useTrafficNumbers } from '../traffic/useTrafficNumbers.ts';
import { ownerText } from './ownerText.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** Ports that fit in a cell. */
const PORTS_SHOWN = 3;

export interface RowTexts {
  /** One line; empty for a service without anything to say. */
  readonly why: (row: ServiceRow) => string;
  /** The whole sentence, for the tooltip. */
  readonly sentence: (row: ServiceRow) => string;
  readonly ready: (row: ServiceRow) => string;
  readonly type: (row: ServiceRow) => string;
  readonly ports: (row: ServiceRow) => string;
  readonly callers: (row: ServiceRow) => string;
  readonly rate: (row: ServiceRow) => string;
  readonly errors: (row: ServiceRow) => string;
  /** Zones with the pods that receive in each. */
  readonly zones: (row: ServiceRow) => string;
  /** The first workload, and how many more there are. */
  readonly owner: (row: ServiceRow) => string;
  /** The workloads that the row names, and how many more there are. */
  readonly owners: (row: ServiceRow) => string;
}

/** The words in the cells of a service's row, in the chosen language. */
export function useRowTexts(): RowTexts {
  const { t } = useTranslation();
  const { language } = useSettings();
  const nowMs = useServerNow(10_000);
  const reasonText = useReasonText(nowMs);
  const numbers = useTrafficNumbers();
  const reasonOf = useCallback((row: ServiceRow) => row.headline ?? row.note, []);
  return useMemo(() => {
    const count = (value: number): string => formatCount(value, language);
    const firstOwners = ({ owners, ownersTotal }: ServiceRow, shown: number): string => {
      if (owners === null) return t('common.missing');
      const named = owners.slice(0, shown).map(ownerText);
      const more = (ownersTotal ?? named.length) - named.length;
      return more === 0 ? named.join(', ') : t('services.ownersMore', { owner: named.join(', '), more: count(more) });
    };
    return {
      why: (row) => {
        const reason = reasonOf(row);
        return reason === null ? '' : reasonText(reason).line;
      },
      sentence: (row) => {
        const reason = reasonOf(row);
        return reason === null ? '' : reasonText(reason).sentence;
      },
      ready: ({ backends, selector, type }) => {
        // Without a selector, pods tell nothing: a 0 would be a guess.
        if (type === 'ExternalName' || selector === null || Object.keys(selector).length === 0)
          return t('common.missing');
        return backends.total === 0 ? count(0) : `${count(backends.receiving)}/${count(backends.total)}`;
      },
      callers: ({ callers }) => (callers === null ? t('common.missing') : count(callers)),
      rate: ({ traffic }) => numbers.rate(traffic?.requestsPerSecond ?? traffic?.connectionsPerSecond),
      errors: ({ traffic }) => numbers.share(traffic?.errorShare),
      zones: ({ zones }) => {
        if (zones === null) return t('common.missing');
        if (zones.length === 0) return count(0);
        const texts = zones.map(({ zone, pods }) =>
          zone === null ? t('services.noZone', { pods: count(pods) }) : t('services.zone', { zone, pods: count(pods) }),
        );
        return texts.join(' · ');
      },
      owner: (row) => firstOwners(row, 1),
      owners: (row) => firstOwners(row, Infinity),
      type: (row) => (row.headless ? t('services.headless') : row.type),
      ports: ({ ports }) => {
        const shown = ports.slice(0, PORTS_SHOWN).map(({ name, port, protocol }) => {
          const number = protocol === 'TCP' ? String(port) : `${port}/${protocol}`;
          return name === '' ? number : `${name} ${number}`;
        });
        const text = shown.join(', ');
        const more = ports.length - shown.length;
        return more === 0 ? text : t('services.portsMore', { ports: text, more: count(more) });
      },
    };
  }, [t, language, reasonText, reasonOf, numbers]);
}
