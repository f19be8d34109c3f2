import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { PROBLEM_TYPE, ProblemError, problemBody } from './problem.ts';
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

/** Answers what Node's parser refuses before there is a request: headers too long, half a request, no HTTP at all. */
export function answerRawErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || (socket as Socket).bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const problem = problemOf(error.code);
    const body = problemBody(problem);
    const lines = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Error'}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...RAW_SECURITY_HEADERS,
    ];
    socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}
