import type { GraphCanvasHandle } from '@fairlead/graph-canvas';
import { verdictWord } from '@fairlead/messages';
import type { Attention } from '@fairlead/protocol';
import { useRef, type RefObject } from 'react';
import { VerdictMark } from '../../../components/VerdictMark.tsx';
import { inOrder, nameOf, namespaceOf } from '../../attention/order.ts';
import { captionOf } from '../caption.ts';
import { attentionLine, sinceText } from '../explanation.ts';
import type { MapExport } from '../useMapExport.ts';
import { usePrinting } from './usePrinting.ts';
import './print.css';

export interface MapSheetProps {
  readonly canvas: RefObject<GraphCanvasHandle | null>;
  readonly from: MapExport;
  /** What needs attention, as far as the filters leave it. */
  readonly items: readonly Attention[];
}

/** On paper: the whole map on one page in the colours of the light theme, then a table of what needs attention. */
export function MapSheet({ canvas, from, items }: MapSheetProps) {
  const picture = useRef<HTMLDivElement>(null);
  const facts = usePrinting(
    () => from.facts('whole'),
    (about) => {
      const caption = captionOf(about, from.wording);
      const svg = canvas.current?.svg({ part: 'whole', theme: 'light', caption });
      if (svg !== undefined) picture.current?.replaceChildren(drawing(svg));
    },
  );
  if (facts === undefined) return null;
  return (
    <div className="fl-print">
      <div className="fl-print-map" ref={picture} />
      <AttentionTable items={inOrder(items)} nowMs={facts.nowMs} wording={from.wording} />
    </div>
  );
}

/** As XML, not as HTML: what is not well-formed is an error there, and nothing in it runs. */
function drawing(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

interface AttentionTableProps {
  readonly items: readonly Attention[];
  readonly nowMs: number;
  readonly wording: MapExport['wording'];
}

function AttentionTable({ items, nowMs, wording }: AttentionTableProps) {
  const { t, language } = wording;
  return (
    <section>
      <h2>{t('export.page.attention')}</h2>
      {items.length === 0 ? (
        <p>{t('export.page.nothing')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('export.page.verdict')}</th>
              <th scope="col">{t('export.page.service')}</th>
              <th scope="col">{t('export.page.namespace')}</th>
              <th scope="col">{t('export.page.why')}</th>
              <th scope="col" className="fl-print-number">
                {t('export.page.since')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <VerdictMark verdict={item.verdict} size={14} /> {verdictWord(item.verdict, language)}
                </td>
                <td>
                  <span className="fl-print-name">{nameOf(item.id)}</span>
                </td>
                <td>
                  <span className="fl-print-name">{namespaceOf(item.id)}</span>
                </td>
                <td>{attentionLine(item, nowMs, wording)}</td>
                <td className="fl-print-number">{sinceText(item.since, nowMs, wording)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
