import { describe, it } from 'vitest';
import type { AnyRecord } from '@fairlead/model';
import {
  CredentialsRejectedError,
  ForbiddenError,
  ResourceNotServedError,
  ResourceVersionExpiredError,
  ServerBusyError,
  UnreachableError,
} from '../source/errors.ts';
import { listerWatcherContract } from './listerWatcherContract.ts';
import type { ContractFailure, ContractServer } from './listerWatcherContract.ts';
import { aNamespace } from './objects.ts';
import { ScriptedServer } from './scriptedServer.ts';

const ERRORS: Readonly<Record<ContractFailure, Error>> = {
  unauthorized: new CredentialsRejectedError('401'),
  forbidden: new ForbiddenError('403'),
  'not-served': new ResourceNotServedError('404'),
  busy: new ServerBusyError(429, 7000),
  reset: new UnreachableError('reset'),
};

function scripted(): ContractServer {
  const server = new ScriptedServer<AnyRecord>();
  return {
    listerWatcher: server.listerWatcher(),
    put: (name) => void server.put(aNamespace(name)),
    delete: (name) => server.delete(name),
    bookmark: () => server.bookmark(),
    endWatches: () => server.endWatches(),
    expireWatches: () => server.endWatches(new ResourceVersionExpiredError('of the watch')),
    compact: () => server.compact(),
    failNext: (failure) => server.failNext(ERRORS[failure]),
    close: () => server.endWatches(),
  };
}

describe('listerWatcherContract of the scripted server', () => {
  it.each(listerWatcherContract(scripted))('$name', ({ run }) => run());
});
