import { describe, expect, it } from 'vitest';
import { edgeEnds, namespaceOfNode, nodeName } from './nodeName.ts';

describe('nodeName', () => {
  it.each([
    { id: 'service/shop/cart', name: 'cart', namespace: 'shop' },
    { id: 'workload/shop/Deployment/cart-v2', name: 'cart-v2', namespace: 'shop' },
    { id: 'external/api.tax.example/v1', name: 'api.tax.example/v1', namespace: undefined },
    { id: 'caller/', name: '', namespace: undefined },
    { id: 'namespace/shop', name: 'shop', namespace: undefined },
  ])('of $id is "$name"', ({ id, name, namespace }) => {
    expect(nodeName(id)).toBe(name);
    expect(namespaceOfNode(id)).toBe(namespace);
  });
});

describe('edgeEnds', () => {
  it('takes an edge apart', () => {
    expect(edgeEnds('calls service/shop/a service/shop/b')).toEqual({
      kind: 'calls',
      source: 'service/shop/a',
      target: 'service/shop/b',
    });
  });

  it.each([undefined, 'service/shop/a', 'calls service/shop/a', 'eats a b', 'calls a b c'])(
    'finds none in %s',
    (id) => {
      expect(edgeEnds(id)).toBeUndefined();
    },
  );
});
