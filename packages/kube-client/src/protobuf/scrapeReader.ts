import { scrapePlace } from '../projection/scrapeAt.ts';
import type { TextCache } from './textCache.ts';
import type { WireCursor } from './wireCursor.ts';

const PREFIX = Buffer.from('prometheus.io/');
/** Of an annotation: tag and length of its key come before it. */
const KEY_AT = 2;

/** Reads what the annotations of one pod after the other say about scrapes. Others may be long, and there are many: they are not looked at. */
export class ScrapeReader {
  readonly #texts: TextCache;
  #isAsked = false;
  #scrape: string | undefined;
  #port: string | undefined;
  #path: string | undefined;

  constructor(texts: TextCache) {
    this.#texts = texts;
  }

  begin(): void {
    this.#isAsked = false;
    this.#scrape = undefined;
    this.#port = undefined;
    this.#path = undefined;
  }

  finish(): string | undefined {
    return this.#isAsked ? scrapePlace(this.#scrape, this.#port, this.#path) : undefined;
  }

  /** Reads or skips the annotation that the cursor stands at. */
  annotation(cursor: WireCursor, limit: number): void {
    const end = cursor.end(limit);
    if (isWanted(cursor.buffer, cursor.position + KEY_AT, end)) this.#read(cursor, end);
    cursor.position = end;
  }

  #read(cursor: WireCursor, end: number): void {
    let key = '';
    let value = '';
    for (let part = cursor.next(end); part !== 0; part = cursor.next(end)) {
      if (part === 1) key = this.#text(cursor, end);
      else if (part === 2) value = this.#text(cursor, end);
      else cursor.skip(end);
    }
    this.#isAsked = true;
    if (key === 'prometheus.io/scrape') this.#scrape = value;
    else if (key === 'prometheus.io/port') this.#port = value;
    else if (key === 'prometheus.io/path') this.#path = value;
  }

  #text(cursor: WireCursor, limit: number): string {
    const end = cursor.end(limit);
    const text = this.#texts.get(cursor.buffer, cursor.position, end);
    cursor.position = end;
    return text;
  }
}

function isWanted(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < PREFIX.length) return false;
  for (let index = 0; index < PREFIX.length; index += 1) if (bytes[start + index] !== PREFIX[index]) return false;
  return true;
}
