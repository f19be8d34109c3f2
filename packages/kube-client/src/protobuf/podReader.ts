import type { Condition, ControllerRef, Labels, PodRecord } from '@fairlead/model';
import { ByteCache } from './byteCache.ts';
import { ContainerReader } from './containerReader.ts';
import { RefilledList } from './refilledList.ts';
import { ScrapeReader } from './scrapeReader.ts';
import { TextCache } from './textCache.ts';
import { readTime } from './timeReader.ts';
import { WireCursor } from './wireCursor.ts';

/*
 * Field numbers of core/v1 and meta/v1, as published with k8s.io/api. A number never changes its meaning.
 */
const POD = { metadata: 1, spec: 2, status: 3 } as const;

const EMPTY = Buffer.alloc(0);
/** Tag of a label: its field number and that a length follows. */
const LABEL_TAG = (11 << 3) | 2;
const NO_LABELS: Labels = Object.freeze({});
const NOTHING: readonly never[] = [];

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const;

/** What a pod has while it is being read. */
type Draft = { -readonly [K in keyof PodRecord]: PodRecord[K] };

/**
 * Reads the record of a Pod from protobuf without an object in between. Gives what `projectObject` makes of the JSON of
 * the same pod; equal label sets and owners of different pods are mostly the same object.
 */
export class PodReader {
  readonly #texts = new TextCache();
  readonly #labels = new ByteCache<Labels>(384);
  readonly #owners = new ByteCache<ControllerRef | undefined>(192);
  readonly #makeLabels = (start: number, end: number): Labels => this.#readLabels(start, end);
  readonly #makeOwner = (start: number, end: number): ControllerRef | undefined => this.#readOwner(start, end);
  readonly #containers = new ContainerReader(this.#texts);
  readonly #scrapes = new ScrapeReader(this.#texts);
  readonly #conditions = new RefilledList<Condition>();
  readonly #cursor = new WireCursor(EMPTY, 0);

  /** The pod whose message begins at `start` and ends at `end`. @throws GarbageError */
  read(buffer: Buffer, start: number, end: number): PodRecord {
    const cursor = this.#cursor;
    cursor.buffer = buffer;
    cursor.position = start;
    this.#containers.begin(cursor);
    this.#scrapes.begin();
    this.#conditions.clear();
    const pod = emptyPod();
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === POD.metadata) this.#metadata(pod, cursor.end(end));
      else if (field === POD.spec) this.#spec(pod, cursor.end(end));
      else if (field === POD.status) this.#status(pod, cursor.end(end));
      else cursor.skip(end);
    }
    pod.containers = this.#containers.finish();
    pod.scrapeAt = this.#scrapes.finish();
    if (this.#conditions.count > 0) pod.conditions = this.#conditions.copy();
    // Not to keep a whole page alive.
    cursor.buffer = EMPTY;
    return pod;
  }

  // -------------------------------------------------------------------------------------------------------- metadata

  #metadata(pod: Draft, end: number): void {
    const cursor = this.#cursor;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      switch (field) {
        case 1:
          pod.name = this.#ownText(end);
          break;
        case 3:
          pod.namespace = this.#text(end);
          break;
        case 5:
          pod.uid = this.#ownText(end);
          break;
        case 6:
          pod.resourceVersion = this.#ownText(end);
          break;
        case 8:
          pod.creationTimestamp = readTime(cursor, end);
          break;
        case 9:
          pod.deletionTimestamp = readTime(cursor, end);
          break;
        case 10:
          pod.deletionGracePeriodSeconds = cursor.integer();
          break;
        case 11:
          pod.labels = this.#labelSet(pod.labels, end);
          break;
        case 12:
          this.#scrapes.annotation(cursor, end);
          break;
        case 13:
          pod.controller ??= this.#owner(end);
          break;
        case 14:
          pod.finalizers = this.#appended(pod.finalizers, end);
          break;
        default:
          cursor.skip(end);
      }
    }
  }

  /** All labels that follow each other, the first of which the cursor stands at. */
  #labelSet(before: Labels, end: number): Labels {
    const cursor = this.#cursor;
    const start = cursor.position;
    const labels = this.#labels.get(cursor.buffer, start, cursor.endOfRun(LABEL_TAG, end), this.#makeLabels);
    return before === NO_LABELS ? labels : { ...before, ...labels };
  }

  #readLabels(start: number, last: number): Labels {
    const cursor = new WireCursor(this.#cursor.buffer, start - 1);
    const labels: Record<string, string> = {};
    for (let field = cursor.next(last); field !== 0; field = cursor.next(last)) {
      const end = cursor.end(last);
      let key = '';
      let value = '';
      // An empty key or value may be left out.
      for (let part = cursor.next(end); part !== 0; part = cursor.next(end)) {
        if (part === 1) key = textAt(cursor, this.#texts, end);
        else if (part === 2) value = textAt(cursor, this.#texts, end);
        else cursor.skip(end);
      }
      // No valid key; assigning it would set the prototype.
      if (key !== '__proto__') labels[key] = value;
    }
    return labels;
  }

  /** The owner, if it is the controller. */
  #owner(limit: number): ControllerRef | undefined {
    const cursor = this.#cursor;
    const end = cursor.end(limit);
    const start = cursor.position;
    const owner = this.#owners.get(cursor.buffer, start, end, this.#makeOwner);
    cursor.position = end;
    return owner;
  }

  #readOwner(start: number, end: number): ControllerRef | undefined {
    const cursor = new WireCursor(this.#cursor.buffer, start);
    let kind = '';
    let name = '';
    let uid = '';
    let apiVersion = '';
    let isController = false;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) kind = textAt(cursor, this.#texts, end);
      else if (field === 3) name = textAt(cursor, this.#texts, end);
      else if (field === 4) uid = textAt(cursor, this.#texts, end);
      else if (field === 5) apiVersion = textAt(cursor, this.#texts, end);
      else if (field === 6) isController = cursor.integer() !== 0;
      else cursor.skip(end);
    }
    return isController ? { kind, name, uid, apiVersion } : undefined;
  }

  // ------------------------------------------------------------------------------------------------- spec and status

  #spec(pod: Draft, end: number): void {
    const cursor = this.#cursor;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      switch (field) {
        case 2:
          this.#containers.container(false, end);
          break;
        case 10:
          pod.nodeName = this.#someText(end);
          break;
        case 11:
          pod.hostNetwork = cursor.integer() !== 0;
          break;
        case 16:
          pod.hostname = this.#someText(end);
          break;
        case 17:
          pod.subdomain = this.#someText(end);
          break;
        case 20:
          this.#containers.container(true, end);
          break;
        case 28:
          pod.readinessGates = this.#appendedInner(pod.readinessGates, end);
          break;
        case 38:
          pod.schedulingGates = this.#appendedInner(pod.schedulingGates, end);
          break;
        default:
          cursor.skip(end);
      }
    }
  }

  #status(pod: Draft, end: number): void {
    const cursor = this.#cursor;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      switch (field) {
        case 1: {
          const phase = this.#text(end);
          pod.phase = PHASES.find((known) => known === phase);
          break;
        }
        case 2:
          this.#conditions.add(this.#condition(cursor.end(end)));
          break;
        case 3:
          pod.message = this.#someText(end);
          break;
        case 4:
          pod.reason = this.#someText(end);
          break;
        case 7:
          pod.startTime = readTime(cursor, end);
          break;
        case 8:
          this.#containers.status(false, end);
          break;
        case 10:
          this.#containers.status(true, end);
          break;
        case 12:
          pod.podIPs = this.#appendedInner(pod.podIPs, end);
          break;
        default:
          cursor.skip(end);
      }
    }
  }

  #condition(end: number): Condition {
    const cursor = this.#cursor;
    let type = '';
    let status = '';
    let lastTransitionTime: number | undefined;
    let reason: string | undefined;
    let message: string | undefined;
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) type = this.#text(end);
      else if (field === 2) status = this.#text(end);
      else if (field === 4) lastTransitionTime = readTime(cursor, end);
      else if (field === 5) reason = this.#someText(end);
      else if (field === 6) message = this.#someText(end);
      else cursor.skip(end);
    }
    return {
      type,
      status: status === 'True' || status === 'False' ? status : 'Unknown',
      lastTransitionTime,
      reason,
      message,
    };
  }

  // ----------------------------------------------------------------------------------------------------------- texts

  #text(limit: number): string {
    return textAt(this.#cursor, this.#texts, limit);
  }

  /** A text, or `undefined` for an empty one. */
  #someText(limit: number): string | undefined {
    return this.#text(limit) || undefined;
  }

  /** A text that no other object has. */
  #ownText(limit: number): string {
    const cursor = this.#cursor;
    const end = cursor.end(limit);
    const text = cursor.buffer.toString('utf8', cursor.position, end);
    cursor.position = end;
    return text;
  }

  #appended(texts: readonly string[], limit: number): readonly string[] {
    const text = this.#text(limit);
    return text === '' ? texts : texts.concat(text);
  }

  /** Appends the text in field 1 of a message. */
  #appendedInner(texts: readonly string[], limit: number): readonly string[] {
    const cursor = this.#cursor;
    const end = cursor.end(limit);
    let text = '';
    for (let field = cursor.next(end); field !== 0; field = cursor.next(end)) {
      if (field === 1) text = this.#text(end);
      else cursor.skip(end);
    }
    return text === '' ? texts : texts.concat(text);
  }
}

function emptyPod(): Draft {
  return {
    uid: '',
    name: '',
    resourceVersion: '',
    creationTimestamp: undefined,
    deletionTimestamp: undefined,
    labels: NO_LABELS,
    namespace: '',
    controller: undefined,
    deletionGracePeriodSeconds: undefined,
    finalizers: NOTHING,
    nodeName: undefined,
    hostNetwork: false,
    hostname: undefined,
    subdomain: undefined,
    scrapeAt: undefined,
    readinessGates: NOTHING,
    schedulingGates: NOTHING,
    containers: NOTHING,
    phase: undefined,
    reason: undefined,
    message: undefined,
    startTime: undefined,
    podIPs: NOTHING,
    conditions: NOTHING,
  };
}

function textAt(cursor: WireCursor, texts: TextCache, limit: number): string {
  const end = cursor.end(limit);
  const text = texts.get(cursor.buffer, cursor.position, end);
  cursor.position = end;
  return text;
}
