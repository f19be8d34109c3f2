import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { gather, scratchSpace } from '../http/gather.ts';
import { describe, expect, it } from 'vitest';
import type { Codec, EventType, ListMeta } from '../http/codec.ts';
import { resourceType } from '../objects/resourceTypes.ts';
import type { KubeObject, ResourceName } from '../objects/shapes.ts';
import { protobufCodec } from './codec.ts';

/** What a real API server (1.36.2) sent: the same state as JSON and as protobuf. */
function recording(file: string): Buffer {
  return gunzipSync(readFileSync(new URL(`../../recordings/${file}.gz`, import.meta.url)));
}

interface JsonList {
  readonly metadata: ListMeta;
  readonly items: readonly KubeObject[];
}

function encodeList(codec: Codec, resource: ResourceName, file: string): Buffer {
  const { metadata, items } = JSON.parse(recording(file).toString()) as JsonList;
  // A chunk holds until the next one is asked for.
  const copied = Array.from(codec.list(resourceType(resource), metadata, items, scratchSpace()), (chunk) =>
    Buffer.from(chunk),
  );
  return Buffer.concat(copied);
}

describe('protobufCodec', () => {
  it.each([
    'pods',
    'services',
    'nodes',
    'namespaces',
    'deployments',
    'replicasets',
    'statefulsets',
    'daemonsets',
    'jobs',
    'endpoints',
    'endpointslices',
  ] satisfies ResourceName[])('writes the list of %s byte for byte as the API server does', (resource) => {
    const encoded = encodeList(protobufCodec(false), resource, `${resource}.before.json`);
    const recorded = recording(`${resource}.before.protobuf`);
    expect(firstDifference(encoded, recorded)).toBeUndefined();
  });

  it('writes metadata only byte for byte as the API server does', () => {
    const encoded = encodeList(protobufCodec(true), 'replicasets', 'replicasets-metadata.before.json');
    expect(firstDifference(encoded, recording('replicasets-metadata.before.protobuf'))).toBeUndefined();
  });

  it.each([
    { file: 'services', resource: 'services', metadataOnly: false },
    { file: 'namespaces', resource: 'namespaces', metadataOnly: false },
    { file: 'endpointslices', resource: 'endpointslices', metadataOnly: false },
    { file: 'deployments', resource: 'deployments', metadataOnly: false },
    { file: 'replicasets-metadata', resource: 'replicasets', metadataOnly: true },
    { file: 'pods', resource: 'pods', metadataOnly: false },
  ] satisfies { file: string; resource: ResourceName; metadataOnly: boolean }[])(
    'writes the watch of $file frame by frame as the API server does',
    ({ file, resource, metadataOnly }) => {
      const codec = protobufCodec(metadataOnly);
      const lines = recording(`${file}.watch.json`).toString().split('\n').slice(0, -1);
      const frames = framesOf(recording(`${file}.watch.protobuf`));
      let compared = 0;
      for (const line of lines) {
        const { type, object } = JSON.parse(line) as { type: EventType; object: KubeObject };
        const encoded = Buffer.concat([...gather(codec.event(resourceType(resource), type, object), scratchSpace())]);
        const recorded = frames.find((frame) => frame.equals(encoded));
        // The two watches were recorded side by side; bookmarks came at other versions.
        if (type !== 'BOOKMARK')
          expect(recorded, `${type} ${object.metadata.name} ${object.metadata.resourceVersion}`).toBeDefined();
        compared += recorded === undefined ? 0 : 1;
      }
      expect(compared).toBeGreaterThan(0);
    },
  );

  it('writes a Status in the same envelope', () => {
    const encoded = protobufCodec(false).status({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'gone',
      reason: 'Expired',
      code: 410,
    });
    const text = Buffer.from(encoded).toString('latin1');
    expect(text.startsWith('k8s\0')).toBe(true);
    expect(text).toContain('Status');
    expect(text).toContain('Expired');
    // Field 6 (code) is the varint 410.
    expect(text).toContain('\x30\x9a\x03');
  });
});

function framesOf(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let offset = 0; offset + 4 <= bytes.length;) {
    const end = offset + 4 + bytes.readUInt32BE(offset);
    frames.push(bytes.subarray(offset, end));
    offset = end;
  }
  return frames;
}

/** Where two byte strings part, with the bytes around; `undefined` when they are equal. */
function firstDifference(a: Buffer, b: Buffer): string | undefined {
  if (a.equals(b)) return undefined;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  const around = (of: Buffer): string => JSON.stringify(of.subarray(Math.max(0, at - 60), at + 40).toString('latin1'));
  return `at ${at} of ${a.length} and ${b.length}: ${around(a)} instead of ${around(b)}`;
}
