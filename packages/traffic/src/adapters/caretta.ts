import { counterSignal } from '../telemetry/counterSignal.ts';
import type { CallEnds, EndHint, Row, Telemetry } from '../telemetry/telemetry.ts';

function endOf({ labels }: Row, side: 'client' | 'server'): EndHint {
  const [name, namespace, kind] = [labels[`${side}_name`], labels[`${side}_namespace`], labels[`${side}_kind`]];
  switch ((kind ?? '').toLowerCase()) {
    case 'service':
      return { service: name, namespace };
    case 'node':
      return { caller: 'node' };
    case 'external':
      return { host: name, caller: 'external' };
    case 'pod':
      return { pod: name, namespace };
    default:
      return { workload: name, namespace, kind, caller: name ?? 'unknown' };
  }
}

const endsOf = (row: Row): CallEnds => ({
  source: endOf(row, 'client'),
  target: endOf(row, 'server'),
  protocol: 'tcp',
});

/** Caretta: who is connected to whom, by eBPF. Source: https://github.com/groundcover-com/caretta, `caretta_links_observed`. */
export const caretta: Telemetry = {
  id: 'caretta',
  rank: 70,
  metrics: [/^caretta_links_observed$/],
  presence: [/^caretta_links_observed$/],
  presenceLabels: ['client_name', 'server_name'],
  signals: () => [
    counterSignal({
      name: 'bytes',
      // A gauge that holds the bytes sent so far.
      metric: 'caretta_links_observed',
      by: [
        'client_name',
        'client_namespace',
        'client_kind',
        'server_name',
        'server_namespace',
        'server_kind',
        'server_port',
      ],
      // Role 1 is the client's side, 2 the server's.
      maxOver: ['role'],
      ends: endsOf,
      figures: ({ value }) => ({ bytes: value }),
    }),
  ],
};
