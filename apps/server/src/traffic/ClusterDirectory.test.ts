import type { ClusterCache } from '@fairlead/informer';
import type { RouteRecord } from '@fairlead/model';
import { aRoute, aRouteBackend } from '@fairlead/test-kit';
import { expect, it } from 'vitest';
import { ClusterDirectory } from './ClusterDirectory.ts';

const ROUTES: Readonly<Record<string, RouteRecord>> = {
  'httproutes shop/web': aRoute({
    rules: [
      [],
      [
        aRouteBackend({ name: 'canary', weight: 10 }),
        aRouteBackend({ name: 'stable', weight: 90 }),
        aRouteBackend({ name: 'old', weight: 0 }),
      ],
    ],
  }),
  'grpcroutes shop/web': aRoute({ kind: 'GRPCRoute', rules: [[aRouteBackend({ name: 'rpc' })]] }),
};
const store = (resource: string) => ({ get: (key: string) => ROUTES[`${resource} ${key}`] });
const directory = new ClusterDirectory({ store } as unknown as Pick<ClusterCache, 'store'>, () => 0);

it.each([
  { name: 'most weight first, none of weight 0', kind: 'HTTPRoute', route: 'web', rule: 1, want: ['stable', 'canary'] },
  { name: 'a rule without backends', kind: 'HTTPRoute', route: 'web', rule: 0, want: [] },
  { name: 'a rule that is not there', kind: 'HTTPRoute', route: 'web', rule: 7, want: [] },
  { name: 'a route that is not there', kind: 'HTTPRoute', route: 'gone', rule: 0, want: [] },
  { name: 'the route of the other kind', kind: 'GRPCRoute', route: 'web', rule: 0, want: ['rpc'] },
] as const)('knows what a rule of a route leads to: $name', ({ kind, route, rule, want }) => {
  expect(directory.routeBackends(kind, 'shop', route, rule).map(({ name }) => name)).toEqual(want);
});
