import { compareSlices, derivedSlices, dropLingeringSlices, type SliceDifference } from '@fairlead/resolver';
import type { ClusterState } from './clusterState.ts';

/** The services to compare: those there are, and those that slices of the controller are left of. */
export function comparedServices({ services, published }: ClusterState): readonly string[] {
  return [...new Set([...services.keys(), ...published.keys()])].toSorted();
}

/** In what the derived and the published answer for one service differ. */
export function compareService(state: ClusterState, service: string, now: number): readonly SliceDifference[] {
  const published = dropLingeringSlices(state.published.get(service) ?? []);
  const answer = state.resolver.answer(service, now);
  const derived = derivedSlices(answer === undefined ? [] : [answer]);
  return compareSlices(published, derived, {
    missing: 'published, not derived:',
    unexpected: 'derived, not published:',
  });
}
