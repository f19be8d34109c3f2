/** `namespace/name`, or `name` when cluster-scoped: the key of an object in a store (client-go's meta namespace key). */
export type ObjectKey = string;

/** The key of an object. `namespace` is empty or missing for a cluster-scoped object. */
export function objectKey(object: { readonly namespace?: string; readonly name: string }): ObjectKey {
  return object.namespace === undefined || object.namespace === '' ? object.name : `${object.namespace}/${object.name}`;
}

/** Splits a key; `namespace` is `undefined` for a cluster-scoped one. Names contain no slash. */
export function splitKey(key: ObjectKey): { readonly namespace: string | undefined; readonly name: string } {
  const slash = key.indexOf('/');
  return slash < 0
    ? { namespace: undefined, name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
