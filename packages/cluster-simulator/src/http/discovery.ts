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
  if (path === '/api/v1') return resourceList('', 'v1');
  const [, root, group, version, ...rest] = path.split('/');
  if (root !== 'apis' || group === undefined || !GROUPS.includes(group) || rest.length > 0) return undefined;
  if (version === undefined) return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group) };
  return versionsOf(group).includes(version) ? resourceList(group, version) : undefined;
}

/** The stable one first. */
function versionsOf(group: string): string[] {
  const all = RESOURCE_TYPES.filter((type) => type.group === group).map(({ version }) => version);
  return [...new Set(all)];
}

function groupOf(name: string): object {
  const versions = versionsOf(name).map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions, preferredVersion: versions[0] };
}

function resourceList(group: string, version: string): object {
  const types = RESOURCE_TYPES.filter((type) => type.group === group && type.version === version);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version }),
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
