import { badRequest } from '../objects/apiError.ts';
import { findResourceType } from '../objects/resourceTypes.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';

export type Subresource = 'status' | 'scale' | 'log';

/** What a path below `/api` or `/apis` addresses. */
export interface ResourcePath {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: Subresource | undefined;
}

/** Reads the path of a resource request; `undefined` if nothing of that name is served. */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const parts = path.split('/').slice(1).map(decodeSegment);
  const [root, ...rest] = parts;
  const [group, version, ...tail] = root === 'api' ? ['', ...rest] : rest;
  if ((root !== 'api' && root !== 'apis') || group === undefined || version === undefined) return undefined;
  return parseTail(group, version, tail);
}

function parseTail(group: string, version: string, tail: readonly string[]): ResourcePath | undefined {
  // `namespaces/NAME` is the namespace itself; `namespaces/NAME/RESOURCE` is inside it.
  const isInside = tail[0] === 'namespaces' && tail.length > 2 && !isSubresource(tail[2]);
  const namespace = isInside ? tail[1] : undefined;
  const [plural, name, subresource, ...more] = isInside ? tail.slice(2) : tail;
  if (plural === undefined || more.length > 0) return undefined;
  const type = findResourceType(group, version, plural);
  if (type === undefined || (namespace !== undefined && !type.namespaced)) return undefined;
  if (name !== undefined && type.namespaced && namespace === undefined) return undefined;
  if (subresource === undefined) return { type, namespace, name, subresource };
  if (!isSubresource(subresource) || (subresource === 'scale' && !type.scalable)) return undefined;
  if (subresource === 'log' && type.resource !== 'pods') return undefined;
  return { type, namespace, name, subresource };
}

function isSubresource(text: string | undefined): text is Subresource {
  return text === 'status' || text === 'scale' || text === 'log';
}

/** Throws `ApiError` 400 for what is not percent-encoding. */
export function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest(`malformed path segment: ${part}`);
  }
}

/** The plural name a path speaks of, whether it is served or not; `undefined` for discovery and health. */
export function resourceNamed(path: string): string | undefined {
  const [root, ...rest] = path.split('/').slice(1);
  const tail = root === 'api' ? rest.slice(1) : root === 'apis' ? rest.slice(2) : [];
  return tail[0] === 'namespaces' && tail.length > 2 ? tail[2] : tail[0];
}
