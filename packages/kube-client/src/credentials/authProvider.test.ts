import type { User } from '@kubernetes/client-node/dist/config_types.js';
import { OpenIDConnectAuth } from '@kubernetes/client-node/dist/oidc_auth.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authProviderLoader } from './authProvider.ts';

/** A token that ends in so many seconds. */
function jwt(endsIn: number): string {
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  return [part({ alg: 'none' }), part({ exp: Math.floor(Date.now() / 1000) + endsIn }), 'signature'].join('.');
}

describe('OIDC', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('renews a token that has ended, once and not for every request', async () => {
    const renewed = jwt(3600);
    // As client-node has it: what it calls the time of the end is what is left.
    const refresh = vi.fn(() => Promise.resolve({ id_token: renewed, refresh_token: 'next', expires_at: 3600 }));
    vi.spyOn(OpenIDConnectAuth.prototype as unknown as { getClient(): unknown }, 'getClient').mockResolvedValue({
      refresh,
    });
    const config = {
      'client-id': 'us',
      'id-token': jwt(-60),
      'refresh-token': 'first',
      'idp-issuer-url': 'https://idp',
    };
    const user: User = { name: 'me', authProvider: { name: 'oidc', config } };
    const authenticator = await authProviderLoader('oidc')?.();
    for (let request = 0; request < 3; request += 1) {
      const options = { headers: {} as Record<string, string> };
      await authenticator?.applyAuthentication(user, options);
      expect(options.headers['Authorization']).toBe(`Bearer ${renewed}`);
    }
    expect(refresh.mock.calls).toEqual([['first']]);
  });
});
