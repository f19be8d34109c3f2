import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from './benchNamespace.ts';

/** Answers with the status that the path names. */
const server = createServer((request, response) => {
  response.writeHead(Number(request.url?.slice(1))).end('because');
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

describe('send', () => {
  it.each([
    { method: 'DELETE', status: 200 },
    { method: 'DELETE', status: 404 },
    { method: 'POST', status: 201 },
  ] as const)('takes $status for a $method', async ({ method, status }) => {
    await expect(send(url, method, `/${status}`, {})).resolves.toBeUndefined();
  });

  it.each([
    { method: 'DELETE', status: 403 },
    { method: 'PATCH', status: 404 },
    { method: 'POST', status: 409 },
  ] as const)(
    'fails with what the server says of a $method that it answers with $status',
    async ({ method, status }) => {
      await expect(send(url, method, `/${status}`, {})).rejects.toThrow(
        `${method} /${status} was answered ${status}: because`,
      );
    },
  );
});
