import { describe, expect, it } from 'vitest';
import { envelope } from '../../test/protobuf.ts';
import { errorOf, failureOfAnswer, retryAfterMs } from './apiStatus.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('failureOfAnswer', () => {
  it('reads a Status in JSON', () => {
    const status = { kind: 'Status', message: 'pods is\n forbidden', reason: 'Forbidden', code: 403 };
    const failure = failureOfAnswer(403, 'application/json', undefined, Buffer.from(JSON.stringify(status)), NOW);
    expect(failure).toStrictEqual({
      code: 403,
      message: 'pods is forbidden',
      reason: 'Forbidden',
      retryAfterMs: undefined,
    });
  });

  it('reads a Status in protobuf', () => {
    const body = envelope('Status', { 2: 'Failure', 3: 'slow down', 4: 'TooManyRequests', 5: { 5: 3 }, 6: 429 });
    const failure = failureOfAnswer(429, 'application/vnd.kubernetes.protobuf', undefined, body, NOW);
    expect(failure).toStrictEqual({
      code: 429,
      message: 'slow down',
      reason: 'TooManyRequests',
      retryAfterMs: 3000,
    });
  });

  it.each([
    { name: 'nothing', contentType: undefined, body: '', want: 'the API server answered 502' },
    { name: 'plain text', contentType: 'text/plain', body: 'upstream is\n away ', want: 'upstream is away' },
    { name: 'a page', contentType: 'text/html', body: '<html>Sign in</html>', want: 'the API server answered 502' },
    { name: 'half a Status', contentType: 'application/json', body: '{"code"', want: '{"code"' },
  ])('makes do with $name of a proxy', ({ contentType, body, want }) => {
    expect(failureOfAnswer(502, contentType, undefined, Buffer.from(body), NOW)).toMatchObject({
      code: 502,
      message: want,
    });
  });

  it('takes the header Retry-After before the Status', () => {
    const body = Buffer.from(JSON.stringify({ code: 429, details: { retryAfterSeconds: 9 } }));
    expect(failureOfAnswer(429, 'application/json', '2', body, NOW).retryAfterMs).toBe(2000);
  });
});

describe('retryAfterMs', () => {
  it.each([
    [undefined, undefined],
    ['0', 0],
    [' 12 ', 12_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('reads %s as %s', (header, want) => {
    expect(retryAfterMs(header, NOW)).toBe(want);
  });
});

describe('errorOf', () => {
  it.each([
    [401, 'CredentialsRejectedError'],
    [403, 'ForbiddenError'],
    [404, 'ResourceNotServedError'],
    [410, 'ResourceVersionExpiredError'],
    [429, 'ServerBusyError'],
    [503, 'ServerBusyError'],
    [500, 'ApiStatusError'],
    [302, 'ApiStatusError'],
  ])('takes %i as %s', (code, name) => {
    expect(errorOf({ code, message: 'so', reason: undefined, retryAfterMs: undefined }, '1').name).toBe(name);
  });
});
