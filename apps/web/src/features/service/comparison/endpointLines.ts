import type { ComparedEndpoint, ComparisonDifference } from '@fairlead/protocol';

export interface EndpointLine {
  readonly field: string;
  /** In the words of the API, the same in every language. */
  readonly text: string;
  readonly differs: boolean;
}

/**
 * What to show of one side of a difference: of an endpoint that both sides have, what differs; of one that only one side has, its
 * addresses, conditions and place.
 */
export function endpointLines(side: ComparedEndpoint, { kind, fields }: ComparisonDifference): readonly EndpointLine[] {
  const conditions = (['ready', 'serving', 'terminating'] as const).map((name) => `${name}: ${side[name]}`);
  const lines: readonly EndpointLine[] = [
    { field: 'addresses', text: side.addresses.join(', '), differs: fields.includes('addresses') },
    ...(['ready', 'serving', 'terminating'] as const).map((name, index) => ({
      field: name,
      text: conditions[index] ?? '',
      differs: fields.includes(name),
    })),
    {
      field: 'node',
      text: `node: ${side.node ?? '–'}`,
      differs: fields.includes('nodeName'),
    },
    { field: 'zone', text: `zone: ${side.zone ?? '–'}`, differs: fields.includes('zone') },
    { field: 'hostname', text: `hostname: ${side.hostname ?? '–'}`, differs: fields.includes('hostname') },
    { field: 'ports', text: `ports: ${side.ports === '' ? '–' : side.ports}`, differs: fields.includes('ports') },
  ];
  if (kind === 'changed') return lines.filter(({ field, differs }) => differs || field === 'addresses');
  return lines.filter(({ field, text }) => field !== 'hostname' && text !== '');
}
