import type { KubeObject, StringMap } from '../objects/shapes.ts';

/** How an object may be asked for: whole, or its metadata only. */
export type Form = 'protobuf' | 'protobuf-metadata' | 'json' | 'json-metadata';

/** Bytes that are written where they are needed, without a buffer of their own. */
export interface Encoding {
  readonly length: number;
  writeTo(target: Buffer, offset: number): void;
}

/**
 * An object that is drawn up only when someone looks into it: a fleet's pods are rows of numbers until then. Like any object it never
 * changes; another state is another sketch.
 */
export abstract class Sketch<T extends KubeObject = KubeObject> {
  /** `namespace/name` */
  abstract readonly key: string;
  /** Of its metadata, without making it. */
  abstract readonly labels: StringMap;
  abstract make(): T;
  /** What encoding the object in this form yields (JSON without `kind` and `apiVersion`), without making it. */
  abstract encoding(form: Form): Encoding;
  /** The same object at another resource version. */
  abstract at(resourceVersion: number): Sketch<T>;
}

/** What a store holds. */
export type Held<T extends KubeObject> = T | Sketch<T>;

export function labelsOf(held: Held<KubeObject>): StringMap {
  return held instanceof Sketch ? held.labels : (held.metadata.labels ?? {});
}

export function made<T extends KubeObject>(held: Held<T>): T {
  return held instanceof Sketch ? held.make() : held;
}

/** Objects that a scene has without keeping them: rows in the order of their keys. */
export interface Population<T extends KubeObject> {
  readonly size: number;
  /** The key of a row at first. */
  keyAt(row: number): string;
  sketchAt(row: number): Sketch<T>;
  /** The only row that could have this key, now or after its object was replaced. */
  rowOf(key: string): number | undefined;
  /** Rows from the first (included) to the second (excluded). */
  rowsIn(namespace: string): readonly [number, number];
  rowsOwnedBy(uid: string): readonly [number, number];
}
