import type { MapTexts } from '@fairlead/graph-canvas';
import { isGuess } from '@fairlead/service-graph';
import { formatCount } from '@fairlead/messages';
import type { GraphEdge } from '@fairlead/protocol';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useNodeName } from '../../components/strangers/useNodeName.ts';
import { useTrafficNumbers } from './useTrafficNumbers.ts';

type EdgeTexts = Pick<
  MapTexts,
  'percent' | 'rate' | 'milliseconds' | 'bytesPerSecond' | 'edge' | 'callers' | 'callersLabel'
>;

/** What is written on the lines of the map, and what a line says to the pointer. */
export function useEdgeTexts(): EdgeTexts {
  const { t } = useTranslation();
  const { language } = useSettings();
  const numbers = useTrafficNumbers();
  const { name } = useNodeName();
  return useMemo(() => {
    const figures = (edge: GraphEdge): string[] => {
      const { traffic } = edge;
      if (edge.kind === 'selects') return [t('traffic.tip.selects')];
      if (edge.basis !== 'measured' || traffic === undefined) {
        return [t(isGuess(edge) ? 'traffic.tip.guess' : 'traffic.tip.declared')];
      }
      const rate = traffic.requestsPerSecond ?? traffic.connectionsPerSecond;
      if (rate === 0 && (traffic.bytesPerSecond ?? 0) === 0) return [t('traffic.tip.idle')];
      const parts = [rate === null ? numbers.bytes(traffic.bytesPerSecond) : numbers.rate(rate)];
      if (traffic.errorShare !== null)
        parts.push(t('traffic.tip.errors', { share: numbers.share(traffic.errorShare) }));
      if (traffic.p95Ms !== null) parts.push(t('traffic.tip.p95', { latency: numbers.latency(traffic.p95Ms) }));
      else if (traffic.averageMs !== null)
        parts.push(t('traffic.tip.average', { latency: numbers.latency(traffic.averageMs) }));
      if (traffic.protocol !== null) parts.push(protocolWord(traffic.protocol));
      return parts;
    };
    const callers = (count: number, failing: number): string => {
      const countText = formatCount(count, language);
      return failing === 0
        ? t('traffic.callers.some', { countText })
        : t('traffic.callers.fail', { countText, failing: formatCount(failing, language) });
    };
    return {
      percent: numbers.share,
      rate: numbers.rate,
      milliseconds: numbers.latency,
      bytesPerSecond: numbers.bytes,
      edge: (edge) => {
        // The card of all callers of a hub says by itself what it is.
        const source = edge.source.startsWith('callers ') ? '…' : name(edge.source);
        return [t('traffic.tip.ends', { source, target: name(edge.target) }), ...figures(edge)].join(' · ');
      },
      callers,
      callersLabel: (hub, { count, failing, shown }) =>
        t(shown ? 'traffic.callersLabel.shown' : 'traffic.callersLabel.folded', {
          hub,
          callers: callers(count, failing),
        }),
    };
  }, [t, language, numbers, name]);
}

const PROTOCOLS: Readonly<Record<string, string>> = { http: 'HTTP', grpc: 'gRPC', tcp: 'TCP' };

/** Spelled as its own documents spell it. */
export function protocolWord(protocol: string): string {
  return PROTOCOLS[protocol.toLowerCase()] ?? protocol;
}
