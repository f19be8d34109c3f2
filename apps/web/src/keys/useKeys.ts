import { useEffect, useRef } from 'react';
import { useSettings } from '../settings/SettingsProvider.tsx';
import { isLayerOpen, isPressable, isTyping } from './keyTargets.ts';

/** Actions by key, as `KeyboardEvent.key` spells it; `g m` is `g`, then `m` within a second; arrows may be `Shift+ArrowLeft`. */
export type KeyActions = Readonly<Record<string, () => void>>;

const SEQUENCE_MS = 1_000;

/**
 * Single-key shortcuts of a screen while it is shown. They do nothing while someone types, with Ctrl, Alt or Meta held, or when
 * switched off in the settings; `Escape` always works, on what lies on top: a menu or dialog closes before anything of the screen.
 */
export function useKeys(actions: KeyActions, enabled = true): void {
  const { settings } = useSettings();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!enabled) return;
    let first: { readonly key: string; readonly atMs: number } | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target)) return;
      if (event.key === 'Escape' && isLayerOpen()) return;
      if (event.key === ' ' && isPressable(event.target)) return;
      if (event.key !== 'Escape' && !settings.singleKeys) return;
      const sequence =
        first !== undefined && event.timeStamp - first.atMs < SEQUENCE_MS ? `${first.key} ${event.key}` : undefined;
      first = undefined;
      const key = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
      const action = (sequence === undefined ? undefined : latest.current[sequence]) ?? latest.current[key];
      if (action !== undefined) {
        event.preventDefault();
        action();
      } else if (Object.keys(latest.current).some((keys) => keys.startsWith(`${event.key} `))) {
        first = { key: event.key, atMs: event.timeStamp };
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled, settings.singleKeys]);
}
