import type { Found, PodSignal, SignalQuery } from './telemetry.ts';

/** Under which labels scrape configurations write the pod they scraped, the usual one first. */
const POD_LABELS = ['pod', 'kubernetes_pod_name', 'pod_name', 'exported_pod'];
const NAMESPACE_LABELS = ['namespace', 'kubernetes_namespace', 'exported_namespace'];

/** Requests per pod where the scraped pod is the one that is called; `undefined` if the series do not name it. */
export function podSignal({ labels }: Found, query: Omit<SignalQuery, 'by'>): PodSignal | undefined {
  const podLabel = POD_LABELS.find((label) => labels.has(label));
  if (podLabel === undefined) return undefined;
  const namespaceLabel = NAMESPACE_LABELS.find((label) => labels.has(label));
  return {
    query: { ...query, by: namespaceLabel === undefined ? [podLabel] : [namespaceLabel, podLabel] },
    read: ({ labels: row, value }) => {
      const pod = row[podLabel];
      return pod === undefined ? undefined : { namespace: row[namespaceLabel ?? ''], pod, requests: value };
    },
  };
}
