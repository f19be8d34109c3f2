import { PrometheusError } from './errors.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Depth of an element of `data.result`: answer, data, list. */
const ELEMENT_DEPTH = 3;

/** An element of this length is no series. */
const ELEMENT_AT_MOST = 4 * 1024 * 1024;

/**
 * Reads an answer of the Prometheus HTTP API piece by piece: each element of `data.result` is parsed and handed on by itself,
 * so that no answer, however long, is parsed in one go or held as a whole. What surrounds the elements is left for `end`.
 */
export class ResultParser {
  readonly #onElement: (element: unknown) => void;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Of the text so far, what is no element. */
  #frame = '';
  /** The open element, of earlier pieces. */
  #element = '';
  #inElement = false;
  /** The list at the depth of `data.result` that is open is that one. */
  #inResult = false;
  elements = 0;

  constructor(onElement: (element: unknown) => void) {
    this.#onElement = onElement;
  }

  push(text: string): void {
    let from = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#inString = false;
        continue;
      }
      if (code === QUOTE) {
        this.#inString = true;
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (code === OPEN_LIST && this.#depth === ELEMENT_DEPTH - 1) {
          this.#inResult = /"result"\s*:\s*$/.test(this.#frame.slice(-64) + text.slice(from, index));
        } else if (code === OPEN_OBJECT && this.#depth === ELEMENT_DEPTH && this.#inResult) {
          this.#frame += text.slice(from, index);
          from = index;
          this.#inElement = true;
        }
        this.#depth += 1;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        this.#depth -= 1;
        if (this.#inElement && this.#depth === ELEMENT_DEPTH) {
          this.#emit(this.#element + text.slice(from, index + 1));
          from = index + 1;
        }
      }
    }
    const rest = text.slice(from);
    if (this.#inElement) this.#element += rest;
    else this.#frame += rest;
    if (this.#element.length > ELEMENT_AT_MOST || this.#frame.length > ELEMENT_AT_MOST) {
      throw new PrometheusError('garbage', 'an answer that is no list of series');
    }
  }

  #emit(text: string): void {
    this.#element = '';
    this.#inElement = false;
    this.elements += 1;
    this.#onElement(parsed(text));
  }

  /** What surrounds the elements. @throws PrometheusError if the text is not JSON or ends too early */
  end(): unknown {
    // Commas between elements are left in the frame.
    return parsed(this.#frame.replace(/("result"\s*:\s*\[)[\s,]*\]/, '$1]'));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PrometheusError('garbage', 'an answer that is not JSON', { cause: error });
  }
}
