/** Items that are written in one piece; some hundred bytes each. */
const ITEMS_PER_PIECE = 16;

/** The JSON text of an object in pieces: of members that are lists, some items at a time. */
export function* jsonPieces(object: object): Generator<string, void> {
  let before = '{';
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (Array.isArray(value)) yield* listPieces(value);
    else yield JSON.stringify(value);
  }
  yield before === '{' ? '{}' : '}';
}

function* listPieces(items: readonly unknown[]): Generator<string, void> {
  yield '[';
  for (let at = 0; at < items.length; at += ITEMS_PER_PIECE) {
    const text = JSON.stringify(items.slice(at, at + ITEMS_PER_PIECE));
    yield `${at === 0 ? '' : ','}${text.slice(1, -1)}`;
  }
  yield ']';
}

/** The JSON of an object as bytes, made in steps of far less than a millisecond. */
export function* jsonInSteps(object: object): Generator<void, Buffer> {
  const pieces: Buffer[] = [];
  for (const piece of jsonPieces(object)) {
    pieces.push(Buffer.from(piece));
    yield;
  }
  return Buffer.concat(pieces);
}
