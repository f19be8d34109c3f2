import { formatCount, verdictWord } from '@fairlead/messages';
import type { Service } from '@fairlead/protocol';
import { VerdictMark } from '../../../components/VerdictMark.tsx';
import { inPodOrder } from '../../service/podOrder.ts';
import { portLine } from '../../service/portTargets.ts';
import { captionOf, type CaptionFacts } from '../caption.ts';
import { podLine, sentenceOf } from '../explanation.ts';
import { useWording } from '../useWording.ts';
import { SheetHead } from './SheetHead.tsx';
import { usePrinting } from './usePrinting.ts';
import './print.css';

export interface ServiceSheetProps {
  readonly service: Service;
  readonly facts: () => CaptionFacts | undefined;
}

/** On paper: what a service says of itself, why, and all of its pods that were read. */
export function ServiceSheet({ service, facts }: ServiceSheetProps) {
  const wording = useWording();
  const { t, language } = wording;
  const about = usePrinting(facts);
  if (about === undefined) return null;
  const { nowMs } = about;
  const count = (value: number): string => formatCount(value, language);
  const caption = captionOf({ ...about, of: 'service' }, wording);
  const { namespace, name, headline, reasons, pods } = service;
  const first = headline === null ? undefined : sentenceOf(headline, nowMs, wording);
  const further = reasons.filter(({ id }) => id !== headline?.id);
  const selector = Object.entries(service.selector ?? {}).map(([key, value]) => `${key}=${value}`);
  return (
    <div className="fl-print">
      <SheetHead
        caption={{ title: t('export.sheet.service', { name, namespace }), lines: [caption.title, ...caption.lines] }}
      />
      <h2>
        <VerdictMark verdict={service.verdict} size={16} /> {verdictWord(service.verdict, language)}
      </h2>
      {first === undefined ? null : <p>{first.sentence}</p>}
      <ul>
        {further.map((reason) => (
          <li key={`${reason.id} ${JSON.stringify(reason.facts)}`}>{sentenceOf(reason, nowMs, wording).sentence}</li>
        ))}
      </ul>
      <dl>
        <dt>{t('service.facts.ports')}</dt>
        <dd>{service.ports.map((port) => portLine(port, service)).join(', ') || t('service.facts.noPorts')}</dd>
        <dt>{t('service.facts.selector')}</dt>
        <dd>{selector.join(', ') || t('service.facts.noSelector')}</dd>
      </dl>
      <h2>{t('export.sheet.pods', { shown: count(pods.length), total: count(service.podsTotal) })}</h2>
      {pods.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('export.page.pod')}</th>
              <th scope="col">{t('export.page.traffic')}</th>
              <th scope="col">{t('export.page.why')}</th>
              <th scope="col">{t('export.sheet.node')}</th>
              <th scope="col">{t('export.page.since')}</th>
            </tr>
          </thead>
          <tbody>
            {inPodOrder(pods).map((pod) => {
              const line = podLine(pod, nowMs, wording);
              return (
                <tr key={pod.uid}>
                  <th scope="row">
                    <span className="fl-print-name">{line.name}</span>
                  </th>
                  <td className="fl-print-short">{line.traffic}</td>
                  <td>{line.why}</td>
                  <td className="fl-print-short">{pod.node ?? t('common.missing')}</td>
                  <td className="fl-print-number">{line.since}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
