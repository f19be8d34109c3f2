import type { Clock } from '@fairlead/informer';
import { NO_IDENTITY } from './identity.ts';
import type { IdentitySource } from './identity.ts';
import { RereadFile } from './rereadFile.ts';

/** A bearer token from a file that rotates, as a service account's does. */
export function tokenFileIdentity(file: string, clock: Clock): IdentitySource {
  const content = new RereadFile(file, clock);
  return {
    identity: async () => ({ ...NO_IDENTITY, authorization: `Bearer ${(await content.content()).trim()}` }),
    expire: () => content.expire(),
  };
}
