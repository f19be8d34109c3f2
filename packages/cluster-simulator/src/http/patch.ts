import { ApiError, badRequest } from '../objects/apiError.ts';

export type PatchType = 'merge' | 'strategic' | 'json';

const TYPES: Readonly<Record<string, PatchType>> = {
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/json-patch+json': 'json',
};

/** Throws `ApiError` 415 for what is not supported, such as server-side apply. */
export function patchTypeOf(contentType: string | undefined): PatchType {
  const found = TYPES[contentType?.split(';')[0]?.trim() ?? ''];
  if (found !== undefined) return found;
  const accepted = Object.keys(TYPES).join(', ');
  throw new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted}`,
  );
}

/** The target with the patch applied; neither is changed. Throws `ApiError` 400 or 422 when the patch does not fit. */
export function applyPatch(type: PatchType, target: unknown, patch: unknown): unknown {
  switch (type) {
    case 'merge':
      return mergePatch(target, patch);
    case 'strategic':
      return strategicPatch(target, patch, '');
    case 'json':
      if (!Array.isArray(patch)) throw badRequest('a JSON patch is a list of operations');
      return patch.reduce<unknown>(applyOperation, structuredClone(target));
  }
}

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 7386. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isPlain(patch)) return patch;
  const result: Plain = isPlain(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/** Lists whose items have an identity, and the fields that may carry it; other lists are replaced as a whole. */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  ports: ['containerPort', 'port'],
  conditions: ['type'],
  taints: ['key'],
  ownerReferences: ['uid'],
  readinessGates: ['conditionType'],
  schedulingGates: ['name'],
};

/** Strategic merge: as a merge patch, but lists with identities are merged item by item, and `$patch` directives count. */
function strategicPatch(target: unknown, patch: unknown, field: string): unknown {
  if (Array.isArray(patch)) return strategicList(target, patch, field);
  if (!isPlain(patch)) return patch;
  if (patch['$patch'] === 'replace') {
    const { $patch: _directive, ...replacement } = patch;
    return replacement;
  }
  const result: Plain = isPlain(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    // Order and retention of keys play no part here.
    if (key.startsWith('$')) continue;
    if (value === null) delete result[key];
    else result[key] = strategicPatch(result[key], value, key);
  }
  return result;
}

function strategicList(target: unknown, patch: readonly unknown[], field: string): unknown {
  if (field === 'finalizers' && Array.isArray(target)) return [...new Set([...target, ...patch])];
  const keys = MERGE_KEYS[field];
  if (keys === undefined || !Array.isArray(target)) return patch;
  const result: unknown[] = [...target];
  for (const item of patch) {
    if (!isPlain(item)) continue;
    const key = keys.find((name) => name in item);
    const index = key === undefined ? -1 : result.findIndex((old) => isPlain(old) && old[key] === item[key]);
    if (item['$patch'] === 'delete') {
      if (index >= 0) result.splice(index, 1);
    } else if (index < 0) result.push(item);
    else result[index] = strategicPatch(result[index], item, '');
  }
  return result;
}

/** RFC 6902, without `move` and `copy`, which no client of ours sends. Works on a clone. */
function applyOperation(target: unknown, operation: unknown): unknown {
  if (!isPlain(operation) || typeof operation['path'] !== 'string') throw badRequest('malformed JSON patch operation');
  const { op, path, value } = operation;
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop();
  if (last === undefined) throw badRequest('a JSON patch of the whole document is not supported');
  const parent = steps.reduce<unknown>(
    (at, step) => (isPlain(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined),
    target,
  );
  if (Array.isArray(parent)) patchItem(parent, last, op, value, path);
  else if (isPlain(parent)) patchField(parent, last, op, value, path);
  else throw unfit(path);
  return target;
}

function patchField(parent: Plain, name: string, op: unknown, value: unknown, path: string): void {
  if (op !== 'add' && !(name in parent)) throw unfit(path);
  if (op === 'remove') delete parent[name];
  else if (op === 'add' || op === 'replace') parent[name] = value;
  else if (op !== 'test' || JSON.stringify(parent[name]) !== JSON.stringify(value)) throw unfit(path);
}

function patchItem(parent: unknown[], name: string, op: unknown, value: unknown, path: string): void {
  const index = name === '-' ? parent.length : Number(name);
  if (!Number.isInteger(index) || index > parent.length || (op !== 'add' && index >= parent.length)) throw unfit(path);
  if (op === 'remove') parent.splice(index, 1);
  else if (op === 'add') parent.splice(index, 0, value);
  else if (op === 'replace') parent[index] = value;
  else if (op !== 'test' || JSON.stringify(parent[index]) !== JSON.stringify(value)) throw unfit(path);
}

function unfit(path: string): ApiError {
  return new ApiError(422, 'Invalid', `the server rejected our request: the JSON patch does not apply at ${path}`);
}
