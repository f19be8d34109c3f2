import type { GraphCanvasHandle } from '@fairlead/graph-canvas';
import { formatCount } from '@fairlead/messages';
import type { GraphSnapshot, Status } from '@fairlead/protocol';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { useViewState } from '../../viewState/useViewState.ts';
import { inOrder } from '../attention/order.ts';
import { shownRows } from '../find/shownRows.ts';
import { readRowFilter } from '../find/useRowFilter.ts';
import { captionOf, filtersOf, type CaptionFacts, type Wording } from './caption.ts';
import { explanationOf, serviceLine } from './explanation.ts';
import { fileName } from './fileName.ts';
import { labelFont, pngOf } from './mapImage.ts';
import { pictureHtml, type PageWords } from './pictureHtml.ts';
import { readExplanations } from './readExplanations.ts';
import { saveFile } from './saveFile.ts';
import { useCaptionFacts, type Part } from './useCaptionFacts.ts';
import { useWording } from './useWording.ts';

/** Stays the same object while the picture changes: taken along is what is on the screen when it is asked for. */
export interface MapExport {
  readonly facts: (part: Part) => CaptionFacts | undefined;
  readonly wording: Wording;
  readonly picture: (kind: 'png' | 'svg', part: Part) => Promise<void>;
  readonly page: () => Promise<void>;
  readonly json: () => void;
}

/** What can be taken along from the map: pictures, a page with explanations, the data. */
export function useMapExport(
  canvas: RefObject<GraphCanvasHandle | null>,
  snapshot: GraphSnapshot | undefined,
  status: Status | undefined,
): MapExport {
  const { t } = useTranslation();
  const { theme } = useSettings();
  const { store, client } = useLive();
  const { view } = useViewState();
  const wording = useWording();
  const { language } = wording;

  const facts = useCaptionFacts(snapshot, status);

  const name = (what: string, ending: string): string =>
    fileName(what, status?.cluster.context, new Date(store.clock.now()).toISOString(), ending);

  /** Throws if there is no map to draw. */
  const draw = async (part: Part): Promise<string> => {
    const about = facts(part);
    const fontUrl = await labelFont();
    const svg = about && canvas.current?.svg({ part, caption: captionOf(about, wording), fontUrl });
    if (svg === undefined) throw new Error(t('export.empty'));
    return svg;
  };

  const picture = async (kind: 'png' | 'svg', part: Part): Promise<void> => {
    const svg = await draw(part);
    if (kind === 'svg') saveFile(name('map', 'svg'), 'image/svg+xml', svg);
    else saveFile(name('map', 'png'), 'image/png', await pngOf(svg));
  };

  const page = async (): Promise<void> => {
    const about = facts('whole');
    if (about === undefined) throw new Error(t('export.empty'));
    const svg = await draw('whole');
    const { items } = await client.services(view.namespaces);
    const rows = shownRows(items, await readRowFilter(client, view, about.snapshot.nodes));
    const ids = new Set(rows.map(({ id }) => id));
    const attention = inOrder(about.snapshot.attention).filter(({ id }) => ids.has(id));
    const read = await readExplanations(attention, client);
    const { nowMs } = about;
    const caption = captionOf(about, wording);
    const count = (value: number): string => formatCount(value, language);
    const html = pictureHtml({
      language: document.documentElement.lang,
      theme,
      title: caption.title,
      lines: caption.lines,
      svg,
      alt: [caption.title, ...caption.lines].join('. '),
      explanations: read.map(({ item, service, problem }) => explanationOf(item, service, problem, nowMs, wording)),
      moreNote:
        read.length === attention.length
          ? ''
          : t('export.page.more', { shown: count(read.length), total: count(attention.length) }),
      services: rows.map((row) => serviceLine(row, nowMs, wording)),
      words: pageWords(wording),
      foot: [
        t('export.page.made', { version: status?.version ?? '' }),
        t('export.page.address', { address: globalThis.location.href }),
      ],
    });
    saveFile(name('map', 'html'), 'text/html;charset=utf-8', html);
  };

  const json = (): void => {
    const about = facts('whole');
    if (about === undefined) return;
    const content = {
      cluster: status?.cluster.context,
      at: new Date(about.still?.atMs ?? about.nowMs).toISOString(),
      address: globalThis.location.href,
      filters: filtersOf(about.search),
      snapshot: about.snapshot,
    };
    saveFile(name('map', 'json'), 'application/json', `${JSON.stringify(content, undefined, 2)}\n`);
  };

  const latest = useRef({ facts, picture, page, json });
  useEffect(() => {
    latest.current = { facts, picture, page, json };
  });
  return useMemo(
    () => ({
      wording,
      facts: (part) => latest.current.facts(part),
      picture: (kind, part) => latest.current.picture(kind, part),
      page: () => latest.current.page(),
      json: () => latest.current.json(),
    }),
    [wording],
  );
}

function pageWords({ t }: Wording): PageWords {
  return {
    attention: t('export.page.attention'),
    nothing: t('export.page.nothing'),
    next: t('export.page.next'),
    pod: t('export.page.pod'),
    traffic: t('export.page.traffic'),
    why: t('export.page.why'),
    since: t('export.page.since'),
    services: t('export.page.services'),
    service: t('export.page.service'),
    namespace: t('export.page.namespace'),
    verdict: t('export.page.verdict'),
    ready: t('export.page.ready'),
  };
}
