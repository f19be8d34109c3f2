import { describe, expect, it } from 'vitest';
import { namesInConfigMap } from './namesInConfigMap.ts';

const WHOLE = { key: undefined, variable: undefined };
const YAML = `
# http://commented-out
server:
  port: 8080
clients:
  cart:
    url: "http://cart:8080/api"
  ledger_host: ledger.pay
  replicas: 3
  password: http://never
brokers: ['kafka-0.kafka.bus.svc:9092', "other:9092"]
more:
  - http://listed
`;
const NGINX = `upstream backend { server catalog:80; }
location / {
  proxy_pass http://frontend.web.svc.cluster.local;
}`;
const PROPERTIES = 'spring.datasource.url=jdbc:postgresql://me:hunter2@db:5432/orders\nname=shop\n';

describe('namesInConfigMap', () => {
  it.each([
    { name: 'plain values', data: { CART_URL: 'http://cart', DB_HOST: 'db', NAME: 'shop' }, want: ['cart', 'db'] },
    { name: 'YAML', data: { 'app.yaml': YAML }, want: ['cart', 'kafka.bus', 'ledger.pay', 'listed', 'other'] },
    { name: 'the configuration of a proxy', data: { 'nginx.conf': NGINX }, want: ['catalog', 'frontend.web'] },
    { name: 'properties', data: { 'app.properties': PROPERTIES }, want: ['db'] },
    { name: 'JSON', data: { 'a.json': '{\n  "cartUrl": "http://cart",\n  "n": 1\n}' }, want: ['cart'] },
    { name: 'nothing', data: {}, want: [] },
  ])('are read in $name', ({ data, want }) => {
    expect(namesInConfigMap({ data }, WHOLE)).toEqual(want);
  });

  it('are read only of the key that is used, by the name of its variable', () => {
    const data = { a: 'cart', b: 'http://ledger' };
    expect(namesInConfigMap({ data }, { key: 'a', variable: 'CART_HOST' })).toEqual(['cart']);
    expect(namesInConfigMap({ data }, { key: 'a', variable: 'CART_TOKEN' })).toEqual([]);
    expect(namesInConfigMap({ data }, { ...WHOLE, key: 'gone' })).toEqual([]);
  });
});
