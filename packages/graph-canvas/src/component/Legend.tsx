import { memo, type ReactElement } from 'react';
import { sameList } from '../layout/sameParts.ts';
import { isEdgeKey, isVerdictKey, sampleSvg } from '../look/legendSample.ts';
import type { Tokens } from '../look/tokens.ts';
import type { LegendKey, MapTexts } from '../texts.ts';

export interface LegendProps {
  readonly rows: readonly LegendKey[];
  readonly tokens: Tokens;
  readonly texts: MapTexts;
  /** One line below namespace tiles, instead of a list in the corner. */
  readonly strip?: boolean;
  /** A row was clicked: the page filters by it. Without it the rows are plain text. */
  readonly onFilter?: ((key: LegendKey) => void) | undefined;
}

/** It changes far less often than the picture that it explains. */
function sameLegend(left: LegendProps, right: LegendProps): boolean {
  return (
    left.tokens === right.tokens &&
    left.strip === right.strip &&
    left.onFilter === right.onFilter &&
    left.texts.legend === right.texts.legend &&
    left.texts.tiles === right.texts.tiles &&
    sameList(left.rows, right.rows)
  );
}

/** Explains what is on the screen, and nothing else. */
export const Legend = memo(function Legend({
  rows,
  tokens,
  texts,
  strip = false,
  onFilter,
}: LegendProps): ReactElement | null {
  if (rows.length === 0 && !strip) return null;
  const cards = rows.filter((key) => !isEdgeKey(key));
  const edges = rows.filter((key) => isEdgeKey(key));
  const textOf = (key: LegendKey): string =>
    strip && isVerdictKey(key) ? (texts.tiles?.[key] ?? texts.legend[key]) : texts.legend[key];
  const row = (key: LegendKey): ReactElement => (
    <li key={key}>
      <span className="fairlead-map__sample" aria-hidden="true">
        <Sample of={key} tokens={tokens} />
      </span>
      {onFilter !== undefined && isVerdictKey(key) ? (
        <button
          type="button"
          className="fairlead-map__row"
          onClick={() => {
            onFilter(key);
          }}
        >
          {textOf(key)}
        </button>
      ) : (
        <span>{textOf(key)}</span>
      )}
    </li>
  );
  if (strip) {
    return (
      <section className="fairlead-map__legend fairlead-map__strip" aria-label={texts.legendTitle}>
        <ul>
          {texts.tiles !== undefined && (
            <li>
              <span className="fairlead-map__sample" aria-hidden="true">
                <Picture width={9} height={9} svg={`<rect width="9" height="9" rx="1.5" fill="${tokens.ready}"/>`} />
              </span>
              <span>{texts.tiles.square}</span>
            </li>
          )}
          {rows.filter(isVerdictKey).map(row)}
        </ul>
        <span className="fairlead-map__hint">{texts.tiles?.hint}</span>
      </section>
    );
  }
  return (
    <section className="fairlead-map__legend" aria-label={texts.legendTitle}>
      <header>
        <strong>{texts.legendTitle}</strong>
        <span>{texts.legendHint}</span>
      </header>
      {cards.length > 0 && <ul>{cards.map(row)}</ul>}
      {edges.length > 0 && <ul className="fairlead-map__edges">{edges.map(row)}</ul>}
    </section>
  );
}, sameLegend);

function Sample(props: { of: LegendKey; tokens: Tokens }): ReactElement {
  const width = isEdgeKey(props.of) ? 40 : 22;
  const height = isEdgeKey(props.of) ? 12 : 22;
  return <Picture width={width} height={height} svg={sampleSvg(props.of, props.tokens)} />;
}

function Picture({ width, height, svg }: { width: number; height: number; svg: string }): ReactElement {
  const image = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`;
  return <img alt="" width={width} height={height} src={`data:image/svg+xml,${encodeURIComponent(image)}`} />;
}
