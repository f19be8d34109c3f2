import type { Service } from '@fairlead/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { reachUntoldText } from '@fairlead/messages';
import { useLive } from '../../../api/LiveProvider.tsx';
import { queryKeys } from '../../../api/queryKeys.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { ReachPaths } from './ReachPaths.tsx';
import { useFromParameter } from './useFromParameter.ts';
import { VantageSelect } from './VantageSelect.tsx';
import './fromHere.css';

/** What a client at a chosen node or zone reaches of a service, and what becomes of it if that is nothing. */
export function FromHere({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const [from, choose] = useFromParameter();
  return (
    <section className="fl-from" aria-label={t('service.from.title')}>
      <div className="fl-from-head">
        <span className="fl-from-term">{t('service.from.title')}</span>
        <VantageSelect from={from} onChange={choose} />
      </div>
      {from === undefined ? null : <Reached service={service} from={from} />}
    </section>
  );
}

function Reached({ service, from }: { readonly service: Service; readonly from: string }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { client } = useLive();
  // The answer holds for one revision of the service; the one before stays on screen until the next is there.
  const { data, error } = useQuery({
    queryKey: queryKeys.reach(service.id, from, service.revision),
    queryFn: async ({ signal }) => (await client.reach(service, from, signal)) ?? null,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <p role="alert">{t('service.from.failed', { detail: error.message })}</p>;
  if (data === undefined || data === null || data.from !== from) return null;
  const name = from.slice(from.indexOf('/') + 1);
  return (
    <div aria-live="polite">
      {data.untold === null ? (
        <ReachPaths reach={data} />
      ) : (
        <p className="fl-from-untold">{reachUntoldText(data.untold, name, language)}</p>
      )}
    </div>
  );
}
