import { GarbageError } from '@fairlead/informer';
import type { Resource } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { encode, envelope } from '../../test/protobuf.ts';
import { recordedBytes } from '../../test/recordings.ts';
import { encodingOf } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import * as listPage from './listPage.ts';

/** With all its objects. */
function decodeListPage(resource: Resource, encoding: Encoding, body: Buffer): object {
  const page = listPage.decodeListPage(resource, encoding, body);
  return { ...page, items: [...page.items] };
}

const json = (list: unknown): Buffer => Buffer.from(JSON.stringify(list));

describe('decodeListPage', () => {
  it('reads where the next page begins, from both encodings', () => {
    const want = { resourceVersion: '77', continueToken: 'abc', remainingItemCount: 1500 };
    const metadata = { resourceVersion: '77', continue: 'abc', remainingItemCount: 1500 };
    expect(decodeListPage('pods', 'json', json({ kind: 'PodList', metadata, items: [] }))).toMatchObject(want);
    const protobuf = envelope('PodList', { 1: { 1: '', 2: '77', 3: 'abc', 4: 1500 } });
    expect(decodeListPage('pods', 'protobuf', protobuf)).toMatchObject(want);
  });

  it('reads an empty last page, from both encodings', () => {
    const want = { resourceVersion: '77', continueToken: undefined, remainingItemCount: undefined, items: [] };
    const list = { kind: 'PodList', metadata: { resourceVersion: '77' }, items: null };
    expect(decodeListPage('pods', 'json', json(list))).toStrictEqual(want);
    const protobuf = envelope('PodList', { 1: { 1: '', 2: '77', 3: '' } });
    expect(decodeListPage('pods', 'protobuf', protobuf)).toStrictEqual(want);
  });

  it('skips what it does not know', () => {
    const pod = encode({ 1: { 1: 'one', 99: 'new', 6: '5' }, 2: { 99: { 1: 1 }, 10: 'node' }, 50: 7 });
    const page = decodeListPage('pods', 'protobuf', envelope('PodList', { 1: { 2: '77', 9: 'x' }, 2: pod, 8: 'y' }));
    expect(page).toMatchObject({ items: [{ name: 'one', resourceVersion: '5', nodeName: 'node' }] });
  });

  it.each([
    { name: 'another kind', body: { kind: 'ServiceList', metadata: { resourceVersion: '1' }, items: [] } },
    { name: 'metadata of pods, of which the rest is wanted', body: { kind: 'PartialObjectMetadataList', items: [] } },
    { name: 'a table', body: { kind: 'Table', rows: [] } },
    { name: 'no items', body: { kind: 'PodList', metadata: { resourceVersion: '1' } } },
    { name: 'no resource version', body: { kind: 'PodList', metadata: {}, items: [] } },
    { name: 'an item without a name', body: { kind: 'PodList', metadata: { resourceVersion: '1' }, items: [{}] } },
    { name: 'an item that is no object', body: { kind: 'PodList', metadata: { resourceVersion: '1' }, items: [1] } },
    { name: 'no list', body: [] },
  ])('fails on $name', ({ body }) => {
    expect(() => decodeListPage('pods', 'json', json(body))).toThrow(GarbageError);
  });

  it('fails on JSON that is cut off', () => {
    expect(() => decodeListPage('pods', 'json', json({ kind: 'PodList' }).subarray(0, -1))).toThrow(GarbageError);
  });

  it('fails on protobuf that is cut off, wherever', () => {
    const whole = recordedBytes('services', 'before', 'protobuf');
    // The last four bytes are two empty fields behind the list, which may be missing.
    for (let length = 0; length < whole.length - 4; length += 3) {
      expect(() => decodeListPage('services', 'protobuf', whole.subarray(0, length))).toThrow(GarbageError);
    }
  });

  it('fails on protobuf with bytes behind its end', () => {
    const whole = recordedBytes('services', 'before', 'protobuf');
    expect(() => decodeListPage('services', 'protobuf', Buffer.concat([whole, Buffer.from([0x12])]))).toThrow(
      GarbageError,
    );
  });

  it('fails on a field of the wrong wire type', () => {
    const page = envelope('PodList', { 1: { 2: '1' }, 2: { 1: { 1: 7 } } });
    expect(() => decodeListPage('pods', 'protobuf', page)).toThrow(GarbageError);
  });
});

describe('encodingOf', () => {
  it.each([
    ['application/json', 'json'],
    ['application/json; charset=utf-8', 'json'],
    ['application/json;stream=watch', 'json'],
    ['application/vnd.kubernetes.protobuf', 'protobuf'],
    ['application/vnd.kubernetes.protobuf;stream=watch', 'protobuf'],
    ['Application/JSON', 'json'],
  ])('reads %s as %s', (contentType, want) => {
    expect(encodingOf(contentType)).toBe(want);
  });

  it.each(['text/html', 'application/cbor', '', undefined])('fails on %s', (contentType) => {
    expect(() => encodingOf(contentType)).toThrow(GarbageError);
  });
});
