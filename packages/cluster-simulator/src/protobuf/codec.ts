import type { Codec } from '../http/codec.ts';

export function protobufCodec(_metadataOnly: boolean): Codec {
  throw new Error('not here yet');
}
