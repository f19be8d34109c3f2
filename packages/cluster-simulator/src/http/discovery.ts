import { apiVersionOf, RESOURCE_TYPES } from '../objects/resourceTypes.ts';
import type { ResourceType } from '../objects/resourceTypes.ts';

export const VERSION = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.2',
  gitCommit: 'simulated',
  gitTreeState: 'clean',
  buildDate: '2026-11-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'simulated',
};

const GROUPS = [...new Set(RESOURCE_TYPES.map(({ group }) => group))].filter((group) => group !== '');
const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** The discovery document at a path; `undefined` if there is none. */
export function discoveryDocument(path: string, address: string): object | undefined {
  if (path === '/version') return VERSION;
  if (path === '/api') {
    const serverAddressByClientCIDRs = [{ clientCIDR: '0.0.0.0/0', serverAddress: address }];
    return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs };
  }
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: GROUPS.map(groupOf) };
  if (path === '/api/v1') return resourceList('');
  const [, root, group, version, ...rest] = path.split('/');
  if (root !== 'apis' || group === undefined || !GROUPS.includes(group) || rest.length > 0) return undefined;
  if (version === undefined) return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group) };
  return version === 'v1' ? resourceList(group) : undefined;
}

function groupOf(name: string): object {
  const version = { groupVersion: `${name}/v1`, version: 'v1' };
  return { name, versions: [version], preferredVersion: version };
}

function resourceList(group: string): object {
  const types = RESOURCE_TYPES.filter((type) => type.group === group);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version: 'v1' }),
    resources: types.flatMap(entriesOf),
  };
}

function entriesOf(type: ResourceType): object[] {
  const { resource, singular, namespaced, kind, shortNames, categories, scalable } = type;
  const main = {
    name: resource,
    singularName: singular,
    namespaced,
    kind,
    verbs: VERBS,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
  const scale = {
    name: `${resource}/scale`,
    singularName: '',
    namespaced,
    group: 'autoscaling',
    version: 'v1',
    kind: 'Scale',
    verbs: ['get', 'patch', 'update'],
  };
  const proxy = {
    name: `${resource}/proxy`,
    singularName: '',
    namespaced,
    kind: 'PodProxyOptions',
    verbs: ['create', 'delete', 'get', 'patch', 'update'],
  };
  return [main, ...(resource === 'pods' ? [proxy] : []), ...(scalable ? [scale] : [])];
}
