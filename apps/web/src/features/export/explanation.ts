import { formatCount, formatSince, reasonText, trafficWord, verdictWord, type ReasonText } from '@fairlead/messages';
import type { Attention, Pod, Reason, Service, ServiceRow, Since } from '@fairlead/protocol';
import { timeZoneOf } from '../../i18n/formatTime.ts';
import { inPodOrder, receives, trafficOf } from '../service/podOrder.ts';
import type { Wording } from './caption.ts';
import type { Explanation, PodLine, ServiceLine } from './pictureHtml.ts';

/** Pods of one service that are written down. */
const MOST_PODS = 50;

/** A service that needs attention, in the words of its drawer; without `service` its pods could not be read, for `problem`. */
export function explanationOf(
  item: Attention,
  service: Service | undefined,
  problem: string,
  nowMs: number,
  wording: Wording,
): Explanation {
  const { t, language } = wording;
  const [, namespace = '', name = ''] = item.id.split('/');
  const say = (reason: Reason): ReasonText => sentenceOf(reason, nowMs, wording);
  const headline = service?.headline ?? item.headline;
  const text = headline === null ? undefined : say(headline);
  const first = service?.reasons.findIndex(({ id }) => id === headline?.id) ?? -1;
  const count = (value: number): string => formatCount(value, language);
  const troubled = inPodOrder(service?.pods ?? []).filter((pod) => !receives(pod) || pod.reasons.length > 0);
  const pods = troubled.slice(0, MOST_PODS);
  return {
    name,
    namespace,
    verdict: item.verdict,
    verdictWord: verdictWord(item.verdict, language),
    fact: text?.fact ?? '',
    next: text?.next ?? '',
    counts:
      service === undefined
        ? ''
        : t('export.page.receiving', {
            receiving: count(service.backends.receiving),
            total: count(service.backends.total),
          }),
    further: (service?.reasons ?? []).filter((_, index) => index !== first).map((reason) => say(reason).sentence),
    pods: pods.map((pod) => podLine(pod, nowMs, wording)),
    podsNote:
      service === undefined
        ? t('export.page.unread', { detail: problem })
        : pods.length === service.podsTotal
          ? ''
          : t('export.page.podsMore', { shown: count(pods.length), total: count(service.podsTotal) }),
  };
}

/** One pod as a row of a table. */
export function podLine(pod: Pod, nowMs: number, wording: Wording): PodLine {
  return {
    name: pod.name,
    traffic: trafficWord(trafficOf(pod), wording.language),
    why: pod.reasons.map((reason) => sentenceOf(reason, nowMs, wording).sentence).join(' '),
    since: sinceText(pod.since, nowMs, wording),
  };
}

/** One row of the table below. */
export function serviceLine(row: ServiceRow, nowMs: number, wording: Wording): ServiceLine {
  const reason = row.headline ?? row.note;
  const { receiving, total } = row.backends;
  const count = (value: number): string => formatCount(value, wording.language);
  // Without a selector, pods tell nothing: a 0 would be a guess.
  const untold = row.type === 'ExternalName' || row.selector === null || Object.keys(row.selector).length === 0;
  return {
    name: row.name,
    namespace: row.namespace,
    verdict: verdictWord(row.verdict, wording.language),
    ready: untold ? wording.t('common.missing') : `${count(receiving)}/${count(total)}`,
    why: reason === null ? '' : sentenceOf(reason, nowMs, wording).sentence,
  };
}

/** A reason in words. */
export function sentenceOf(reason: Reason, nowMs: number, { language, zone }: Wording): ReasonText {
  return reasonText(reason, language, { now: Math.floor(nowMs / 1000), timeZone: timeZoneOf(zone) });
}

export function sinceText(since: Since | null, nowMs: number, { t, language }: Wording): string {
  if (since === null) return t('common.missing');
  return formatSince({ at: Date.parse(since.at) / 1000, basis: since.basis }, nowMs / 1000, language);
}

/** Why a service needs attention, as a sentence. */
export function attentionLine({ headline }: Attention, nowMs: number, wording: Wording): string {
  return headline === null ? '' : sentenceOf(headline, nowMs, wording).sentence;
}
