import type { HeldCluster } from '../hold/contenders.ts';
import { startChild } from '../processes/child.ts';
import type { HoldAnswer, HoldQuestion } from './holder.ts';
import { collectionOf } from './watchedBytes.ts';

const PATIENCE_MS = 300_000;

/** How a cache that keeps pods in one form would keep the others. */
export const KEPT_WITH = { whole: 'whole', bare: 'whole', records: 'trimmed', table: 'packed' } as const;

/** `realName`: of pods that are not ours to choose. */
export const POD_FORMS: readonly {
  readonly form: keyof typeof KEPT_WITH;
  readonly name: string;
  readonly realName?: string;
}[] = [
  { form: 'whole', name: 'whole objects, with sidecar', realName: 'whole objects, as they are' },
  { form: 'bare', name: 'whole objects, one container, no managedFields' },
  { form: 'records', name: 'small plain objects' },
  { form: 'table', name: 'Fairlead’s table' },
];
const ENDPOINT_FORMS = ['whole', 'trimmed', 'packed'] as const;
/** What one cluster takes in each form; all of it for each pod. */
export interface Forms {
  readonly pods: number;
  /** Heap, by form. */
  readonly podBytes: Readonly<Record<string, number>>;
  readonly endpointBytes: Readonly<Record<string, number>>;
  readonly sliceBytes: Readonly<Record<string, number>>;
  /** JSON of the lists. */
  readonly json: { readonly pods: number; readonly endpoints: number; readonly slices: number };
}

/** Holds pods, Endpoints and EndpointSlices of a cluster in each form, each in a fresh process. @throws Error if it has no pods */
export async function holdForms(cluster: HeldCluster): Promise<Forms> {
  const podBytes: Record<string, number> = {};
  let pods = 0;
  let podJson = 0;
  for (const { form } of POD_FORMS) {
    const { objects, heapBytes, jsonBytes } = await holdOne(cluster, { path: collectionOf('pods'), form });
    if (objects === 0) throw new Error('the cluster has no pods');
    podBytes[form] = heapBytes / objects;
    pods = objects;
    podJson = Math.max(podJson, jsonBytes / objects);
  }
  const perPod = async (path: string) => {
    const bytes: Record<string, number> = {};
    let json = 0;
    for (const form of ENDPOINT_FORMS) {
      const { heapBytes, jsonBytes } = await holdOne(cluster, { path, form });
      bytes[form] = heapBytes / pods;
      json = jsonBytes / pods;
    }
    return { bytes, json };
  };
  const endpoints = await perPod(collectionOf('endpoints'));
  const slices = await perPod(collectionOf('endpointslices'));
  return {
    pods,
    podBytes,
    endpointBytes: endpoints.bytes,
    sliceBytes: slices.bytes,
    json: { pods: podJson, endpoints: endpoints.json, slices: slices.json },
  };
}

/** @throws Error if the objects took less than nothing: then the process was not at rest when it was measured first */
async function holdOne({ server, kubeconfig }: HeldCluster, question: HoldQuestion): Promise<HoldAnswer> {
  const child = startChild(new URL('./holder.ts', import.meta.url), [server, kubeconfig]);
  try {
    const answer = await child.ask<HoldAnswer>(question, PATIENCE_MS);
    if (answer.objects > 0 && answer.heapBytes <= 0) {
      throw new Error(
        `${answer.objects} objects of ${question.path} took ${answer.heapBytes} B of heap (${question.form})`,
      );
    }
    return answer;
  } finally {
    await child.stop();
  }
}
