import {
  ApiStatusError,
  CredentialsRejectedError,
  ForbiddenError,
  GarbageError,
  ResourceVersionExpiredError,
  ServerBusyError,
} from '@fairlead/informer';
import type { WatchEvent } from '@fairlead/informer';
import type { NamespaceRecord } from '@fairlead/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelope, frame } from '../../test/protobuf.ts';
import { recordedBytes } from '../../test/recordings.ts';
import type { Encoding } from './encoding.ts';
import { WatchDecoder } from './watchDecoder.ts';

type Event = WatchEvent<NamespaceRecord>;

interface Outcome {
  readonly events: readonly Event[];
  readonly failure: Error | undefined;
}

function decode(encoding: Encoding, chunks: readonly Buffer[], maxFrameBytes?: number): Outcome {
  const options = { resourceVersion: '42', ...(maxFrameBytes === undefined ? {} : { maxFrameBytes }) };
  const decoder = new WatchDecoder('namespaces', encoding, options);
  const events: Event[] = [];
  for (const chunk of chunks) events.push(...decoder.push(chunk).events);
  return { events, failure: decoder.end() };
}

/** The same event in both encodings. `resourceVersion` '' leaves it out, as a broken server might. */
function wire(encoding: Encoding, type: string, name: string, resourceVersion: string): Buffer {
  if (encoding === 'json') {
    const metadata = { name, resourceVersion, creationTimestamp: null };
    return Buffer.from(`${JSON.stringify({ type, object: { kind: 'Namespace', apiVersion: 'v1', metadata } })}\n`);
  }
  return frame(type, envelope('Namespace', { 1: { 1: name, 6: resourceVersion } }));
}

function wireStatus(
  encoding: Encoding,
  status: { code: number; reason?: string; message?: string; wait?: number },
): Buffer {
  const { code, reason = '', message = '', wait = 0 } = status;
  if (encoding === 'json') {
    const object = { kind: 'Status', status: 'Failure', message, reason, details: { retryAfterSeconds: wait }, code };
    return Buffer.from(`${JSON.stringify({ type: 'ERROR', object })}\n`);
  }
  return frame('ERROR', envelope('Status', { 2: 'Failure', 3: message, 4: reason, 5: { 5: wait }, 6: code }));
}

/** Cuts bytes at positions taken modulo their length. */
function cutAt(bytes: Buffer, positions: readonly number[]): readonly Buffer[] {
  const cuts = [...new Set(positions.map((position) => position % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((start, index) => bytes.subarray(start, cuts[index] ?? bytes.length));
}

describe.each<Encoding>(['json', 'protobuf'])('watch decoder, %s', (encoding) => {
  const event = (type: string, name: string, resourceVersion: string): Buffer =>
    wire(encoding, type, name, resourceVersion);

  it('decodes events and bookmarks in order', () => {
    const bytes = Buffer.concat([event('ADDED', 'ä', '5'), event('BOOKMARK', '', '9'), event('DELETED', 'ä', '11')]);
    const { events, failure } = decode(encoding, [bytes]);
    expect(failure).toBeUndefined();
    expect(events.map(({ type, resourceVersion }) => `${type} ${resourceVersion}`)).toStrictEqual([
      'ADDED 5',
      'BOOKMARK 9',
      'DELETED 11',
    ]);
    expect(events[0]).toMatchObject({ object: { name: 'ä', resourceVersion: '5', creationTimestamp: undefined } });
    expect(events[1]).toStrictEqual({ type: 'BOOKMARK', resourceVersion: '9' });
  });

  it('decodes the same however the bytes are cut', () => {
    const good = Buffer.concat([
      event('ADDED', 'one', '5'),
      event('MODIFIED', 'zwölf 漢字', '6'),
      event('BOOKMARK', '', '9'),
      event('DELETED', 'one', '11'),
    ]);
    const tails = [
      Buffer.alloc(0),
      wireStatus(encoding, { code: 410, reason: 'Expired' }),
      event('STRANGE', 'x', '12'),
      event('ADDED', 'half', '13').subarray(0, -3),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...tails), fc.array(fc.nat(4096), { maxLength: 40 }), (tail, positions) => {
        const bytes = Buffer.concat([good, tail]);
        expect(decode(encoding, cutAt(bytes, positions))).toStrictEqual(decode(encoding, [bytes]));
      }),
    );
  });

  it('decodes a recorded watch the same however it is cut', () => {
    const bytes = recordedBytes('namespaces', 'watch', encoding);
    const whole = decode(encoding, [bytes]);
    expect(whole.events.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (positions) => {
        expect(decode(encoding, cutAt(bytes, positions))).toStrictEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    { code: 410, reason: 'Expired', want: ResourceVersionExpiredError },
    { code: 410, reason: 'Gone', want: ResourceVersionExpiredError },
    { code: 500, reason: 'Expired', want: ResourceVersionExpiredError },
    { code: 401, reason: 'Unauthorized', want: CredentialsRejectedError },
    { code: 403, reason: 'Forbidden', want: ForbiddenError },
    { code: 429, reason: 'TooManyRequests', want: ServerBusyError },
    { code: 500, reason: 'InternalError', want: ApiStatusError },
    { code: 0, reason: '', want: ApiStatusError },
  ])('takes an ERROR of code $code ($reason) as $want.name', ({ code, reason, want }) => {
    const { events, failure } = decode(encoding, [
      event('ADDED', 'one', '5'),
      wireStatus(encoding, { code, reason, message: 'so it is', wait: 7 }),
      event('ADDED', 'never', '6'),
    ]);
    expect(events).toHaveLength(1);
    expect(failure).toBeInstanceOf(want);
  });

  it('tells which version has expired and how long to wait', () => {
    const expired = decode(encoding, [wireStatus(encoding, { code: 410 })]).failure;
    expect(expired).toMatchObject({ resourceVersion: '42' });
    const busy = decode(encoding, [wireStatus(encoding, { code: 429, wait: 7 })]).failure;
    expect(busy).toMatchObject({ status: 429, retryAfterMs: 7000 });
  });

  it.each([
    { name: 'an unknown type', bytes: event('SYNC', 'one', '5') },
    { name: 'an object without a name', bytes: event('ADDED', '', '5') },
    { name: 'an object without resource version', bytes: event('ADDED', 'one', '') },
    { name: 'a bookmark without resource version', bytes: event('BOOKMARK', '', '') },
    { name: 'half an event at the end', bytes: event('ADDED', 'one', '5').subarray(0, -2) },
    { name: 'three bytes of nothing', bytes: Buffer.from([1, 2, 3]) },
  ])('fails on $name', ({ bytes }) => {
    const { events, failure } = decode(encoding, [bytes]);
    expect(events).toHaveLength(0);
    expect(failure).toBeInstanceOf(GarbageError);
  });

  it('fails on an object of another kind', () => {
    const decoder = new WatchDecoder('pods', encoding, { resourceVersion: '1' });
    expect(decoder.push(event('ADDED', 'one', '5')).failure).toBeInstanceOf(GarbageError);
  });

  it('gives up on an event that is too long before gathering it', () => {
    const long = event('ADDED', 'x'.repeat(5000), '5');
    expect(decode(encoding, [long.subarray(0, 3000)], 2000).failure).toMatchObject({
      message: expect.stringContaining('at most 2000'),
    });
    expect(decode(encoding, [event('ADDED', 'one', '5')], 2000).failure).toBeUndefined();
  });

  it('decodes nothing after a failure', () => {
    const decoder = new WatchDecoder('namespaces', encoding, { resourceVersion: '1' });
    decoder.push(event('SYNC', 'one', '5'));
    const { events, failure } = decoder.push(event('ADDED', 'one', '5'));
    expect(events).toHaveLength(0);
    expect(failure).toBeInstanceOf(GarbageError);
  });
});

describe('watch decoder, protobuf', () => {
  it('fails on a frame that is no event', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (noise) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(noise.length);
        const { events, failure } = decode('protobuf', [Buffer.concat([length, noise])]);
        expect(events).toHaveLength(0);
        expect(failure).toBeInstanceOf(GarbageError);
      }),
    );
  });
});
