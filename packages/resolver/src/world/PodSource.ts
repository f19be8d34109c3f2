import type { ObjectKey, PodRecord } from '@fairlead/model';

/** Where the resolver reads pods that it holds no record of itself: a store that is as new as the changes it is told, or newer. */
export interface PodSource {
  get(key: ObjectKey): PodRecord | undefined;
}

/** Pods that nobody else holds. */
export class HeldPods implements PodSource {
  readonly #pods = new Map<ObjectKey, PodRecord>();

  get(key: ObjectKey): PodRecord | undefined {
    return this.#pods.get(key);
  }

  put(key: ObjectKey, pod: PodRecord | undefined): void {
    if (pod === undefined) this.#pods.delete(key);
    else this.#pods.set(key, pod);
  }
}
