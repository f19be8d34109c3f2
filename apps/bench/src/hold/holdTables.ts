import { formatNumber } from '../format.ts';
import type { Table } from '../suite.ts';
import { FAIRLEAD } from './contenders.ts';
import { figuresOf, MB } from './figures.ts';
import type { Figure, HeldSize, SideFigures } from './figures.ts';
import { serverTable } from './serverTable.ts';

/** A column of the main table: how it is read, and whether a peer is compared by it. */
interface Column {
  readonly head: string;
  readonly figure: Figure;
  readonly whole?: true;
}

const HELD: readonly Column[] = [
  { head: 'retained B per pod', figure: 'bytesPerPod', whole: true },
  { head: 'RSS above idle, MB', figure: 'rssAboveIdleMb', whole: true },
  { head: 'RSS when listed, MB', figure: 'rssAtListMb', whole: true },
  { head: 'first list s', figure: 'firstListSeconds' },
  { head: 'longest block ms', figure: 'longestBlockMs' },
  { head: 'block in burst ms', figure: 'blockOfEventsMs' },
  { head: 'events/s', figure: 'eventsPerSecond', whole: true },
];

/** Of generated fleets. */
export function fleetTables(sizes: readonly HeldSize[]): readonly Table[] {
  const figures = sizes.flatMap(figuresOf);
  return [
    heldTable(figures, HELD),
    ...spreadTable(figures, HELD),
    ...failures(figures),
    ratios(figures),
    eventTable(figures),
    othersTable(sizes),
    serverTable(sizes),
    {
      title: 'Bytes read',
      head: ['pods', 'encoding', 'list MB', 'B per pod', 'burst MB'],
      rows: sizes.flatMap(({ pods, bytes }) =>
        Object.entries(bytes).map(([encoding, { list, events }]) => [
          pods,
          encoding,
          Math.round(list / MB),
          Math.round(list / pods),
          Math.round(events / MB),
        ]),
      ),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** Of a real cluster, which sends events at a pace of its own, so that nobody is compared by the rate of them. */
export function realTables(size: HeldSize): readonly Table[] {
  const figures = figuresOf(size);
  const columns = HELD.filter(({ figure }) => figure !== 'eventsPerSecond').map((column) =>
    column.figure === 'blockOfEventsMs' ? { ...column, head: 'block while it follows ms' } : column,
  );
  return [
    heldTable(figures, [...columns, { head: 'events taken in', figure: 'events', whole: true }]),
    ...spreadTable(figures, columns),
    ...failures(figures),
    eventTable(figures.filter((side) => side.median('events') > 0)),
    othersTable([size]),
    serverTable([size]),
  ].filter(({ rows }) => rows.length > 0);
}

function heldTable(figures: readonly SideFigures[], columns: readonly Column[]): Table {
  return {
    title: 'Holding pods, services and nodes (medians)',
    head: ['pods', 'who', 'runs', ...columns.map(({ head }) => head)],
    rows: figures.map((side) => [
      side.pods,
      ...(side.failure === undefined
        ? [side.who, side.runs, ...columns.map(({ figure, whole }) => shown(side.median(figure), whole))]
        : [`${side.who}: fails`, side.runs, ...columns.map(() => '')]),
    ]),
  };
}

function shown(value: number, whole: true | undefined): number {
  return whole === true ? Math.round(value) : value;
}

/** Lowest and highest of whoever ran more than once. */
function spreadTable(figures: readonly SideFigures[], columns: readonly Column[]): readonly Table[] {
  const spread = columns.filter(({ figure }) => figure !== 'rssAtListMb');
  const rows = figures
    .filter(({ runs, failure }) => runs > 1 && failure === undefined)
    .map((side) => [
      side.pods,
      side.who,
      ...spread.map(({ figure, whole }) =>
        side
          .range(figure)
          .map((value) => formatNumber(shown(value, whole)))
          .join(' to '),
      ),
    ]);
  if (rows.length === 0) return [];
  return [
    { title: 'The lowest and the highest of the runs', head: ['pods', 'who', ...spread.map(({ head }) => head)], rows },
  ];
}

/** What whoever failed said. */
function failures(figures: readonly SideFigures[]): readonly Table[] {
  const rows = figures.flatMap(({ pods, who, failure }) => (failure === undefined ? [] : [[pods, who, failure]]));
  return rows.length === 0 ? [] : [{ title: 'Why it fails', head: ['pods', 'who', 'what it says'], rows }];
}

/** What an event costs in processor time, which tells more than the rate where both sides share few processors. */
function eventTable(figures: readonly SideFigures[]): Table {
  return {
    title: 'Processor time of one pod event',
    head: ['pods', 'who', 'µs, all its threads', 'µs of the sender'],
    rows: figures.flatMap((side) => {
      if (side.failure !== undefined) return [];
      const sender = side.median('senderMicrosecondsPerEvent');
      return [[side.pods, side.who, side.median('microsecondsPerEvent'), Number.isNaN(sender) ? '' : sender]];
    }),
  };
}

/** Of each peer what it takes as a multiple of what Fairlead takes. */
function ratios(figures: readonly SideFigures[]): Table {
  const rows = figures.flatMap((side) => {
    const ours = figures.find(({ pods, who }) => pods === side.pods && who === FAIRLEAD);
    if (ours === undefined || side.who === FAIRLEAD || side.failure !== undefined) return [];
    const times = (figure: Figure): string => `${(side.median(figure) / ours.median(figure)).toPrecision(3)} ×`;
    return [
      [
        side.pods,
        side.who,
        times('bytesPerPod'),
        times('rssAboveIdleMb'),
        times('firstListSeconds'),
        times('longestBlockMs'),
        `1/${(ours.median('eventsPerSecond') / side.median('eventsPerSecond')).toPrecision(3)}`,
      ],
    ];
  });
  return {
    title: 'As multiples of Fairlead',
    head: ['pods', 'who', 'retained per pod', 'RSS above idle', 'first list', 'longest block', 'events/s'],
    rows,
  };
}

function othersTable(sizes: readonly HeldSize[]): Table {
  return {
    title: 'Services and nodes',
    head: ['pods', 'services', 'nodes', 'who', 'retained B per service or node'],
    rows: sizes.flatMap((size) =>
      figuresOf(size)
        .filter(({ failure }) => failure === undefined)
        .map((side) => [
          size.pods,
          size.services,
          size.nodes,
          side.who,
          Math.round(side.median('otherBytes') / (size.services + size.nodes)),
        ]),
    ),
  };
}
