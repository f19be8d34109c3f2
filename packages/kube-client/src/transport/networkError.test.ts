import { GarbageError, UnreachableError } from '@fairlead/informer';
import { describe, expect, it } from 'vitest';
import { networkError } from './networkError.ts';

const withCode = (code: string, options?: ErrorOptions): Error => Object.assign(new Error(code, options), { code });

describe('networkError', () => {
  it.each([
    { error: withCode('ECONNREFUSED'), want: 'connection refused' },
    { error: withCode('UND_ERR_SOCKET', { cause: withCode('ECONNRESET') }), want: 'closed in the middle' },
    { error: new Error('fetch failed', { cause: withCode('ENOTFOUND') }), want: 'no such host' },
    { error: withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), want: 'set certificate-authority' },
    { error: withCode('ERR_TLS_CERT_ALTNAME_INVALID'), want: 'set tls-server-name' },
    { error: new Error('other side up\nand more'), want: /other side up$/ },
    { error: 'text', want: 'text' },
  ])('says in one line what broke: $want', ({ error, want }) => {
    const translated = networkError(error, 'https://k8s.example');
    expect(translated).toBeInstanceOf(UnreachableError);
    expect(translated.message).toMatch(want);
    expect(translated.message).toContain('https://k8s.example');
  });

  it('leaves what is translated already', () => {
    const garbage = new GarbageError('half an event');
    expect(networkError(garbage, 'https://k8s.example')).toBe(garbage);
  });
});
