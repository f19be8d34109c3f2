import type { Facts } from '@fairlead/model';
import { CASES } from './catalogue.ts';
import type { ReasonCase, ReasonTexts } from './catalogue.ts';
import type { Language } from './language.ts';
import { CATALOGUES, say } from './translator.ts';
import type { TextTimes, Values } from './translator.ts';

/** What reasons of the model and of the HTTP API have in common. */
export interface TextReason {
  readonly id: string;
  readonly facts: Facts | Readonly<Record<string, unknown>>;
  readonly since?: { readonly at: number | string; readonly basis: 'api' | 'observed' } | null | undefined;
  readonly shared?: TextReason | null | undefined;
}

export interface ReasonText {
  /** For a card. */
  readonly short: string;
  /** For one line of a list. */
  readonly line: string;
  /** What is. */
  readonly fact: string;
  /** What to do next; empty where nothing is. */
  readonly next: string;
  /** Fact and next step. */
  readonly sentence: string;
}

/** Sums over pods: the card says what most of the pods share. */
const SUMS_SHOW_SHARED: ReadonlySet<string> = new Set(['none-ready', 'none-listed']);

/**
 * The texts of a reason. Facts that are missing choose a plainer wording; an id from a newer server than this page is shown
 * as it is.
 */
export function reasonText(reason: TextReason, language: Language, times: TextTimes = {}): ReasonText {
  const shared = reason.shared ?? undefined;
  const hinted = shared === undefined ? undefined : `${reason.id}:${shared.id}`;
  const values = valuesOf(reason, shared !== undefined && isCase(hinted) ? shared : undefined);
  const texts = textsOf(reason.id, hinted, values, language);
  if (texts === undefined) return plain(reason.id);

  const short = say(texts.short, values, language, times);
  const fact = ended(say(texts.fact, values, language, times), language);
  const own = {
    short,
    line: texts.line === undefined ? short : say(texts.line, values, language, times),
    fact,
    next: texts.next === undefined ? '' : say(texts.next, values, language, times),
  };
  const text =
    shared !== undefined && SUMS_SHOW_SHARED.has(reason.id) ? withShared(reason.id, own, shared, language, times) : own;
  const separator = CATALOGUES[language].sentenceSeparator;
  return { ...text, sentence: [text.fact, text.next].filter((part) => part !== '').join(separator) };
}

function withShared(
  sum: string,
  own: Omit<ReasonText, 'sentence'>,
  shared: TextReason,
  language: Language,
  times: TextTimes,
): Omit<ReasonText, 'sentence'> {
  const { short, line, fact, next } = reasonText(shared, language, times);
  // What most pods share stands in between, for its next step may speak of it; a sum of unlisted pods tells it already.
  const facts = [own.fact, sum === 'none-ready' ? fact : '']
    .filter((part) => part !== '')
    .join(CATALOGUES[language].sentenceSeparator);
  return { short, line, fact: facts, next: next === '' ? own.next : next };
}

/** Messages of the cluster, which a fact may end with, have a full stop or none; another sentence may follow. */
function ended(fact: string, language: Language): string {
  if (fact === '' || /[.!?。！？…][)\]"'”’）」]*$/u.test(fact)) return fact;
  return `${fact}${CATALOGUES[language].fullStop}`;
}

const plain = (id: string): ReasonText => ({ short: id, line: id, fact: id, next: '', sentence: id });

function isCase(name: string | undefined): name is ReasonCase {
  return CASES.some((known) => known === name);
}

function textsOf(id: string, hinted: string | undefined, values: Values, language: Language): ReasonTexts | undefined {
  const texts: Readonly<Record<string, ReasonTexts>> = CATALOGUES[language].reasons;
  const special = isCase(hinted) ? hinted : caseOf(id, values);
  return texts[special ?? id];
}

/** The special case of a reason that its facts tell. */
function caseOf(id: string, facts: Values): ReasonCase | undefined {
  const name = `${id}:${variantOf(id, facts) ?? ''}`;
  return isCase(name) ? name : undefined;
}

function variantOf(id: string, facts: Values): string | undefined {
  const text = (name: string): string | undefined => {
    const value = facts[name];
    return typeof value === 'string' ? value : undefined;
  };
  switch (id) {
    case 'near-miss':
    case 'labels-differ':
      return facts['found'] === null ? 'missing' : undefined;
    case 'waiting':
      return text('reason') === 'CrashLoopBackOff' && text('exitReason') === 'OOMKilled' ? 'OOMKilled' : text('reason');
    case 'restarting':
      return text('reason');
    case 'init-running':
      return text('state') === 'not-started'
        ? 'waiting'
        : text('waitingReason') === 'CrashLoopBackOff'
          ? 'failed'
          : text('state');
    case 'port-missing':
      return text('why');
    case 'local-only':
      return text('scope');
    case 'terminating':
      return facts['stuck'] === true ? 'stuck' : undefined;
    case 'none-ready':
      return facts['headless'] === true ? 'headless' : undefined;
    case 'no-selector':
      return facts['apiServers'] === true ? 'api-servers' : undefined;
    case 'pods-without-traffic':
      return text('workload') === undefined ? undefined : 'workload';
    default:
      return undefined;
  }
}

/** The facts, those of the hint that goes with it, and what follows from them. */
function valuesOf({ id, facts, since }: TextReason, hint: TextReason | undefined): Values {
  const values: Record<string, Values[string]> = {};
  for (const [name, value] of [...Object.entries(facts), ...Object.entries(hint?.facts ?? {})]) {
    if (isFactValue(value)) values[name] = value;
  }
  // What there is none of is not named.
  if (id === 'all-finished') for (const name of ['succeeded', 'failed']) if (values[name] === 0) delete values[name];
  const { pods, missing } = values;
  if (typeof pods === 'number' && typeof missing === 'number') values['having'] = Math.max(0, pods - missing);
  if (since !== undefined && since !== null) {
    const at = typeof since.at === 'string' ? Date.parse(since.at) / 1000 : since.at;
    if (Number.isFinite(at)) values['sinceAt'] = at;
  }
  return values;
}

function isFactValue(value: unknown): value is NonNullable<Values[string]> | null {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** The English sentence about a reason without ages and clock times, so that it changes only when the cluster does. */
export function describe(reason: TextReason): string {
  return reasonText(reason, 'en').sentence;
}
