import type { IncomingMessage } from 'node:http';
import { decodeObject } from '../protobuf/decode.ts';
import { ApiError, badRequest } from '../objects/apiError.ts';

/** As the API server has it. */
const LONGEST_BYTES = 3 * 1024 * 1024;

/** The body of a request, sent as JSON or protobuf, as JSON; `undefined` when there is none. Throws `ApiError` 400, 413 or 415. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BYTES) throw new ApiError(413, 'RequestEntityTooLarge', 'limit is 3145728');
    chunks.push(chunk);
  }
  if (length === 0) return undefined;
  const type = request.headers['content-type'] ?? 'application/json';
  if (type.startsWith('application/vnd.kubernetes.protobuf')) return decodeObject(Buffer.concat(chunks));
  if (!/^application\/([a-z-]+\+)?json\b/.test(type)) {
    const message =
      'the body of the request was in an unknown format - accepted media types include: application/json, application/vnd.kubernetes.protobuf';
    throw new ApiError(415, 'UnsupportedMediaType', message);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch {
    throw badRequest('the body of the request is not valid JSON');
  }
}
