import { objectKey } from '@fairlead/model';
import type { ObjectKey, PodRecord } from '@fairlead/model';
import type { ObjectTable } from '../compact/objectTable.ts';
import { RecordKeeper } from '../records/recordKeeper.ts';
import { Arena } from '../compact/arena.ts';
import { ByteReader } from '../compact/byteReader.ts';
import { ByteWriter } from '../compact/byteWriter.ts';
import { Dictionary } from '../compact/dictionary.ts';
import { hashText, spread } from '../compact/hash.ts';
import { columnBytes } from '../compact/heapBytes.ts';
import { PATTERN_FORM } from '../compact/pattern.ts';
import type { Token } from '../compact/pattern.ts';
import { withoutMessages } from './podMessages.ts';
import { PodDetailReader, PodDetailWriter } from './podDetail.ts';
import { labelForm, labelSetOf, labelsOf } from './podLabels.ts';
import type { LabelSet } from './podLabels.ts';
import { PodName } from './podName.ts';
import { bareShape, PodShapes, podShapeOf } from './podShape.ts';
import { PodRows } from './podRows.ts';
import { Slots } from '../compact/slots.ts';
import { Texts } from '../compact/texts.ts';

/** In place of an id: there is none. */
const NO_ID = -1;
/** A slot of a `Map` with its share of free ones. */
const MAP_SLOT_BYTES = 40;

/**
 * Pods in columns, some 100 bytes each: what pods have in common is kept once in dictionaries, and the rest of a pod is
 * a few dozen bytes in one buffer. Records are made anew each time they are read; a key must be the `objectKey` of its
 * record. Write nothing while going through keys or values.
 */
export class PodTable implements ObjectTable<PodRecord> {
  readonly #rows = new PodRows();
  readonly #slots = new Slots((row) => this.#rows.hash[row] ?? 0);
  readonly #arena = new Arena();
  /** Names of nodes, and the texts of shapes and labels. */
  readonly #texts = new Texts();
  readonly #shapes = new PodShapes(this.#texts);
  readonly #labels = new Dictionary<LabelSet>(labelForm(this.#texts));
  readonly #patterns = new Dictionary<readonly Token[]>(PATTERN_FORM);
  /** Records that the columns cannot hold, such as one with half a restart. */
  readonly #odd = new Map<number, PodRecord>();
  readonly #oddKeeper = new RecordKeeper<PodRecord>();
  readonly #writer = new ByteWriter();
  readonly #reader = new ByteReader();
  #keepsMessages = true;
  readonly #detailWriter = new PodDetailWriter(this.#writer);
  readonly #detailReader = new PodDetailReader(this.#reader);
  readonly #name = new PodName(this.#reader);
  /** The row written last, which may be free again. */
  #last = 0;
  #sought: ObjectKey = '';
  #soughtRow = NO_ID;
  #soughtHash = 0;
  readonly #isSought = (row: number): boolean => this.#name.isKey(this.#sought, this.#shapeOf(row), this.#at(row));

  get size(): number {
    return this.#rows.size;
  }

  has(key: ObjectKey): boolean {
    return this.#find(key) !== NO_ID;
  }

  get(key: ObjectKey): PodRecord | undefined {
    const row = this.#find(key);
    return row === NO_ID ? undefined : this.#record(row);
  }

  holds(key: ObjectKey, uid: string, resourceVersion: string): boolean {
    const row = this.#find(key);
    if (row === NO_ID || resourceVersion === '') return false;
    const odd = this.#odd.get(row);
    if (odd !== undefined) return odd.uid === uid && odd.resourceVersion === resourceVersion;
    this.#name.skip(this.#at(row));
    return this.#readVersion() === resourceVersion && this.#reader.uid() === uid;
  }

  put(key: ObjectKey, record: PodRecord): PodRecord {
    const pod = this.#keepsMessages ? record : withoutMessages(record);
    let row = this.#find(key);
    if (row === NO_ID) {
      row = this.#rows.add();
      this.#rows.hash[row] = this.#soughtHash;
      this.#soughtRow = row;
      this.#write(row, pod);
      this.#slots.add(this.#soughtHash, row);
    } else {
      const { shape, labels, pattern, node } = this.#rows;
      const before = [shape[row], labels[row], pattern[row], node[row]] as const;
      this.#write(row, pod);
      // After the new ones are taken, so that what both have in common stays.
      this.#release(...before);
    }
    const told = this.#withHeldLabels(row, pod);
    this.#packWhenSparse();
    return told;
  }

  remove(key: ObjectKey): void {
    const row = this.#find(key);
    if (row === NO_ID) return;
    const { hash, shape, labels, pattern, node, start, units } = this.#rows;
    this.#slots.remove(hash[row] ?? 0, row);
    this.#arena.free(start[row] ?? 0, units[row] ?? 0);
    this.#release(shape[row], labels[row], pattern[row], node[row]);
    this.#dropOdd(row);
    this.#rows.remove(row);
    this.#soughtRow = NO_ID;
    this.#packWhenSparse();
  }

  *keys(): IterableIterator<ObjectKey> {
    for (const row of this.#rows.all()) {
      const shape = this.#shapeOf(row);
      const name = this.#name.read(shape, this.#at(row));
      yield shape.namespace === '' ? name : `${shape.namespace}/${name}`;
    }
  }

  *values(): IterableIterator<PodRecord> {
    for (const row of this.#rows.all()) yield this.#record(row);
  }

  retainedBytes(): number {
    return (
      this.#odd.size * MAP_SLOT_BYTES +
      this.#oddKeeper.retainedBytes +
      this.#rows.retainedBytes +
      this.#slots.bytes +
      columnBytes(this.#writer.bytes) +
      this.#arena.retainedBytes +
      this.#shapes.retainedBytes +
      this.#labels.retainedBytes +
      this.#patterns.retainedBytes +
      this.#texts.retainedBytes
    );
  }

  keepMessages(keep: boolean): void {
    this.#keepsMessages = keep;
  }

  dropMessages(from: number, places: number): number | undefined {
    const to = from + places;
    for (const row of this.#rows.between(from, to)) {
      const pod = this.#record(row);
      if (pod !== withoutMessages(pod)) this.put(objectKey(pod), pod);
    }
    return to < this.#rows.end ? to : undefined;
  }

  // ------------------------------------------------------------------------------------------------------------ rows

  #find(key: ObjectKey): number {
    // A store asks for a key before it writes it.
    if (key === this.#sought && this.#soughtRow !== NO_ID) return this.#soughtRow;
    this.#sought = key;
    this.#soughtHash = spread(hashText(key, 0));
    this.#soughtRow = this.#slots.find(this.#soughtHash, this.#isSought);
    return this.#soughtRow;
  }

  #shapeOf(row: number): ReturnType<typeof bareShape> {
    return this.#shapes.value(this.#rows.shape[row] ?? 0);
  }

  /** Where the bytes of a row begin. */
  #at(row: number): number {
    this.#reader.bytes = this.#arena.bytes;
    return this.#arena.positionOf(this.#rows.start[row] ?? 0);
  }

  #release(shape = NO_ID, labels = NO_ID, pattern = NO_ID, node = NO_ID): void {
    this.#shapes.release(shape);
    if (labels !== NO_ID) this.#labels.release(labels);
    if (pattern !== NO_ID) this.#patterns.release(pattern);
    if (node !== NO_ID) this.#texts.release(node);
  }

  #packWhenSparse(): void {
    if (this.#rows.isSparse) this.#packRows();
    this.#packDictionaries();
    if (!this.#arena.isSparse) return;
    const { start, units } = this.#rows;
    this.#arena.pack((carry) => {
      for (const row of this.#rows.all()) start[row] = carry(start[row] ?? 0, units[row] ?? 0);
    });
  }

  #packDictionaries(): void {
    const { shape, labels, pattern, node } = this.#rows;
    this.#renumber(shape, this.#shapes.packWhenSparse());
    this.#renumber(labels, this.#labels.packWhenSparse());
    this.#renumber(pattern, this.#patterns.packWhenSparse());
    this.#renumber(node, this.#texts.packWhenSparse());
  }

  #renumber(column: Int32Array, moved: ReadonlyMap<number, number> | undefined): void {
    if (moved === undefined) return;
    for (const row of this.#rows.all()) column[row] = moved.get(column[row] ?? NO_ID) ?? column[row] ?? NO_ID;
  }

  /** Gives rows new numbers without gaps. */
  #packRows(): void {
    const odd = [...this.#odd];
    this.#odd.clear();
    const moved = new Map(odd.map(([row]) => [row, row]));
    this.#rows.pack((from, to) => {
      if (moved.has(from)) moved.set(from, to);
    });
    for (const [row, record] of odd) this.#odd.set(moved.get(row) ?? row, record);
    this.#slots.clear();
    for (const row of this.#rows.all()) this.#slots.add(this.#rows.hash[row] ?? 0, row);
    this.#soughtRow = NO_ID;
  }

  // --------------------------------------------------------------------------------------------------------- records

  /** Writes all columns of a row but its hash. What they held before is the caller's to release, but for the bytes. */
  #write(row: number, pod: PodRecord): void {
    const rows = this.#rows;
    const shape = podShapeOf(pod);
    const pattern = this.#encode(pod, pod.controller?.name, shape.hostnameIsName);
    if (this.#writer.fits) {
      // Lists come sorted by name, so that the one before is of the same template; a change keeps most of what was.
      const near = rows.units[row] === 0 ? this.#last : row;
      rows.shape[row] = this.#shapes.acquire(shape, rows.shape[near]);
      rows.labels[row] = this.#labels.acquire(labelSetOf(pod.labels, pod.name), rows.labels[near]);
      rows.pattern[row] = this.#patterns.acquire(pattern, rows.pattern[near]);
      rows.node[row] = pod.nodeName === undefined ? NO_ID : this.#texts.acquire(pod.nodeName);
      this.#dropOdd(row);
    } else {
      this.#writer.reset();
      this.#name.write(this.#writer, pod.name, undefined);
      rows.shape[row] = this.#shapes.acquire(bareShape(pod.namespace));
      rows.labels[row] = NO_ID;
      rows.pattern[row] = NO_ID;
      rows.node[row] = NO_ID;
      this.#odd.set(row, this.#oddKeeper.keep(pod, this.#odd.get(row)));
    }
    const units = Arena.unitsOf(this.#writer.length);
    if (units !== rows.units[row]) {
      this.#arena.free(rows.start[row] ?? 0, rows.units[row] ?? 0);
      rows.start[row] = this.#arena.allocate(units);
      rows.units[row] = units;
    }
    this.#last = row;
    this.#arena.write(rows.start[row] ?? 0, this.#writer.bytes, this.#writer.length);
    // Not to keep the bytes before they grew.
    this.#reader.bytes = this.#arena.bytes;
  }

  /** The pod with the labels as they are held: of an object that stays the same nobody has to ask whether it differs, or keep a copy. */
  #withHeldLabels(row: number, pod: PodRecord): PodRecord {
    const labels = this.#rows.labels[row] ?? NO_ID;
    const held = labels === NO_ID ? undefined : this.#labels.value(labels);
    return held === undefined || held.own.length > 0 ? pod : { ...pod, labels: held.labels };
  }

  #dropOdd(row: number): void {
    const odd = this.#odd.size > 0 ? this.#odd.get(row) : undefined;
    if (odd === undefined) return;
    this.#odd.delete(row);
    this.#oddKeeper.drop(odd);
  }

  #encode(pod: PodRecord, controllerName: string | undefined, hostnameIsName: boolean): readonly Token[] {
    this.#writer.reset();
    this.#name.write(this.#writer, pod.name, controllerName);
    this.#writeVersion(pod.resourceVersion);
    this.#writer.uid(pod.uid);
    this.#writer.optional(pod.creationTimestamp);
    return this.#detailWriter.write(pod, hostnameIsName);
  }

  #writeVersion(resourceVersion: string): void {
    const number = Number(resourceVersion);
    // 0 says that it is a text.
    if (Number.isSafeInteger(number) && number > 0 && String(number) === resourceVersion) this.#writer.count(number);
    else {
      this.#writer.count(0);
      this.#writer.text(resourceVersion);
    }
  }

  #readVersion(): string {
    const number = this.#reader.count();
    return number === 0 ? this.#reader.text() : String(number);
  }

  #record(row: number): PodRecord {
    const { labels, pattern, node } = this.#rows;
    const patternId = pattern[row] ?? NO_ID;
    const odd = patternId === NO_ID ? this.#odd.get(row) : undefined;
    if (odd !== undefined) return odd;
    const shape = this.#shapeOf(row);
    const name = this.#name.read(shape, this.#at(row));
    const resourceVersion = this.#readVersion();
    const uid = this.#reader.uid();
    const creationTimestamp = this.#reader.optional();
    const detail = this.#detailReader.read(this.#patterns.value(patternId), creationTimestamp, shape.containers);
    const nodeId = node[row] ?? NO_ID;
    return {
      uid,
      name,
      resourceVersion,
      creationTimestamp,
      deletionTimestamp: detail.deletionTimestamp,
      labels: labelsOf(this.#labels.value(labels[row] ?? 0), name),
      namespace: shape.namespace,
      controller: shape.controller,
      deletionGracePeriodSeconds: detail.deletionGracePeriodSeconds,
      finalizers: shape.finalizers,
      nodeName: nodeId === NO_ID ? undefined : this.#texts.value(nodeId),
      hostNetwork: shape.hostNetwork,
      hostname: shape.hostnameIsName ? name : detail.hostname,
      subdomain: shape.subdomain,
      scrapeAt: shape.scrapeAt,
      readinessGates: shape.readinessGates,
      schedulingGates: shape.schedulingGates,
      containers: detail.containers,
      phase: detail.phase,
      reason: detail.reason,
      message: detail.message,
      startTime: detail.startTime,
      podIPs: detail.podIPs,
      conditions: detail.conditions,
    };
  }
}
