import type { GraphSnapshot } from '@fairlead/protocol';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { backendChanges, backendsKnown, type BackendsKnown } from './backendChanges.ts';

/** At most one message in this time, summed up. */
const QUIET_MS = 5_000;
/** Names in one message; the rest is counted. */
const NAMES = 3;

export interface LiveRegionProps {
  readonly snapshot: GraphSnapshot | undefined;
  /** What the picture was asked for: with another one it shows other services, which is no news of them. */
  readonly scope: string;
}

/** Tells screen readers politely which services lost their last backend, and which have one again. */
export function LiveRegion({ snapshot, scope }: LiveRegionProps) {
  const message = useAnnouncement(snapshot, scope);
  return (
    <div role="status" aria-live="polite" className="fl-visually-hidden">
      {message}
    </div>
  );
}

function useAnnouncement(snapshot: GraphSnapshot | undefined, scope: string): string {
  const { t, i18n } = useTranslation();
  const [message, setMessage] = useState('');
  /** What was last announced about; compared with the newest picture when the quiet time is over. */
  const told = useRef<BackendsKnown>(undefined);
  const asked = useRef(scope);
  const newest = useRef<GraphSnapshot>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const speak = (): void => {
      timer.current = undefined;
      const picture = newest.current;
      if (picture === undefined || told.current === undefined) return;
      const now = backendsKnown(picture);
      const { lost, regained } = backendChanges(told.current, now);
      told.current = now;
      if (lost.length + regained.length === 0) return;
      const names = (list: readonly string[]): string => {
        const shown = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(list.slice(0, NAMES));
        return list.length <= NAMES ? shown : t('announce.more', { names: shown, count: list.length - NAMES });
      };
      const parts: string[] = [];
      if (lost.length > 0) parts.push(t('announce.lost', { count: lost.length, names: names(lost) }));
      if (regained.length > 0) parts.push(t('announce.regained', { count: regained.length, names: names(regained) }));
      setMessage(parts.join(' '));
      timer.current = setTimeout(speak, QUIET_MS);
    };
    newest.current = snapshot;
    if (scope !== asked.current) told.current = undefined;
    asked.current = scope;
    if (snapshot === undefined) return;
    if (told.current === undefined) told.current = backendsKnown(snapshot);
    else if (timer.current === undefined) speak();
  }, [snapshot, scope, t, i18n]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return message;
}
