import type { ResourceStatusInfo } from '@fairlead/informer';
import type { ResourceError, ResourceStatus } from '@fairlead/protocol';
import { isoMs } from './times.ts';

/** A failure of a resource as status and cache panel show it. */
export function resourceError(
  failure: { readonly code: string; readonly message: string; readonly status: number | undefined } | undefined,
): ResourceError | null {
  return failure === undefined
    ? null
    : { code: failure.code, message: failure.message, status: failure.status ?? null };
}

/** The state of one resource. */
export function resourceStatus(info: ResourceStatusInfo): ResourceStatus {
  const { progress } = info;
  return {
    resource: info.resource,
    state: info.state,
    since: new Date(info.sinceMs).toISOString(),
    objects: info.objects ?? null,
    progress: progress === undefined ? null : { read: progress.read, remaining: progress.remaining ?? null },
    lastEventAt: isoMs(info.lastEventAtMs),
    error: resourceError(info.error),
    nextTryAt: isoMs(info.nextTryAtMs),
    namespaces: info.namespaces === undefined ? null : info.namespaces.map((entry) => ({ ...entry })),
  };
}
