import { encodeMessage } from '../../protobuf/encode.ts';
import type { Pod } from '../../objects/podShapes.ts';
import type { Form } from '../../world/sketch.ts';
import { ByteTemplate } from './byteTemplate.ts';
import { designPod, designWorkload } from './podDesign.ts';
import type { Fare, PodFields } from './podDesign.ts';

export type PodTemplateBytes = ByteTemplate<keyof PodFields>;

const ENCODERS: { readonly [F in Form]: (pod: Pod) => Uint8Array } = {
  protobuf: (pod) => encodeMessage('Pod', pod),
  'protobuf-metadata': (pod) => encodeMessage('PartialObjectMetadata', pod),
  json: (pod) => Buffer.from(JSON.stringify(pod)),
  'json-metadata': ({ metadata }) =>
    Buffer.from(JSON.stringify({ kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata })),
};

/** Times that stand for another one: nothing in the fleet is as old. */
const MARK_CREATED = 1_000_000_003;
const MARK_CHANGED = 1_000_000_007;

/** The bytes that stand for a time in an encoding. Protobuf: the five bytes of a varint. */
export function timeText(form: Form, seconds: number): string {
  if (form === 'json' || form === 'json-metadata') return rfc3339(seconds);
  return String.fromCharCode(
    (seconds & 127) | 128,
    ((seconds >>> 7) & 127) | 128,
    ((seconds >>> 14) & 127) | 128,
    ((seconds >>> 21) & 127) | 128,
    seconds >>> 28,
  );
}

export function rfc3339(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Pods that differ in the texts of their fields, but not in the lengths of these. */
export interface Shape {
  readonly form: Form;
  readonly fare: Fare;
  readonly fields: Omit<PodFields, 'created' | 'changed'>;
}

/** The encoded pod of a shape, with all places open. */
export function templateOf({ form, fare, fields }: Shape): PodTemplateBytes {
  const mark = (letter: string, text: string): string => letter.padEnd(text.length, '~');
  const texts = {
    namespace: mark('A', fields.namespace),
    service: mark('B', fields.service),
    hash: mark('C', fields.hash),
    setUid: mark('D', fields.setUid),
    suffix: mark('E', fields.suffix),
    uid: mark('F', fields.uid),
    node: mark('G', fields.node),
    ip: mark('H', fields.ip),
    hostIP: mark('I', fields.hostIP),
    resourceVersion: mark('J', fields.resourceVersion),
  };
  const times = { created: rfc3339(MARK_CREATED), changed: rfc3339(MARK_CHANGED) };
  const pod = designPod(designWorkload(texts, fare), { ...texts, ...times });
  return ByteTemplate.of(ENCODERS[form](pod), {
    ...texts,
    created: timeText(form, MARK_CREATED),
    changed: timeText(form, MARK_CHANGED),
  });
}
