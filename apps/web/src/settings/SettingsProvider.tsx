import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../i18n/createI18n.ts';
import { preferredLanguage, type Language } from '../i18n/language.ts';
import { loadSettings, saveSettings, type Settings } from './settings.ts';
import { useMediaQuery } from './useMediaQuery.ts';

export interface SettingsValue {
  readonly settings: Settings;
  /** The language in use: the chosen one, or the browser's. */
  readonly language: Language;
  /** The theme in use. */
  readonly theme: 'light' | 'dark';
  readonly reducedMotion: boolean;
  readonly change: (part: Partial<Settings>) => void;
}

const SettingsContext = createContext<SettingsValue | undefined>(undefined);

/** Owns the personal settings, writes them to the browser's storage and to the root element, and provides the texts. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [settings, setSettings] = useState(() => loadSettings(globalThis.localStorage));
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const systemReduced = useMediaQuery('(prefers-reduced-motion: reduce)');
  const language = settings.language === 'browser' ? preferredLanguage(navigator.languages) : settings.language;
  const theme = settings.theme === 'system' ? (systemDark ? 'dark' : 'light') : settings.theme;
  const reducedMotion = settings.motion === 'reduced' || systemReduced;
  const [i18n] = useState(() => createI18n(language));

  const change = useCallback((part: Partial<Settings>) => {
    setSettings((before) => {
      const after = { ...before, ...part };
      saveSettings(globalThis.localStorage, after);
      return after;
    });
  }, []);

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
    void i18n.changeLanguage(language);
  }, [i18n, language]);

  // Before children paint: the canvas reads the colours of the theme from the root element.
  useMemo(() => document.documentElement.classList.toggle('pf-v6-theme-dark', theme === 'dark'), [theme]);
  useEffect(() => {
    document.documentElement.classList.toggle('fl-motion-reduced', reducedMotion);
    document.documentElement.classList.toggle('fl-compact', settings.density === 'compact');
  }, [reducedMotion, settings.density]);

  const value = useMemo(
    () => ({ settings, language, theme, reducedMotion, change }) satisfies SettingsValue,
    [settings, language, theme, reducedMotion, change],
  );
  return (
    <SettingsContext value={value}>
      <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
    </SettingsContext>
  );
}

/** Personal settings; throws outside of `SettingsProvider`. */
export function useSettings(): SettingsValue {
  const value = use(SettingsContext);
  if (value === undefined) throw new Error('useSettings needs a SettingsProvider above it');
  return value;
}
