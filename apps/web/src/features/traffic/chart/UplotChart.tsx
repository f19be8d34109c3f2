import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartLineKey, ChartModel } from './chartModels.ts';

/** Colours are custom properties, so that a chart follows the theme; quantiles differ by dash, too. */
const LOOKS: Readonly<
  Record<ChartLineKey, { readonly token: string; readonly dash?: number[]; readonly fill?: true }>
> = {
  rate: { token: '--fairlead-map-select' },
  failing: { token: '--fairlead-map-broken', fill: true },
  connections: { token: '--fairlead-map-select' },
  average: { token: '--fairlead-map-draining' },
  p50: { token: '--fairlead-map-ready' },
  p95: { token: '--fairlead-map-draining', dash: [8, 4] },
  p99: { token: '--fairlead-map-edge', dash: [2, 3] },
  bytes: { token: '--fairlead-map-select' },
};

const HEIGHT_PX = 118;
const FONT = '11px "Red Hat Text", "Noto Sans CJK SC", sans-serif';

export interface UplotChartProps {
  readonly model: ChartModel;
  /** Colours are read anew when it changes. */
  readonly theme: string;
  readonly value: (value: number) => string;
  readonly clock: (epochSeconds: number) => string;
  /** The place among the times that the pointer is at; `null` when it has left. */
  readonly onPoint: (index: number | null) => void;
}

/** Lines over time, drawn by uPlot. Its words are outside: the figure around it tells the same as text and as a table. */
export default function UplotChart({ model, theme, value, clock, onPoint }: UplotChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const latest = useRef({ model, value, clock, onPoint });
  useEffect(() => {
    latest.current = { model, value, clock, onPoint };
  });
  const shape = `${model.id} ${model.lines.map(({ key }) => key).join(' ')}`;
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const drawn = new uPlot(optionsOf(element, latest), dataOf(latest.current.model), element);
    plot.current = drawn;
    const resizes = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    resizes.observe(element);
    return () => {
      resizes.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [shape, theme]);
  useEffect(() => {
    plot.current?.setData(dataOf(model));
  }, [model]);
  return <div ref={host} className="fl-chart-plot" aria-hidden="true" />;
}

function dataOf({ times, lines }: ChartModel): uPlot.AlignedData {
  return [[...times], ...lines.map(({ values }) => [...values])];
}

/** Of custom properties, as a canvas understands them: what the browser makes of `CanvasText` depends on what somebody forces. */
function coloursOf(element: HTMLElement): (token: string) => string {
  return (token) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${token})`;
    probe.style.forcedColorAdjust = 'none';
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}

type Latest = { readonly current: Pick<UplotChartProps, 'model' | 'value' | 'clock' | 'onPoint'> };

function optionsOf(element: HTMLElement, latest: Latest): uPlot.Options {
  const colour = coloursOf(element);
  const grid = { stroke: colour('--fl-line'), width: 1 };
  const axis = { stroke: colour('--fairlead-map-subtle'), font: FONT, grid, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    // Half a clock time: the last one is not cut.
    padding: [8, 26, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: { x: { time: true }, y: { range: (_plot, _least, most) => [0, most > 0 ? most * 1.08 : 1] } },
    axes: [
      {
        ...axis,
        // The lowest figure of the other axis reaches below the line.
        gap: 8,
        size: 27,
        space: 74,
        grid: { show: false },
        values: (_plot, ticks) => ticks.map((tick) => latest.current.clock(tick)),
      },
      { ...axis, size: 58, space: 28, values: (_plot, ticks) => ticks.map((tick) => latest.current.value(tick)) },
    ],
    series: [
      {},
      ...latest.current.model.lines.map(({ key }): uPlot.Series => {
        const { token, dash, fill } = LOOKS[key];
        return {
          stroke: colour(token),
          width: 1.6,
          points: { show: false },
          spanGaps: false,
          ...(dash === undefined ? {} : { dash }),
          ...(fill === undefined ? {} : { fill: `color-mix(in srgb, ${colour(token)} 22%, transparent)` }),
        };
      }),
    ],
    hooks: { setCursor: [(drawn) => latest.current.onPoint(drawn.cursor.idx ?? null)] },
  };
}
