import type { ConfigMapUse } from '@fairlead/model';
import { objectOf, objectsOf, textOf } from './json.ts';
import type { JsonObject } from './json.ts';

/** Uses kept of one template. */
const MOST_USES = 32;

const NONE: readonly ConfigMapUse[] = Object.freeze([]);

/**
 * The ConfigMaps that the containers of a pod template get as variables (`envFrom`, `valueFrom.configMapKeyRef`) or as files (volumes, projected
 * ones too). References only: nothing is read of them here, and Secrets are passed over.
 */
export function configMapUses(template: JsonObject): readonly ConfigMapUse[] {
  const spec = objectOf(template['spec']);
  const uses = new Map<string, ConfigMapUse>();
  const add = (reference: JsonObject, key?: string, variable?: string): void => {
    const name = textOf(reference['name']);
    if (name !== undefined) uses.set(`${name} ${key ?? ''} ${variable ?? ''}`, { name, key, variable });
  };
  for (const container of [...objectsOf(spec['containers']), ...objectsOf(spec['initContainers'])]) {
    for (const from of objectsOf(container['envFrom'])) add(objectOf(from['configMapRef']));
    for (const variable of objectsOf(container['env'])) {
      const reference = objectOf(objectOf(variable['valueFrom'])['configMapKeyRef']);
      add(reference, textOf(reference['key']), textOf(variable['name']));
    }
  }
  for (const volume of objectsOf(spec['volumes'])) {
    const projected = objectsOf(objectOf(volume['projected'])['sources']);
    for (const source of [volume, ...projected]) {
      const reference = objectOf(source['configMap']);
      const items = objectsOf(reference['items']);
      if (items.length === 0) add(reference);
      for (const item of items) add(reference, textOf(item['key']));
    }
  }
  if (uses.size === 0) return NONE;
  return [...uses]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .slice(0, MOST_USES)
    .map(([, use]) => use);
}
