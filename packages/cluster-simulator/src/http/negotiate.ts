export type Encoding = 'json' | 'protobuf';
/** What the client wants instead of the object itself. */
export type View = 'object' | 'PartialObjectMetadata' | 'Table';

export interface Negotiated {
  readonly encoding: Encoding;
  readonly view: View;
}

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const JSON_TYPE = 'application/json';

export interface Offer {
  readonly protobuf: boolean;
  readonly table: boolean;
  /** If not, protobuf is for metadata only; true by default. */
  readonly objectsInProtobuf?: boolean;
}

/** Picks the first entry of an `Accept` header that can be served; `undefined` means 406. */
export function negotiate(accept: string | undefined, offer: Offer): Negotiated | undefined {
  if (accept === undefined || accept.trim() === '') return { encoding: 'json', view: 'object' };
  for (const entry of accept.split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const encoding = encodingOf(type, offer);
    const view = viewOf(parameters, offer);
    if (encoding === undefined || view === undefined) continue;
    const isWhole = view === 'object' && offer.objectsInProtobuf === false;
    if (encoding === 'protobuf' && (view === 'Table' || isWhole)) continue;
    return { encoding, view };
  }
  return undefined;
}

function encodingOf(type: string, offer: Offer): Encoding | undefined {
  if (type === JSON_TYPE || type === '*/*' || type === 'application/*') return 'json';
  return type === PROTOBUF && offer.protobuf ? 'protobuf' : undefined;
}

function viewOf(parameters: readonly string[], offer: Offer): View | undefined {
  const given = new Map(
    parameters.map((parameter) => [
      parameter.slice(0, parameter.indexOf('=')),
      parameter.slice(parameter.indexOf('=') + 1),
    ]),
  );
  const as = given.get('as');
  if (as === undefined) return 'object';
  if (given.get('g') !== 'meta.k8s.io' || given.get('v') !== 'v1') return undefined;
  if (as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList') return 'PartialObjectMetadata';
  return as === 'Table' && offer.table ? 'Table' : undefined;
}

export function contentType({ encoding }: Negotiated, isWatch: boolean): string {
  if (encoding === 'json') return JSON_TYPE;
  return isWatch ? `${PROTOBUF};stream=watch` : PROTOBUF;
}
