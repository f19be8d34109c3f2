import { startChild, startFleet } from '../processes/child.ts';
import type { SimulatorChild } from '../processes/child.ts';
import type { Suite, Table } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import type { HoldAnswer, HoldQuestion } from './holder.ts';
import { rollingRestart } from './rollingRestart.ts';
import type { Churn, Watched } from './rollingRestart.ts';

const WIDTHS = [5, 20, 500] as const;
const PATIENCE_MS = 300_000;
const ENDPOINTS = '/api/v1/endpoints';
const SLICES = '/apis/discovery.k8s.io/v1/endpointslices';

const POD_FORMS = [
  { form: 'whole', name: 'whole objects, with sidecar' },
  { form: 'bare', name: 'whole objects, one container, no managedFields' },
  { form: 'records', name: 'small plain objects' },
  { form: 'table', name: 'Fairlead’s table' },
] as const;
const ENDPOINT_FORMS = ['whole', 'trimmed', 'packed'] as const;
/** How a cache that keeps pods in one form would keep the others. */
const KEPT_WITH = { whole: 'whole', bare: 'whole', records: 'trimmed', table: 'packed' } as const;

interface Width {
  readonly width: number;
  readonly pods: number;
  readonly podBytes: Readonly<Record<string, number>>;
  /** Heap per pod, by form. */
  readonly endpointBytes: Readonly<Record<string, number>>;
  readonly sliceBytes: Readonly<Record<string, number>>;
  /** JSON of the lists, per pod. */
  readonly json: { readonly pods: number; readonly endpoints: number; readonly slices: number };
  readonly restart: Readonly<Record<Watched, Churn>>;
}

/** What caching Endpoints and EndpointSlices would add: memory and wire apart, by the width of services. */
export const endpointsSuite: Suite = {
  name: 'endpoints',
  description: 'what caching Endpoints and EndpointSlices adds in memory, and on the wire during a rolling restart',
  configure: (command) => void command.option('--pods <n>', 'pods of each cluster', wholeNumber(1000, 50_000), 10_000),
  async run({ pods }, say) {
    const widths: Width[] = [];
    for (const width of WIDTHS) {
      say(`services of ${width} pods`);
      const fleet = await startFleet({ pods: Number(pods), services: Math.ceil(Number(pods) / width) });
      try {
        widths.push(await measureWidth(fleet, width));
      } finally {
        await fleet.stop();
      }
    }
    return { tables: tablesOf(widths), data: { widths }, failures: [] };
  },
};

async function measureWidth(fleet: SimulatorChild, width: number): Promise<Width> {
  const hold = (path: string, form: HoldQuestion['form']) => holdOne(fleet, { path, form });
  const podBytes: Record<string, number> = {};
  let pods = 0;
  let podJson = 0;
  for (const { form } of POD_FORMS) {
    const { objects, heapBytes, jsonBytes } = await hold('/api/v1/pods', form);
    podBytes[form] = heapBytes / objects;
    pods = objects;
    podJson = Math.max(podJson, jsonBytes / objects);
  }
  const perPod = async (path: string) => {
    const bytes: Record<string, number> = {};
    let json = 0;
    for (const form of ENDPOINT_FORMS) {
      const { heapBytes, jsonBytes } = await hold(path, form);
      bytes[form] = heapBytes / pods;
      json = jsonBytes / pods;
    }
    return { bytes, json };
  };
  const endpoints = await perPod(ENDPOINTS);
  const slices = await perPod(SLICES);
  return {
    width,
    pods,
    podBytes,
    endpointBytes: endpoints.bytes,
    sliceBytes: slices.bytes,
    json: { pods: podJson, endpoints: endpoints.json, slices: slices.json },
    restart: await rollingRestart(fleet.server),
  };
}

async function holdOne(fleet: SimulatorChild, question: HoldQuestion): Promise<HoldAnswer> {
  const child = startChild(new URL('./holder.ts', import.meta.url), [fleet.server, fleet.kubeconfig]);
  try {
    return await child.ask<HoldAnswer>(question, PATIENCE_MS);
  } finally {
    await child.stop();
  }
}

function tablesOf(widths: readonly Width[]): readonly Table[] {
  const percent = (part: number, whole: number): string => `+ ${((part / whole) * 100).toFixed(1)} %`;
  return [
    {
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
        POD_FORMS.map(({ form, name }) => {
          const kept = KEPT_WITH[form];
          const pod = podBytes[form] ?? 0;
          const endpoints = endpointBytes[kept] ?? 0;
          const slices = sliceBytes[kept] ?? 0;
          return [
            width,
            name,
            Math.round(pod),
            kept,
            Math.round(endpoints),
            Math.round(slices),
            percent(endpoints, pod),
            percent(endpoints + slices, pod),
          ];
        }),
      ),
    },
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
    {
      title: 'Rolling restart of a tenth of the pods: watch events and bytes (protobuf)',
      head: ['pods per service', 'resource', 'events', 'MB', 'share of bytes'],
      rows: widths.flatMap(({ width, restart }) => {
        const total = Object.values(restart).reduce((sum, { bytes }) => sum + bytes, 0);
        return Object.entries(restart).map(([resource, { events, bytes }]) => [
          width,
          resource,
          events,
          Number((bytes / 1e6).toFixed(1)),
          `${((bytes / total) * 100).toFixed(0)} %`,
        ]);
      }),
    },
  ];
}
