import type { PodRecord } from '@fairlead/model';

/** Between the fields, where no value has it; values of one field are lines. */
const FIELD_END = '\n\0\n';

const FIELDS = ['pod', 'ip', 'node', 'image', 'label'] as const;
export type PodField = (typeof FIELDS)[number];

/**
 * What can be found of some pods, as one text and two numbers: records of pods are made when they are read, so holding them
 * would cost many times what the cache itself takes.
 */
export class PodTexts {
  readonly restarts: number;
  readonly finished: number;
  readonly #text: string;
  /** Lower case, one value per line; the same text where it has no capital letters, as nearly always. */
  readonly words: string;

  constructor(pods: readonly PodRecord[]) {
    const values: Record<PodField, Set<string>> = {
      pod: new Set(),
      ip: new Set(),
      node: new Set(),
      image: new Set(),
      label: new Set(),
    };
    let restarts = 0;
    let finished = 0;
    for (const pod of pods) {
      values.pod.add(pod.name);
      for (const ip of pod.podIPs) values.ip.add(ip);
      if (pod.nodeName !== undefined) values.node.add(pod.nodeName);
      for (const { image, status } of pod.containers) {
        values.image.add(image);
        restarts += status?.restartCount ?? 0;
      }
      for (const key of Object.keys(pod.labels)) values.label.add(`${key}=${pod.labels[key]}`);
      finished += Number(pod.phase === 'Succeeded' || pod.phase === 'Failed');
    }
    this.restarts = restarts;
    this.finished = finished;
    this.#text = FIELDS.map((field) => [...values[field]].join('\n')).join(FIELD_END);
    this.words = this.#text.toLowerCase();
  }

  values(field: PodField): readonly string[] {
    const text = this.#text.split(FIELD_END, FIELDS.length)[FIELDS.indexOf(field)] ?? '';
    return text === '' ? [] : text.split('\n');
  }
}
