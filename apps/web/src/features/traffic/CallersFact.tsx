import { formatCount } from '@fairlead/messages';
import { Button } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useViewState } from '../../viewState/useViewState.ts';
import { Fact } from './Fact.tsx';
import { isAlarming } from './isAlarming.ts';
import { useNodeName } from '../../components/strangers/useNodeName.ts';
import { useTraffic } from './useTraffic.ts';
import { useTrafficNumbers } from './useTrafficNumbers.ts';

const SHOWN = 2;

/** Who calls a service most, how much, and what of it fails; nothing where nobody is known to. */
export function CallersFact({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { change } = useViewState();
  const numbers = useTrafficNumbers();
  const nodeNames = useNodeName();
  const { traffic } = useTraffic(id);
  const inbound = traffic?.inbound ?? [];
  if (traffic === undefined || inbound.length === 0) return null;
  const more = traffic.peersTotal.inbound - Math.min(SHOWN, inbound.length);
  return (
    <Fact term={t('traffic.fact.callers')}>
      {inbound.slice(0, SHOWN).map(({ edge, peer, traffic: figures }) => (
        <span key={edge} className="fl-service-workload">
          <Button variant="link" isInline className="fl-end" onClick={() => change({ select: edge }, 'push')}>
            {nodeNames.name(peer)}
          </Button>{' '}
          {numbers.rate(figures.requestsPerSecond ?? figures.connectionsPerSecond)}
          {isAlarming(figures) ? (
            <span className="fl-word-broken">
              {' '}
              {t('traffic.tip.errors', { share: numbers.share(figures.errorShare) })}
            </span>
          ) : null}
        </span>
      ))}
      {more > 0 ? <span className="fl-subtle">+{formatCount(more, language)}</span> : null}
    </Fact>
  );
}
