import type { ConfigMapUse } from '@fairlead/model';
import { objectOf, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { addNames, MOST_NAMES } from './namedHosts.ts';

/** `cart.url: http://cart`, `"cart_host" = "cart"`, `- CART_URL=http://cart`: the lines of most kinds of files. */
const ENTRY = /^[\s-]*["']?([\w.-]+)["']?\s*[:=]\s*(.*)$/;

/**
 * Names by which a workload could call services, in what it gets of a ConfigMap; sorted, without repeats. Nothing else of it is kept. Source:
 * `ConfigMap` of core/v1; `binaryData` is not read.
 */
export function namesInConfigMap(
  configMap: JsonObject,
  { key, variable }: Pick<ConfigMapUse, 'key' | 'variable'>,
): readonly string[] {
  const data = objectOf(configMap['data']);
  const names = new Set<string>();
  for (const each of key === undefined ? Object.keys(data) : [key]) {
    const text = textOf(data[each]);
    if (text === undefined) continue;
    if (text.includes('\n')) addNamesOfFile(names, text);
    else addNames(names, variable ?? each, text);
  }
  return [...names].toSorted().slice(0, MOST_NAMES);
}

function addNamesOfFile(names: Set<string>, file: string): void {
  for (const line of file.split('\n')) {
    if (/^\s*(#|\/\/)/.test(line)) continue;
    // A scheme has a colon, too: `http://cart` is no entry of the key `http`.
    const [, key = '', value] = /^[\s-]*[a-z][\w+.-]*:\/\//i.test(line) ? [] : (ENTRY.exec(line) ?? []);
    addNames(names, key, (value ?? line).replaceAll(/["'()[\]{}<>]/g, ' '));
  }
}
