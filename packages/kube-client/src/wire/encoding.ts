import { GarbageError } from '@fairlead/informer';

export type Encoding = 'json' | 'protobuf';

/**
 * The encoding that a `Content-Type` announces.
 *
 * @throws GarbageError for anything else, such as the HTML of a sign-in page in front of the API server.
 */
export function encodingOf(contentType: string | undefined): Encoding {
  const mediaType = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return 'json';
  if (mediaType === 'application/vnd.kubernetes.protobuf') return 'protobuf';
  throw new GarbageError(`an answer of type ${mediaType || 'unknown'} where JSON or protobuf was asked for`);
}

/** Parses JSON bytes. @throws GarbageError */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new GarbageError('unreadable JSON', { cause: error });
  }
}
