import { formatCount } from '@fairlead/messages';
import type { Reason, Service } from '@fairlead/protocol';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { differingPart } from './differingPart.ts';

/** What a near miss tells of the label that keeps pods from being selected. */
interface Miss {
  readonly key: string;
  readonly wanted: string;
  /** `null`: the pods do not have the label. */
  readonly found: string | null;
  readonly pods: number;
  readonly names: readonly string[];
}

/** Pods that match all labels but one: the label, what the selector wants, and what was found instead. */
export function NearMisses({ service }: { readonly service: Pick<Service, 'reasons'> }) {
  const misses = service.reasons.flatMap((reason) => missOf(reason) ?? []);
  return misses.map((miss) => <NearMiss key={`${miss.key} ${miss.found}`} miss={miss} />);
}

function NearMiss({ miss }: { readonly miss: Miss }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [first] = miss.names;
  const { before, part, after } = differingPart(miss.wanted, miss.found ?? '');
  return (
    <section className="fl-near-miss">
      <p>
        <strong>{t('service.nearMiss.heading')}</strong>{' '}
        {t('service.nearMiss.pods', { count: miss.pods, countText: formatCount(miss.pods, language) })}
      </p>
      <p className="fl-near-miss-label">
        <code>{miss.key}</code> {t('service.nearMiss.wants')} <code>{miss.wanted}</code>{' '}
        {miss.found === null ? (
          <strong>{t('service.nearMiss.missing')}</strong>
        ) : (
          <>
            {t('service.nearMiss.found')}{' '}
            <code className="fl-near-miss-found">
              {before}
              <mark>{part}</mark>
              {after}
            </code>
          </>
        )}
        {first === undefined ? null : (
          <span className="fl-near-miss-pods fl-mono fl-subtle" title={miss.names.join('\n')}>
            {miss.pods === 1
              ? first
              : t('service.nearMiss.more', { name: first, more: miss.pods - 1, total: miss.pods })}
          </span>
        )}
      </p>
    </section>
  );
}

function missOf({ id, facts }: Reason): Miss | undefined {
  if (id !== 'near-miss') return undefined;
  const { key, wanted, found, pods, names } = facts;
  if (typeof key !== 'string' || typeof wanted !== 'string' || typeof pods !== 'number') return undefined;
  return {
    key,
    wanted,
    found: typeof found === 'string' ? found : null,
    pods,
    names: Array.isArray(names) ? names : [],
  };
}
