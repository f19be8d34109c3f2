import { RESOURCES, objectKey } from '@fairlead/model';
import type { AnyRecord, Resource } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { recordingName, recordedBytes, recordedVersion } from '../../test/recordings.ts';
import type { Encoding } from './encoding.ts';
import { decodeListPage } from './listPage.ts';
import { WatchDecoder } from './watchDecoder.ts';

// There is no recording of Ingresses and of the Gateway API; what a server made of them is in created.test.ts and gatewayApi.test.ts.
const RECORDED = RESOURCES.filter(({ resource, custom }) => resource !== 'ingresses' && !custom).map(
  (info) => info.resource,
);
const ENCODINGS: readonly Encoding[] = ['json', 'protobuf'];

type Objects = ReadonlyMap<string, AnyRecord>;

function listed(resource: Resource, moment: 'before' | 'after', encoding: Encoding): Objects {
  const { items } = decodeListPage(resource, encoding, recordedBytes(recordingName(resource), moment, encoding));
  return new Map(Array.from(items, (item: AnyRecord) => [objectKey(item), item]));
}

/** The objects of `before` after the recorded events up to the version of the `after` list; chunked unevenly. */
function replayed(resource: Resource, encoding: Encoding): Objects {
  const objects = new Map(listed(resource, 'before', encoding));
  const decoder = new WatchDecoder(resource, encoding, { resourceVersion: '1' });
  const bytes = recordedBytes(recordingName(resource), 'watch', encoding);
  const until = Number(recordedVersion('after', recordingName(resource)));
  for (let start = 0; start < bytes.length; start += 7919) {
    const { events, failure } = decoder.push(bytes.subarray(start, start + 7919));
    expect(failure).toBeUndefined();
    for (const event of events) {
      if (event.type === 'BOOKMARK' || Number(event.resourceVersion) > until) continue;
      const object: AnyRecord = event.object;
      if (event.type === 'DELETED') objects.delete(objectKey(object));
      else objects.set(objectKey(object), object);
    }
  }
  return objects;
}

describe.each(RECORDED)('recorded %s', (resource) => {
  it.each(['before', 'after'] as const)('reads the list %s alike from JSON and protobuf', (moment) => {
    const json = listed(resource, moment, 'json');
    expect(json.size).toBeGreaterThan(0);
    expect(listed(resource, moment, 'protobuf')).toStrictEqual(json);
  });

  it.each(ENCODINGS)('reads the version of the list (%s)', (encoding) => {
    const page = decodeListPage(resource, encoding, recordedBytes(recordingName(resource), 'before', encoding));
    expect(page.resourceVersion).toBe(recordedVersion('before', recordingName(resource)));
    expect(page.continueToken).toBeUndefined();
  });

  it.each(ENCODINGS)('reaches the list after by the events of the watch (%s)', (encoding) => {
    expect(replayed(resource, encoding)).toStrictEqual(listed(resource, 'after', encoding));
  });
});

describe('recorded watch of pods', () => {
  it('has the same events in both encodings, bookmarks apart', () => {
    const [json = [], protobuf = []] = ENCODINGS.map((encoding) => {
      const decoder = new WatchDecoder('pods', encoding, { resourceVersion: '1' });
      const { events } = decoder.push(recordedBytes('pods', 'watch', encoding));
      return events.filter((event) => event.type !== 'BOOKMARK');
    });
    const common = Math.min(json.length, protobuf.length);
    expect(common).toBeGreaterThan(80);
    expect(protobuf.slice(0, common)).toStrictEqual(json.slice(0, common));
  });
});

describe('whole ReplicaSets', () => {
  it.each(ENCODINGS)(
    'give the records of their metadata, should a server not know PartialObjectMetadata (%s)',
    (encoding) => {
      const whole = decodeListPage('replicasets', encoding, recordedBytes('replicasets', 'before', encoding));
      expect(new Map(Array.from(whole.items, (item) => [objectKey(item), item]))).toStrictEqual(
        listed('replicasets', 'before', encoding),
      );
    },
  );
});
