import type { Table } from '../suite.ts';
import { KEPT_WITH, POD_FORMS } from './holdForms.ts';
import type { Forms } from './holdForms.ts';
import type { Churn, Watched } from './watchedBytes.ts';

/** One cluster, by how many pods are behind a service. */
export interface Width extends Forms {
  readonly width: number | string;
  readonly restart?: Readonly<Record<Watched, Churn>>;
}

/** `restarted`: what was restarted, for the title. */
export function endpointsTables(widths: readonly Width[], restarted: string): readonly Table[] {
  const restarts = restartRows(widths);
  return [
    memoryTable(widths),
    {
      title: 'At start: JSON of the lists, bytes per pod',
      head: ['pods per service', 'pods', 'Endpoints', 'EndpointSlices', 'both add'],
      rows: widths.map(({ width, json }) => [
        width,
        Math.round(json.pods),
        Math.round(json.endpoints),
        Math.round(json.slices),
        percent(json.endpoints + json.slices, json.pods),
      ]),
    },
    ...(restarts.length === 0
      ? []
      : [
          {
            title: `Rolling restart of ${restarted}: watch events and bytes (protobuf)`,
            head: ['pods per service', 'resource', 'events', 'MB', 'share of bytes'],
            rows: restarts,
          },
        ]),
  ];
}

function memoryTable(widths: readonly Width[]): Table {
  return {
    title: 'Memory: heap per pod, and what Endpoints and EndpointSlices add to it',
    head: [
      'pods per service',
      'pods kept as',
      'B per pod',
      'kept as',
      'Endpoints B',
      'EndpointSlices B',
      'Endpoints',
      'both',
    ],
    rows: widths.flatMap(({ width, podBytes, endpointBytes, sliceBytes }) =>
      POD_FORMS.map(({ form, name, realName = name }) => {
        const kept = KEPT_WITH[form];
        const pod = podBytes[form] ?? 0;
        const endpoints = endpointBytes[kept] ?? 0;
        const slices = sliceBytes[kept] ?? 0;
        return [
          width,
          typeof width === 'number' ? name : realName,
          Math.round(pod),
          kept,
          Math.round(endpoints),
          Math.round(slices),
          percent(endpoints, pod),
          percent(endpoints + slices, pod),
        ];
      }),
    ),
  };
}

function restartRows(widths: readonly Width[]): (string | number)[][] {
  return widths.flatMap(({ width, restart }) => {
    if (restart === undefined) return [];
    const total = Object.values(restart).reduce((sum, { bytes }) => sum + bytes, 0);
    return Object.entries(restart).map(([resource, { events, bytes }]) => [
      width,
      resource,
      events,
      Number((bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1)),
      percentOf(bytes, total),
    ]);
  });
}

const percent = (part: number, whole: number): string => `+ ${((part / whole) * 100).toFixed(1)} %`;
const percentOf = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(0)} %`;
