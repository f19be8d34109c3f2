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
  const paths = [...new Set(RESOURCES.flatMap(groupPaths))];
  const lists = new Map(
    await Promise.all(paths.map(async (path) => [path, await namesServed(getJson, path)] as const)),
  );
  const served = RESOURCES.filter((info) =>
    groupPaths(info).some((path) => lists.get(path)?.has(info.resource) ?? true),
  );
  return new Set(served.map(({ resource }) => resource));
}

/** Whether the server has one resource in one version; also when its discovery may not be read. */
export async function isServed(
  getJson: (path: string) => Promise<unknown>,
  info: Pick<ResourceInfo, 'group' | 'version' | 'resource'>,
): Promise<boolean> {
  return (await namesServed(getJson, groupPath(info)))?.has(info.resource) ?? true;
}

const groupPath = ({ group, version }: Pick<ResourceInfo, 'group' | 'version'>): string =>
  group === '' ? `/api/${version}` : `/apis/${group}/${version}`;

const groupPaths = ({ group, version, otherVersions }: ResourceInfo): string[] =>
  [version, ...otherVersions].map((each) => groupPath({ group, version: each }));

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
