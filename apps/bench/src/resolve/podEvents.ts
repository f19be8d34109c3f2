import type { ObjectChange } from '@fairlead/resolver';
import type { PodRecord } from '@fairlead/model';
import { READY, UNREADY } from './fleet.ts';

export const EVENT_KINDS = ['readiness', 'heartbeat', 'replaced', 'relabelled'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * What happens to one pod of a fleet. `readiness`: it becomes ready, or ceases to be. `heartbeat`: nothing that counts changes.
 * `replaced`: it is deleted and another takes its place. `relabelled`: it leaves its service, or comes back. Changes `pods` along.
 */
export function podEvent(pods: PodRecord[], at: number, kind: EventKind, serial: number): readonly ObjectChange[] {
  const before = pods[at];
  if (before === undefined) return [];
  const put = (after: PodRecord, was: PodRecord | undefined): ObjectChange => ({
    resource: 'pods',
    key: `${after.namespace}/${after.name}`,
    before: was,
    after,
  });
  const resourceVersion = `v${serial}`;
  switch (kind) {
    case 'readiness': {
      const after = { ...before, resourceVersion, conditions: before.conditions === READY ? UNREADY : READY };
      pods[at] = after;
      return [put(after, before)];
    }
    case 'heartbeat': {
      const after = { ...before, resourceVersion };
      pods[at] = after;
      return [put(after, before)];
    }
    case 'replaced': {
      const after = { ...before, resourceVersion, name: `${before.name.replace(/-r\d+$/, '')}-r${serial}` };
      pods[at] = after;
      const key = `${before.namespace}/${before.name}`;
      return [{ resource: 'pods', key, before, after: undefined }, put(after, undefined)];
    }
    case 'relabelled': {
      const { app = '', ...rest } = before.labels;
      const labels = { ...rest, app: app.endsWith('-off') ? app.slice(0, -'-off'.length) : `${app}-off` };
      const after = { ...before, resourceVersion, labels };
      pods[at] = after;
      return [put(after, before)];
    }
  }
}
