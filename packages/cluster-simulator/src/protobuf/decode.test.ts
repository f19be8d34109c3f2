import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { apiVersionOf, resourceType } from '../objects/resourceTypes.ts';
import type { KubeObject, ResourceName } from '../objects/shapes.ts';
import { protobufCodec } from './codec.ts';
import { decodeObject } from './decode.ts';

function recorded(resource: ResourceName): readonly KubeObject[] {
  const file = new URL(`../../recordings/${resource}.before.json.gz`, import.meta.url);
  return (JSON.parse(gunzipSync(readFileSync(file)).toString()) as { items: KubeObject[] }).items;
}

describe('decodeObject', () => {
  it.each(['pods', 'services', 'deployments', 'statefulsets', 'jobs', 'endpointslices'] satisfies ResourceName[])(
    'reads back what was encoded of %s',
    (resource) => {
      const type = resourceType(resource);
      const codec = protobufCodec(false);
      for (const item of recorded(resource)) {
        const bytes = codec.object(type, item);
        const decoded = decodeObject(Buffer.from(bytes));
        expect({ kind: decoded['kind'], apiVersion: decoded['apiVersion'] }).toEqual({
          kind: type.kind,
          apiVersion: apiVersionOf(type),
        });
        // Zero values are left out, so the encoding is what can be compared.
        expect(Buffer.from(codec.object(type, decoded as unknown as KubeObject)).equals(Buffer.from(bytes))).toBe(true);
      }
    },
  );

  it.each([
    { name: 'no magic prefix', bytes: Buffer.from('{"kind":"Pod"}') },
    { name: 'a kind that is not served', bytes: Buffer.from('k8s\0\x0a\x0c\x0a\x02v1\x12\x06Secret', 'latin1') },
  ])('answers 400 for $name', ({ bytes }) => {
    expect(() => decodeObject(bytes)).toThrow(expect.objectContaining({ code: 400 }));
  });
});
