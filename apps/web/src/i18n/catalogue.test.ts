import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sections } from './catalogue.ts';
import { createI18n } from './createI18n.ts';

/** Words of the API and units, which are the same in both languages. */
const SAME_IN_CHINESE = new Set([
  'about.kubernetes',
  'about.licence',
  'cache.cost.endpoints',
  'cache.cost.endpointslices',
  'cache.table.bytes',
  'frame.cluster.kubernetes',
  'frame.cluster.fairlead',
  'map.legend.grpc',
  'map.legend.tcp',
  'service.live.yamlLabel',
  'service.subtitle',
  'service.tabs.pods',
  'service.tabs.yaml',
  'settings.utc',
]);
/** What is left to translate when the values are taken out. */
const wordsOf = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, '');

function flat(tree: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flat(value as object, `${prefix}${key}.`),
  );
}

function entries(language: 'en' | 'zh'): [string, string][] {
  return Object.entries(sections).flatMap(([section, text]) => flat(text[language], `${section}.`));
}

const base = (key: string): string => key.replace(/_(one|other)$/, '');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.|[tT]ext\.ts$/.test(entry.name) ? [path] : [];
  });
}

const sources = sourceFiles(join(import.meta.dirname, '..')).map((path) => ({
  name: basename(path),
  text: readFileSync(path, 'utf8'),
}));
const source = sources.map(({ text }) => text).join('\n');
/** `t('a.b')` names a key, "t(`a.b.${x}`)" all keys below `a.b`; a whole section at once would hide what is unused. */
const named = new Set([...source.matchAll(/['"]([a-z]\w*(?:\.\w+)+)['"]/g)].map(([, key]) => key));
const prefixes = [...source.matchAll(/`([a-z]\w*(?:\.\w+)+\.)\$\{/g)].map(([, prefix]) => prefix ?? '');

describe('the catalogue', () => {
  it('has the same keys in both languages, and one plural form in Chinese', () => {
    const english = [...new Set(entries('en').map(([key]) => base(key)))].toSorted();
    const chinese = entries('zh').map(([key]) => key);
    expect(chinese.filter((key) => key.endsWith('_one'))).toEqual([]);
    expect([...new Set(chinese.map(base))].toSorted()).toEqual(english);
  });

  it('has both plural forms in English wherever it has one', () => {
    const keys = new Set(entries('en').map(([key]) => key));
    const missing = [...keys].filter((key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')));
    expect(missing).toEqual([]);
  });

  it('says everything with Han characters in Chinese', () => {
    const plain = entries('zh').filter(
      ([key, text]) => !SAME_IN_CHINESE.has(key) && /\p{L}/u.test(wordsOf(text)) && !/\p{Script=Han}/u.test(text),
    );
    expect(plain).toEqual([]);
  });

  it('says nothing with Han characters in English', () => {
    const switchLabel = 'frame.language';
    expect(entries('en').filter(([key, text]) => key !== switchLabel && /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('names in Chinese only values that English names, too', () => {
    const english = new Map<string, Set<string>>();
    for (const [key, text] of entries('en')) {
      const names = english.get(base(key)) ?? new Set();
      for (const name of placeholders(text)) names.add(name);
      english.set(base(key), names);
    }
    // The Chinese form of "first +2" counts all of them.
    const allowed = new Set(['total', 'count']);
    const odd = entries('zh').flatMap(([key, text]) =>
      placeholders(text)
        .filter((name) => !english.get(base(key))?.has(name) && !allowed.has(name))
        .map((name) => `${key}: ${name}`),
    );
    expect(odd).toEqual([]);
  });

  it('has no key that nothing shows', () => {
    const unused = [...new Set(entries('en').map(([key]) => base(key)))].filter(
      (key) => !named.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('lets no part of PatternFly speak that speaks English only, but where its words are replaced', () => {
    const spoken = /import \{[^}]*\b(Alert|Modal)\b[^}]*\} from '@patternfly|<Td[^>]* expand=/;
    const speaking = sources.filter(({ text }) => spoken.test(text)).map(({ name }) => name);
    expect(speaking.toSorted()).toEqual(['Alert.tsx', 'Dialog.tsx']);
  });

  it.each(['en', 'zh'] as const)('chooses the plural form in %s', (language) => {
    const { t } = createI18n(language);
    expect(t('attention.services', { count: 1, countText: '1' })).toBe(language === 'en' ? '1 service' : '1 个服务');
    expect(t('attention.services', { count: 26, countText: '26' })).toBe(
      language === 'en' ? '26 services' : '26 个服务',
    );
  });
});
