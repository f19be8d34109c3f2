import { formatCount } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';
import { useCallback, useMemo } from 'react';
import { useReasonText } from '../../components/useReasonText.ts';
import { useServerNow } from '../../components/useServerNow.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useTrafficNumbers } from '../traffic/useTrafficNumbers.ts';
import { nameOfOwner } from './nameOfOwner.ts';
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
  /** The first workload, and how many more there are; empty if there are none. */
  readonly owner: (row: ServiceRow) => { readonly first: string; readonly more: string };
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
    const moreThan = (shown: number, total: number | null): string =>
      total === null || total <= shown ? '' : t('services.more', { more: count(total - shown) });
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
      owner: ({ owners, ownersTotal }) => {
        if (owners === null) return { first: t('common.missing'), more: '' };
        return { first: owners.slice(0, 1).map(nameOfOwner).join(''), more: moreThan(1, ownersTotal) };
      },
      owners: ({ owners, ownersTotal }) => {
        if (owners === null) return t('common.missing');
        return [owners.map(nameOfOwner).join(', '), moreThan(owners.length, ownersTotal)].join(' ').trim();
      },
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
