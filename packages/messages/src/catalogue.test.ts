import { describe, expect, it } from 'vitest';
import { POD_REASONS, ROUTER_REASONS, SERVICE_REASONS, STATE_REASONS, SUMMARY_REASONS } from '@fairlead/model';
import { CASES, COUNTS } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import type { Wordings } from './wordings.ts';
import { en } from './en.ts';
import { FORMAT_NAMES, placeholdersOf } from './translator.ts';
import { zh } from './zh.ts';

const REASON_KEYS = [
  ...SERVICE_REASONS,
  ...POD_REASONS,
  ...STATE_REASONS,
  ...SUMMARY_REASONS,
  ...ROUTER_REASONS,
  ...CASES,
];

/** Texts that are names of the API in every language. */
const WITHOUT_HAN = new Set([
  'Pod',
  'Service',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'Ingress',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
  'ReferenceGrant',
]);

const wordingsOf = (wordings: Wordings): readonly string[] => (typeof wordings === 'string' ? [wordings] : wordings);

/** Every text of a catalogue with its path; lists of wordings wording by wording. */
function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textsOf(member, path === '' ? key : `${path}.${key}`));
}

const keysOf = (value: unknown): string[] => textsOf(value, '').map(([path]) => path.replace(/\.\d+$/, ''));

const LANGUAGES: [string, Catalogue][] = [
  ['en', en],
  ['zh', zh],
];

describe.each(LANGUAGES)('catalogue %s', (_, catalogue) => {
  it('has exactly one entry per reason and case', () => {
    expect(Object.keys(catalogue.reasons).toSorted()).toEqual([...REASON_KEYS].toSorted());
  });

  it('ends every list of wordings with one that needs no fact', () => {
    const lists = [
      ...Object.values(catalogue.reasons).flatMap(({ short, line, fact, next }) => [short, line, fact, next]),
      ...Object.values(catalogue.gates),
      ...Object.values(catalogue.reach.outcomes).flatMap(({ short, fact }) => [short, fact]),
      ...Object.values(catalogue.reach.borrowed),
      ...Object.values(catalogue.reach.untold),
      ...Object.values(catalogue.comparison.causes).map(({ fact }) => fact),
    ].filter((wordings) => wordings !== undefined);
    expect(
      lists.map((wordings) => wordingsOf(wordings).at(-1)).filter((last) => placeholdersOf(last ?? '{{x}}').length > 0),
    ).toEqual([]);
  });

  it('goes from wordings that need more facts to wordings that need no more', () => {
    const unreachable = Object.entries(catalogue.reasons).flatMap(([id, texts]) =>
      [texts.short, texts.line, texts.fact, texts.next].flatMap((wordings) =>
        wordingsOf(wordings ?? []).flatMap((wording, index, all) => {
          const needs = new Set(
            placeholdersOf(wording).map(({ name, format }) => `${name} ${format === 'age' ? 'age' : ''}`),
          );
          const earlier = all
            .slice(0, index)
            .map((other) =>
              placeholdersOf(other).map(({ name, format }) => `${name} ${format === 'age' ? 'age' : ''}`),
            );
          return earlier.some((names) => names.every((name) => needs.has(name))) ? [`${id}: ${wording}`] : [];
        }),
      ),
    );
    expect(unreachable).toEqual([]);
  });

  it('uses known formats only', () => {
    const formats = textsOf(catalogue, '').flatMap(([, text]) =>
      placeholdersOf(text).flatMap(({ format }) => format ?? []),
    );
    expect(formats.filter((format) => !FORMAT_NAMES.includes(format))).toEqual([]);
  });

  it('keeps the short texts short enough for a card', () => {
    // A Han character is as wide as two Latin ones.
    const width = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
    const long = Object.entries(catalogue.reasons)
      .flatMap(([id, { short }]) => wordingsOf(short).map((text): [string, string] => [id, text]))
      // Waiting reasons keep the spelling of the API; the card cuts them in the middle.
      .filter(([id, text]) => !id.endsWith(`:${text}`) && placeholdersOf(text).length === 0 && width(text) > 20);
    expect(long).toEqual([]);
  });
});

describe('both catalogues', () => {
  it('have the same texts', () => {
    const structure = (catalogue: Catalogue) =>
      new Set(
        keysOf({
          ...catalogue,
          counts: Object.keys(catalogue.counts),
          notListed: Object.keys(catalogue.notListed),
          reasons: undefined,
        }),
      );
    expect(structure(zh)).toEqual(structure(en));
    const reasons = (catalogue: Catalogue) =>
      Object.entries(catalogue.reasons)
        .map(([id, { next }]) => `${id}${next === undefined ? '' : ' next'}`)
        .toSorted();
    expect(reasons(zh)).toEqual(reasons(en));
  });

  it('tell the same facts of each reason', () => {
    const facts = (catalogue: Catalogue, id: string) => {
      const texts = Object.entries(catalogue.reasons).find(([key]) => key === id)?.[1];
      return [
        ...new Set(textsOf(texts?.fact, '').flatMap(([, text]) => placeholdersOf(text).map(({ name }) => name))),
      ].toSorted();
    };
    for (const id of REASON_KEYS) expect(facts(zh, id), id).toEqual(facts(en, id));
  });

  it('use every count they have', () => {
    const used = new Set(
      LANGUAGES.flatMap(([, catalogue]) =>
        textsOf(catalogue, '').flatMap(([, text]) => placeholdersOf(text).map(({ format }) => format)),
      ),
    );
    expect(COUNTS.filter((name) => !used.has(name))).toEqual([]);
  });

  it('have a plural for every category of the language', () => {
    for (const [language, { counts, notListed }] of LANGUAGES) {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const forms of [...Object.values(counts), ...Object.values(notListed)])
        expect(Object.keys(forms).toSorted()).toEqual([...pluralCategories].toSorted());
    }
  });

  it('have a Han character in every Chinese text', () => {
    // What is values and punctuation only gets its characters from the values.
    const ownWords = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}/g, '').replaceAll(/[\p{P}\p{S}\s]/gu, '');
    const foreign = textsOf(zh, '')
      .map(([, text]) => text)
      .filter((text) => ownWords(text) !== '' && !/\p{Script=Han}/u.test(text) && !WITHOUT_HAN.has(text));
    expect(foreign).toEqual([]);
  });
});
