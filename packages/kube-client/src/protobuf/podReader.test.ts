import { GarbageError } from '@fairlead/informer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../test/protobuf.ts';
import { createdBytes } from '../../test/recordings.ts';
import { projectObject } from '../projection/projectObject.ts';
import { openEnvelope } from './envelope.ts';
import { PodReader } from './podReader.ts';

function read(bytes: Buffer): object {
  return new PodReader().read(bytes, 0, bytes.length);
}

describe('PodReader', () => {
  it('reads a pod that says nothing as the projection does', () => {
    expect(read(Buffer.alloc(0))).toStrictEqual(projectObject('pods', {}));
  });

  it.each([
    {
      name: 'labels apart from each other',
      metadata: [{ 11: { 1: 'a', 2: '1' } }, { 1: 'x' }, { 11: { 1: 'b', 2: '2' } }],
    },
    {
      name: 'an empty label and one that would set the prototype',
      metadata: [{ 11: [{ 1: 'a' }, { 1: '__proto__', 2: 'x' }, { 1: 'b', 2: '2' }] }],
    },
  ])('reads $name', ({ name, metadata }) => {
    const bytes = encode({ 1: Buffer.concat(metadata.map((fields) => encode(fields))) });
    const a = name.startsWith('labels') ? '1' : '';
    expect(read(bytes)).toMatchObject({ labels: { a, b: '2' } });
    expect(Object.keys((read(bytes) as { readonly labels: object }).labels)).toEqual(['a', 'b']);
  });

  it('takes the owner that is the controller', () => {
    const owner = (name: string, controller: boolean): object => ({
      1: 'Kind',
      3: name,
      4: 'uid',
      5: 'v1',
      6: controller,
    });
    const bytes = encode({ 1: { 13: [owner('not', false), owner('this', true)] as never } });
    expect(read(bytes)).toMatchObject({ controller: { kind: 'Kind', name: 'this', uid: 'uid', apiVersion: 'v1' } });
  });

  it('shares labels between pods that have the same', () => {
    const reader = new PodReader();
    const bytes = encode({ 1: { 1: 'one', 11: [{ 1: 'app', 2: 'cart' }] } });
    const [first, second] = [1, 2].map(() => reader.read(Buffer.from(bytes), 0, bytes.length));
    expect(first?.labels).toBe(second?.labels);
  });

  it('fails on damaged bytes as garbage or reads something, and never in another way', () => {
    const whole = createdBytes('pods', 'protobuf');
    const { cursor, end } = openEnvelope(whole);
    const pod = whole.subarray(cursor.position, end);
    const reader = new PodReader();
    const damage = fc.array(fc.tuple(fc.nat(pod.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.integer({ min: 0, max: pod.length }), (changes, length) => {
        const bytes = Buffer.from(pod);
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          expect(typeof reader.read(bytes, 0, length).name).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(GarbageError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
