import type { GraphCanvasHandle } from '@fairlead/graph-canvas';
import { verdictWord } from '@fairlead/messages';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { inOrder, nameOf, namespaceOf } from '../attention/order.ts';
import { captionOf, type CaptionFacts } from './caption.ts';
import { attentionLine, sinceText } from './explanation.ts';
import type { MapExport } from './useMapExport.ts';
import './print.css';

export interface PrintSheetProps {
  readonly canvas: RefObject<GraphCanvasHandle | null>;
  readonly from: MapExport;
}

/**
 * What goes on paper instead of the screen: the whole map on one page in the colours of the light theme, then a table of what
 * needs attention. It is made when the browser is about to print, and gone afterwards.
 */
export function PrintSheet({ canvas, from }: PrintSheetProps) {
  const [facts, setFacts] = useState<CaptionFacts>();
  const picture = useRef<HTMLDivElement>(null);
  const latest = useRef(from);
  useEffect(() => {
    latest.current = from;
  });
  useEffect(() => {
    const root = document.documentElement;
    let wasDark = false;
    const before = (): void => {
      const about = latest.current.facts('whole');
      if (about === undefined) return;
      wasDark = root.classList.contains('pf-v6-theme-dark');
      root.classList.remove('pf-v6-theme-dark');
      // The browser prints as soon as this returns.
      flushSync(() => setFacts(about));
      const caption = captionOf(about, latest.current.wording);
      const svg = canvas.current?.svg({ part: 'whole', theme: 'light', caption });
      if (svg !== undefined) picture.current?.replaceChildren(drawing(svg));
    };
    const after = (): void => {
      if (wasDark) root.classList.add('pf-v6-theme-dark');
      picture.current?.replaceChildren();
      setFacts(undefined);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, [canvas]);
  if (facts === undefined) return null;
  return (
    <div className="fl-print">
      <div className="fl-print-map" ref={picture} />
      <AttentionTable facts={facts} wording={from.wording} />
    </div>
  );
}

/** As XML, not as HTML: what is not well-formed is an error there, and nothing in it runs. */
function drawing(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

function AttentionTable({ facts, wording }: { readonly facts: CaptionFacts; readonly wording: MapExport['wording'] }) {
  const { t, language } = wording;
  const items = inOrder(facts.snapshot.attention);
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
              <th scope="col">{t('export.page.since')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <VerdictMark verdict={item.verdict} size={14} /> {verdictWord(item.verdict, language)}
                </td>
                <td>{nameOf(item.id)}</td>
                <td>{namespaceOf(item.id)}</td>
                <td>{attentionLine(item, facts.nowMs, wording)}</td>
                <td>{sinceText(item.since, facts.nowMs, wording)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
