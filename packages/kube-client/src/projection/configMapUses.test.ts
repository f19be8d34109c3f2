import { describe, expect, it } from 'vitest';
import { configMapUses } from './configMapUses.ts';

const whole = (name: string) => ({ name, key: undefined, variable: undefined });

describe('configMapUses', () => {
  it.each([
    { name: 'nothing', spec: {}, want: [] },
    {
      name: 'all variables of a ConfigMap, of a container that begins as well',
      spec: {
        containers: [{ envFrom: [{ configMapRef: { name: 'urls' } }, { secretRef: { name: 'keys' } }] }],
        initContainers: [{ envFrom: [{ configMapRef: { name: 'start' } }] }],
      },
      want: [whole('start'), whole('urls')],
    },
    {
      name: 'one variable',
      spec: {
        containers: [
          {
            env: [
              { name: 'CART_URL', valueFrom: { configMapKeyRef: { name: 'urls', key: 'cart' } } },
              { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
              { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
            ],
          },
        ],
      },
      want: [{ name: 'urls', key: 'cart', variable: 'CART_URL' }],
    },
    {
      name: 'files, some or all, once however often they are mounted',
      spec: {
        volumes: [
          { name: 'a', configMap: { name: 'nginx' } },
          { name: 'b', configMap: { name: 'nginx' } },
          { name: 'c', configMap: { name: 'app', items: [{ key: 'app.yaml', path: 'app.yaml' }] } },
          { name: 'd', projected: { sources: [{ configMap: { name: 'more' } }, { secret: { name: 'tls' } }] } },
          { name: 'e', secret: { secretName: 'tls' } },
        ],
      },
      want: [{ name: 'app', key: 'app.yaml', variable: undefined }, whole('more'), whole('nginx')],
    },
  ])('are $name', ({ spec, want }) => {
    expect(configMapUses({ spec })).toEqual(want);
  });
});
