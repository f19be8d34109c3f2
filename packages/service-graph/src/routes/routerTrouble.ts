import type { Reason, RouterReasonId, Verdict } from '@fairlead/model';
import { idParts } from '../ids.ts';

/** What is wrong with the places an Ingress or a route is to lead to. */
export interface RouterTrouble {
  /** `broken` if it leads nowhere else. */
  readonly verdict: Extract<Verdict, 'broken' | 'degraded'>;
  /** The headline first. */
  readonly reasons: readonly [Reason, ...Reason[]];
}

/** Ids of the services something is to lead to. */
export interface Destinations {
  readonly all: readonly string[];
  /** No such Service, and that is known. */
  readonly missing: readonly string[];
  /** In a namespace that does not grant it. */
  readonly notGranted: readonly string[];
}

/** `undefined` if every destination may be well. @param namespace of the Ingress or the route: Services of it are named without */
export function routerTrouble(namespace: string, destinations: Destinations): RouterTrouble | undefined {
  const { all, missing, notGranted } = destinations;
  const verdict = missing.length + notGranted.length === all.length ? 'broken' : 'degraded';
  const reason = (id: RouterReasonId, services: readonly string[]): Reason[] => {
    const [subject] = services;
    if (subject === undefined) return [];
    const facts = { services: services.map((service) => nameIn(namespace, service)) };
    const level = verdict === 'broken' ? 'absent' : 'partial';
    return [{ id, level, facts, cause: { reason: id, subject }, since: undefined }];
  };
  const [first, ...others] = [...reason('backend-missing', missing), ...reason('backend-not-granted', notGranted)];
  return first === undefined ? undefined : { verdict, reasons: [first, ...others] };
}

function nameIn(namespace: string, service: string): string {
  const [, of = '', name = ''] = idParts(service);
  return of === namespace ? name : `${of}/${name}`;
}
