import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, loadSettings, parseSettings, saveSettings } from './settings.ts';

describe('parseSettings', () => {
  it.each([
    { name: 'nothing stored', stored: null },
    { name: 'no JSON', stored: '{' },
    { name: 'no object', stored: '7' },
    { name: 'values of another version', stored: '{"theme":"sepia","density":3,"dismissed":"all"}' },
  ])('falls back to the defaults: $name', ({ stored }) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('keeps what it knows beside what it does not', () => {
    expect(parseSettings('{"theme":"dark","colour":"red"}')).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });
});

describe('the storage of settings', () => {
  it('gives back what was saved', () => {
    const settings = { ...DEFAULT_SETTINGS, language: 'zh', dismissed: ['connected:kind'] } as const;
    const stored = new Map<string, string>();
    saveSettings({ setItem: (key, value) => void stored.set(key, value) }, settings);
    expect(loadSettings({ getItem: (key) => stored.get(key) ?? null })).toEqual(settings);
  });

  it('lives without a storage that refuses', () => {
    const refusing = {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(loadSettings(refusing)).toEqual(DEFAULT_SETTINGS);
    expect(() => saveSettings(refusing, DEFAULT_SETTINGS)).not.toThrow();
  });
});
