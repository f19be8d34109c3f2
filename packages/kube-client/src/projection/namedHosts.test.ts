import { describe, expect, it } from 'vitest';
import { namedHosts } from './namedHosts.ts';

const ofContainer = (container: object): readonly string[] => namedHosts({ spec: { containers: [container] } });
const ofEnv = (name: string, value: string): readonly string[] => ofContainer({ env: [{ name, value }] });

describe('namedHosts', () => {
  it.each([
    ['CART_URL', 'http://cart', ['cart']],
    ['CART', 'http://cart:8080/v1?x=1#y', ['cart']],
    ['CART', 'cart:8080', ['cart']],
    ['CART_HOST', 'cart', ['cart']],
    ['cart.server', 'Cart.Shop', ['cart.shop']],
    ['ANY', 'cart.shop.svc', ['cart.shop']],
    ['ANY', 'grpc://cart.shop.svc.cluster.local.:443', ['cart.shop']],
    ['ANY', 'db-0.db.data.svc.cluster.local', ['db.data']],
    ['DB', 'jdbc:postgresql://db.data:5432/orders', ['db.data']],
    ['DB_URL', 'postgres://me:s3cret@db.data/orders', ['db.data']],
    ['KAFKA_BROKERS', 'k-0.k.mq.svc:9092,k-1.k.mq.svc:9092;other:9092', ['k.mq', 'other']],
  ])('finds in %s=%s: %j', (key, value, want) => {
    expect(ofEnv(key, value)).toEqual(want);
  });

  it.each([
    ['MODE', 'cart'],
    ['VERSION', '1.2'],
    ['GREETING', 'hello world'],
    ['API_URL', 'https://api.pay.example.com/v1'],
    ['API_HOST', '10.0.0.7'],
    ['API_URL', 'http://127.0.0.1:8080'],
    ['API_URL', 'http://localhost:8080'],
    ['API_URL', 'http://$(CART_HOST):80'],
    ['PORT', '8080'],
    ['DB_PASSWORD', 'abc:123'],
    ['API_TOKEN', 'abc://def'],
    ['SESSION_KEY', 'a.b:1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4317'],
    ['NO_PROXY', 'cart:80'],
    ['LONG_URL', `http://cart/${'x'.repeat(2000)}`],
  ])('finds nothing in %s=%s', (key, value) => {
    expect(ofEnv(key, value)).toEqual([]);
  });

  it('reads commands and arguments, of init containers, too', () => {
    const spec = {
      containers: [
        { command: ['/app', '--cart-addr=cart'], args: ['--db', 'db.data:5432', 'serve', 'redis://cache/0'] },
      ],
      initContainers: [{ args: ['wait-for', 'http://queue'] }],
    };
    expect(namedHosts({ spec })).toEqual(['cache', 'cart', 'db.data', 'queue']);
  });

  it('reads no references to Secrets and ConfigMaps', () => {
    expect(ofContainer({ env: [{ name: 'DB_URL', valueFrom: { secretKeyRef: { name: 'db', key: 'url' } } }] })).toEqual(
      [],
    );
  });

  it('keeps no more names than that, each once', () => {
    const env = Array.from({ length: 100 }, (_, index) => ({ name: 'A', value: `http://a${index % 50}` }));
    expect(ofContainer({ env })).toHaveLength(32);
  });
});
