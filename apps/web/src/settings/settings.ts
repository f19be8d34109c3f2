import type { TimeZoneChoice } from '../i18n/formatTime.ts';
import { LANGUAGES, type Language } from '@fairlead/messages';

/** Whether a part of the screen is shown: by choice, or where there is room for it. */
export type Shown = 'auto' | 'open' | 'closed';

/** What a person chose for themselves. It stays in this browser and never enters the address. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: 'browser' | Language;
  readonly density: 'comfortable' | 'compact';
  readonly times: TimeZoneChoice;
  readonly motion: 'system' | 'reduced';
  readonly singleKeys: boolean;
  readonly rail: Shown;
  /** `auto`: where there is room. */
  readonly legend: Shown;
  readonly minimap: Shown;
  /** Width of the drawer in CSS pixels; `null`: what fits the window. */
  readonly drawer: number | null;
  /** Names of the notes that were closed for good. */
  readonly dismissed: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'browser',
  density: 'comfortable',
  times: 'local',
  motion: 'system',
  singleKeys: true,
  rail: 'auto',
  legend: 'auto',
  minimap: 'auto',
  drawer: null,
  dismissed: [],
};

const CHOICES: { readonly [K in keyof Settings]?: readonly unknown[] } = {
  theme: ['system', 'light', 'dark'],
  language: ['browser', ...LANGUAGES],
  density: ['comfortable', 'compact'],
  times: ['local', 'utc'],
  motion: ['system', 'reduced'],
  singleKeys: [true, false],
  rail: ['auto', 'open', 'closed'],
  legend: ['auto', 'open', 'closed'],
  minimap: ['auto', 'open', 'closed'],
};

const STORAGE_KEY = 'fairlead:settings';

/** Reads what was stored; whatever is unknown, or from another version, falls back to its default. */
export function parseSettings(stored: string | null): Settings {
  if (stored === null) return DEFAULT_SETTINGS;
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    // Written by something else, or cut off: the defaults are a safe answer.
    return DEFAULT_SETTINGS;
  }
  if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS;
  const entries = Object.entries(value).filter(([key, item]) => {
    if (key === 'dismissed') return Array.isArray(item) && item.every((name) => typeof name === 'string');
    if (key === 'drawer') return item === null || (typeof item === 'number' && Number.isFinite(item));
    return CHOICES[key as keyof Settings]?.includes(item) ?? false;
  });
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(entries) as Partial<Settings>) };
}

export function loadSettings(storage: Pick<Storage, 'getItem'>): Settings {
  try {
    return parseSettings(storage.getItem(STORAGE_KEY));
  } catch {
    // A browser may refuse access to its storage; the page works without.
    return DEFAULT_SETTINGS;
  }
}

export function saveSettings(storage: Pick<Storage, 'setItem'>, settings: Settings): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(settings));
  } catch {
    // Refused or full: the choice then lasts as long as the page.
  }
}
