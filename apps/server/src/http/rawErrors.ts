import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { notAllowed, PROBLEM_TYPE, ProblemError, problemBody } from './problem.ts';
import { RAW_SECURITY_HEADERS } from './securityHeaders.ts';

function problemOf(code: string | undefined): ProblemError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ProblemError('bad-request', 'the address and headers together are too long', { status: 431 });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new ProblemError('bad-request', 'the request did not arrive in time', { status: 408 });
  }
  return new ProblemError('bad-request', 'this is not an HTTP request');
}

/** A request line with a method that Node does not know. */
const REQUEST_LINE = /^([A-Z][A-Z-]*) \S+ HTTP\/1\.[01]\r\n/;

type ParserError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

function refusalOf({ code, rawPacket }: ParserError): ProblemError {
  const method = code === 'HPE_INVALID_METHOD' ? REQUEST_LINE.exec(String(rawPacket))?.[1] : undefined;
  return method === undefined ? problemOf(code) : notAllowed(method);
}

function refuse(socket: Duplex, problem: ProblemError): void {
  const body = problemBody(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Error'}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
    ...RAW_SECURITY_HEADERS,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Answers what never becomes a request: headers too long, half a request, no HTTP at all, unknown methods, and CONNECT. */
export function answerRawErrors(server: Server): void {
  server.on('clientError', (error: ParserError, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || (socket as Socket).bytesWritten > 0) {
      socket.destroy();
      return;
    }
    refuse(socket, refusalOf(error));
  });
  server.on('connect', (_request, socket: Duplex) => {
    // Node has let go of it: nobody else hears when it breaks, or closes it when the other side does not.
    socket.on('error', () => undefined);
    socket.once('finish', () => socket.destroy());
    refuse(socket, notAllowed('CONNECT'));
  });
}
