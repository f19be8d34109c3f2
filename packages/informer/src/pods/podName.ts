import type { ObjectKey } from '@fairlead/model';
import type { ByteReader } from '../compact/byteReader.ts';
import type { ByteWriter } from '../compact/byteWriter.ts';
import type { PodShape } from './podShape.ts';

const SLASH = 0x2f;
const DASH = 0x2d;
const WHOLE = 0;
/** Only what comes after the controller's name and a dash is written. */
const SUFFIX = 1;

/** The name of a pod at the start of its bytes. Controllers name their pods after themselves, so that a few chars are enough. */
export class PodName {
  readonly #reader: ByteReader;
  #scratch = Buffer.alloc(512);

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  write(writer: ByteWriter, name: string, controllerName: string | undefined): void {
    const at = controllerName?.length ?? 0;
    if (at > 0 && name.charCodeAt(at) === DASH && name.startsWith(controllerName ?? '')) {
      writer.byte(SUFFIX);
      writer.text(name.slice(at + 1));
    } else {
      writer.byte(WHOLE);
      writer.text(name);
    }
  }

  read(shape: PodShape, position: number): string {
    const reader = this.#reader;
    reader.position = position;
    if (reader.byte() === WHOLE) return reader.text();
    const controller = shape.controller?.name ?? '';
    const header = reader.count();
    const start = reader.position;
    const end = start + (header >>> 1);
    reader.position = end;
    const room = controller.length * 3 + 1 + end - start;
    if (room > this.#scratch.length) this.#scratch = Buffer.alloc(room);
    // In one piece: a text put together of two keeps all three alive.
    const at = this.#scratch.write(controller);
    this.#scratch[at] = DASH;
    reader.bytes.copy(this.#scratch, at + 1, start, end);
    return this.#scratch.toString('utf8', 0, at + 1 + end - start);
  }

  skip(position: number): void {
    const reader = this.#reader;
    reader.position = position + 1;
    const header = reader.count();
    reader.position += header >>> 1;
  }

  /** Whether the pod at `position` has this key. */
  isKey(key: ObjectKey, shape: PodShape, position: number): boolean {
    const { namespace, controller } = shape;
    let at = 0;
    if (namespace !== '') {
      if (!key.startsWith(namespace) || key.charCodeAt(namespace.length) !== SLASH) return false;
      at = namespace.length + 1;
    }
    const reader = this.#reader;
    reader.position = position;
    if (reader.byte() === SUFFIX && controller !== undefined) {
      if (!key.startsWith(controller.name, at) || key.charCodeAt(at + controller.name.length) !== DASH) return false;
      at += controller.name.length + 1;
    }
    const header = reader.count();
    const length = header >>> 1;
    const start = reader.position;
    if (header % 2 === 1) return reader.bytes.toString('utf8', start, start + length) === key.slice(at);
    if (key.length - at !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (reader.bytes[start + index] !== key.charCodeAt(at + index)) return false;
    }
    return true;
  }
}
