import { sameLabels } from '@fairlead/model';
import type { Labels } from '@fairlead/model';
import type { Form } from '../compact/dictionary.ts';
import { filledObject } from '../compact/filledObject.ts';
import { hashText, spread } from '../compact/hash.ts';
import { arrayBytes, filledObjectBytes, objectBytes } from '../compact/heapBytes.ts';
import type { Texts } from '../compact/texts.ts';

/** A part of the pod's name that a controller writes into a label. */
type NamePart = 'name' | 'ordinal' | 'index';

interface OwnLabel {
  readonly key: string;
  readonly part: NamePart;
}

/** Labels of the pods of one template. Those that repeat the name of the pod are empty in `labels`, and told in `own`. */
export interface LabelSet {
  readonly labels: Labels;
  readonly own: readonly OwnLabel[];
}

/** Labels that differ from pod to pod of one controller. Source: the StatefulSet and Job controllers of Kubernetes. */
const OWN_LABELS: readonly OwnLabel[] = [
  { key: 'statefulset.kubernetes.io/pod-name', part: 'name' },
  { key: 'apps.kubernetes.io/pod-index', part: 'ordinal' },
  { key: 'batch.kubernetes.io/job-completion-index', part: 'index' },
];
const NONE: readonly OwnLabel[] = [];

export function labelSetOf(labels: Labels, name: string): LabelSet {
  let own = NONE;
  for (const label of OWN_LABELS) {
    const value = labels[label.key];
    if (value !== undefined && value === partOf(name, label.part)) own = own.concat(label);
  }
  if (own.length === 0) return { labels, own };
  return { labels: { ...labels, ...Object.fromEntries(own.map(({ key }) => [key, ''])) }, own };
}

/** The labels of the pod of this name. Pods without labels of their own share one object. */
export function labelsOf({ labels, own }: LabelSet, name: string): Labels {
  if (own.length === 0) return labels;
  return { ...labels, ...Object.fromEntries(own.map(({ key, part }) => [key, partOf(name, part) ?? ''])) };
}

function partOf(name: string, part: NamePart): string | undefined {
  if (part === 'name') return name;
  return name.split('-').at(part === 'ordinal' ? -1 : -2);
}

export function labelForm(texts: Texts): Form<LabelSet> {
  return {
    hashOf({ labels }) {
      let hash = 0;
      // Keys are the same for most; their values tell the sets apart.
      for (const key in labels) hash = hashText(labels[key] ?? '', hash);
      return spread(hash);
    },
    equal: (held, set) => sameLabels(held.labels, set.labels) && sameOwn(held.own, set.own),
    kept({ labels, own }) {
      return { labels: filledObject(Object.keys(labels), (key) => texts.keep(labels[key] ?? '')), own };
    },
    dropped({ labels }) {
      for (const value of Object.values(labels)) texts.drop(value);
    },
    // Keys are property names, of which V8 keeps one copy for all objects.
    bytesOf: ({ labels, own }) =>
      objectBytes(2) + filledObjectBytes(Object.keys(labels).length) + (own.length === 0 ? 0 : arrayBytes(own.length)),
  };
}

function sameOwn(held: readonly OwnLabel[], own: readonly OwnLabel[]): boolean {
  return held.length === own.length && held.every(({ key }, index) => key === own[index]?.key);
}
