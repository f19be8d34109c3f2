import { formatCount } from '@fairlead/messages';
import type { Peer } from '@fairlead/protocol';
import { Button } from '@patternfly/react-core';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { namespaceOfNode } from '../../api/nodeName.ts';
import { Chevron } from '../../components/Chevron.tsx';
import { useNodeName } from '../../components/strangers/useNodeName.ts';
import { TrafficCharts } from './TrafficCharts.tsx';
import { isAlarming } from './isAlarming.ts';
import { useTraffic } from './useTraffic.ts';
import { useTrafficNumbers } from './useTrafficNumbers.ts';

export interface PeerTableProps {
  readonly label: string;
  readonly none: string;
  readonly peers: readonly Peer[];
  readonly total: number;
  /** Namespace of the service itself: those of peers are named where they differ. */
  readonly namespace: string;
  readonly onEdge: (id: string) => void;
}

/** The other ends of the calls of a service, most calls first; each row opens its chart. */
export function PeerTable({ label, none, peers, total, namespace, onEdge }: PeerTableProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (peers.length === 0) return <p className="fl-traffic-none fl-subtle">{none}</p>;
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <>
      <Table variant="compact" gridBreakPoint="" aria-label={label} className="fl-peers">
        <Thead>
          <Tr>
            <Th screenReaderText={t('traffic.peers.expand')} />
            <Th>{label}</Th>
            <Th className="fl-number">{t('traffic.fact.rate')}</Th>
            <Th className="fl-number">{t('traffic.fact.errors')}</Th>
            <Th className="fl-number">{t('traffic.fact.latency')}</Th>
          </Tr>
        </Thead>
        {peers.map((peer) => (
          <PeerRows
            key={peer.edge}
            peer={peer}
            namespace={namespace}
            isOpen={open.has(peer.edge)}
            onToggle={() => toggle(peer.edge)}
            onEdge={onEdge}
          />
        ))}
      </Table>
      {total > peers.length ? (
        <p className="fl-traffic-none fl-subtle">
          {t('traffic.peers.more', {
            shown: formatCount(peers.length, language),
            total: formatCount(total, language),
          })}
        </p>
      ) : null}
    </>
  );
}

interface PeerRowsProps extends Pick<PeerTableProps, 'namespace' | 'onEdge'> {
  readonly peer: Peer;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function PeerRows({ peer, namespace, isOpen, onToggle, onEdge }: PeerRowsProps) {
  const { t } = useTranslation();
  const numbers = useTrafficNumbers();
  const nodeNames = useNodeName();
  const name = nodeNames.name(peer.peer);
  const other = namespaceOfNode(peer.peer);
  const { traffic } = peer;
  return (
    <Tbody isExpanded={isOpen}>
      <Tr isContentExpanded={isOpen}>
        <Td>
          <button
            type="button"
            className="fl-row-toggle"
            aria-label={t('traffic.peers.charts', { name })}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            <Chevron open={isOpen} />
          </button>
        </Td>
        <Td>
          <Button variant="link" isInline onClick={() => onEdge(peer.edge)}>
            {name}
          </Button>{' '}
          {other === undefined || other === namespace ? null : <span className="fl-subtle">{other}</span>}
        </Td>
        <Td className="fl-number fl-tabular">
          {numbers.rate(traffic.requestsPerSecond ?? traffic.connectionsPerSecond)}
        </Td>
        <Td className={`fl-number fl-tabular${isAlarming(traffic) ? ' fl-word-broken' : ''}`}>
          {numbers.share(traffic.errorShare)}
        </Td>
        <Td className="fl-number fl-tabular">{numbers.latency(traffic.p95Ms ?? traffic.averageMs)}</Td>
      </Tr>
      {isOpen ? (
        <Tr isExpanded>
          <Td colSpan={5} noPadding>
            <ExpandableRowContent>
              <PeerCharts edge={peer.edge} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      ) : null}
    </Tbody>
  );
}

function PeerCharts({ edge }: { readonly edge: string }) {
  return <TrafficCharts {...useTraffic(edge)} />;
}
