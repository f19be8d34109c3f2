import { ForbiddenError, GarbageError, ResourceNotServedError } from '@fairlead/informer';
import { RESOURCES } from '@fairlead/model';
import type { Resource, ResourceInfo } from '@fairlead/model';
import { objectOf, objectsOf } from './projection/json.ts';

/**
 * The resources of Fairlead that the server has, by the lists of its API groups.
 *
 * @param getJson reads a path of the server
 */
export async function servedResources(getJson: (path: string) => Promise<unknown>): Promise<ReadonlySet<Resource>> {
  const groups = new Map(RESOURCES.map((info) => [groupPath(info), info.group]));
  const served = await Promise.all(
    [...groups].map(async ([path, group]) => {
      const ours = RESOURCES.filter((info) => info.group === group).map((info) => info.resource);
      const names = await namesServed(getJson, path);
      return names === undefined ? ours : ours.filter((resource) => names.has(resource));
    }),
  );
  return new Set(served.flat());
}

/** Whether the server has one resource; also when its discovery may not be read. */
export async function isServed(
  getJson: (path: string) => Promise<unknown>,
  info: Pick<ResourceInfo, 'group' | 'version' | 'resource'>,
): Promise<boolean> {
  return (await namesServed(getJson, groupPath(info)))?.has(info.resource) ?? true;
}

const groupPath = ({ group, version }: Pick<ResourceInfo, 'group' | 'version'>): string =>
  group === '' ? `/api/${version}` : `/apis/${group}/${version}`;

/** Names in an `APIResourceList`; `undefined` when they may not be read. */
async function namesServed(
  getJson: (path: string) => Promise<unknown>,
  path: string,
): Promise<ReadonlySet<unknown> | undefined> {
  try {
    const list = objectOf(await getJson(path));
    if (list['kind'] !== 'APIResourceList') throw new GarbageError(`${path} is no list of resources`);
    return new Set(objectsOf(list['resources']).map((resource) => resource['name']));
  } catch (error) {
    if (error instanceof ResourceNotServedError) return new Set();
    // Discovery is open to everybody unless an administrator closed it; the list itself will tell then.
    if (error instanceof ForbiddenError) return undefined;
    throw error;
  }
}
