import { quantile } from '../format.ts';
import type { Table } from '../suite.ts';
import { FAIRLEAD } from './measure.ts';
import type { Held } from './measure.ts';
import type { ServerHeld } from './measureServer.ts';
import type { FleetSize } from './replay.ts';
import type { Recording } from './recording.ts';

/** All runs at one size. */
export interface HeldSize extends FleetSize {
  readonly bytes: Recording['bytes'];
  readonly held: readonly Held[];
  readonly servers: readonly ServerHeld[];
}

const MB = 1e6;

/** At 150,000 pods (performance goals of the project). */
const TARGETS = {
  pods: 150_000,
  bytesPerPod: 200,
  rssAboveIdleMb: 160,
  firstListSeconds: 6,
  eventsPerSecond: 30_000,
  longestBlockMs: 50,
} as const;

interface Figures {
  readonly pods: number;
  readonly who: string;
  readonly failure: string | undefined;
  readonly bytesPerPod: number;
  readonly otherBytes: number;
  readonly rssAboveIdleMb: number;
  readonly rssAtListMb: number;
  readonly firstListSeconds: number;
  readonly spread: string;
  readonly longestBlockMs: number;
  readonly blockOfEventsMs: number;
  readonly eventsPerSecond: number;
  readonly cpuOfEventsSeconds: number;
  readonly senderCpuSeconds: number;
}

/** `events`: of one burst. */
export function holdTables(sizes: readonly HeldSize[], events: number): readonly Table[] {
  const figures = sizes.flatMap(figuresOf);
  return [
    {
      title: 'Holding pods, services and nodes',
      head: [
        'pods',
        'who',
        'retained B per pod',
        'RSS above idle, MB',
        'RSS when listed, MB',
        'first list s',
        'lowest to highest',
        'longest block ms',
        'block in burst ms',
        'events/s',
      ],
      rows: figures.map((row) => [
        row.pods,
        ...(row.failure === undefined
          ? [
              row.who,
              Math.round(row.bytesPerPod),
              Math.round(row.rssAboveIdleMb),
              Math.round(row.rssAtListMb),
              row.firstListSeconds,
              row.spread,
              row.longestBlockMs,
              row.blockOfEventsMs,
              Math.round(row.eventsPerSecond),
            ]
          : [`${row.who}: fails`, '', '', '', '', '', '', '', '']),
      ]),
    },
    ...failures(figures),
    ratios(figures),
    eventTable(figures, events),
    {
      title: 'Services and nodes',
      head: ['pods', 'services', 'nodes', 'who', 'retained B per service or node'],
      rows: sizes.flatMap((size) =>
        figuresOf(size)
          .filter(({ failure }) => failure === undefined)
          .map(({ who, otherBytes }) => [
            size.pods,
            size.services,
            size.nodes,
            who,
            Math.round(otherBytes / (size.services + size.nodes)),
          ]),
      ),
    },
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
  ];
}

function figuresOf({ pods, held }: HeldSize): readonly Figures[] {
  const names = [...new Set(held.map(({ contender }) => contender))];
  return names.map((who) => {
    const runs = held.filter(({ contender }) => contender === who);
    const failure = runs.find((run) => run.failure !== undefined)?.failure;
    const median = (of: (run: Held) => number | undefined): number =>
      quantile(
        runs.flatMap((run) => of(run) ?? []),
        0.5,
      );
    const seconds = runs.flatMap(({ listed }) => listed?.seconds ?? []);
    return {
      pods,
      who,
      failure,
      bytesPerPod: median(({ listed }) => listed && (listed.settled.heap - listed.before.heap) / listed.pods),
      otherBytes: median(({ others }) => others && others.settled.heap - others.before.heap),
      rssAboveIdleMb: median(({ listed, others }) => listed && others && (listed.settled.rss - others.before.rss) / MB),
      rssAtListMb: median(({ listed }) => listed && listed.after.rss / MB),
      firstListSeconds: median(({ listed }) => listed?.seconds),
      spread: `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`,
      longestBlockMs: median(({ listed }) => listed?.longestBlockMs),
      blockOfEventsMs: median(({ taken }) => taken?.longestBlockMs),
      eventsPerSecond: median(({ eventsPerSecond }) => eventsPerSecond),
      cpuOfEventsSeconds: median(({ taken }) => taken?.cpuSeconds),
      senderCpuSeconds: median((run) => run.senderCpuSeconds),
    };
  });
}

/** What whoever failed said. */
function failures(figures: readonly Figures[]): readonly Table[] {
  const rows = figures.flatMap(({ pods, who, failure }) => (failure === undefined ? [] : [[pods, who, failure]]));
  return rows.length === 0 ? [] : [{ title: 'Why it fails', head: ['pods', 'who', 'what it says'], rows }];
}

/** What an event costs in processor time, which tells more than the rate where both sides share few processors. */
function eventTable(figures: readonly Figures[], events: number): Table {
  const perEvent = (seconds: number): number => (seconds / events) * 1e6;
  return {
    title: 'Processor time of one pod event',
    head: ['pods', 'who', 'µs, all its threads', 'µs of the sender'],
    rows: figures.flatMap(({ pods, who, failure, cpuOfEventsSeconds, senderCpuSeconds }) =>
      failure === undefined ? [[pods, who, perEvent(cpuOfEventsSeconds), perEvent(senderCpuSeconds)]] : [],
    ),
  };
}

/** Of each peer what it takes as a multiple of what Fairlead takes. */
function ratios(figures: readonly Figures[]): Table {
  const rows = figures.flatMap((row) => {
    const ours = figures.find(({ pods, who }) => pods === row.pods && who === FAIRLEAD);
    if (ours === undefined || row.who === FAIRLEAD || row.failure !== undefined) return [];
    const times = (theirs: number, mine: number): string => `${(theirs / mine).toPrecision(3)} ×`;
    return [
      [
        row.pods,
        row.who,
        times(row.bytesPerPod, ours.bytesPerPod),
        times(row.rssAboveIdleMb, ours.rssAboveIdleMb),
        times(row.firstListSeconds, ours.firstListSeconds),
        times(row.longestBlockMs, ours.longestBlockMs),
        `1/${(ours.eventsPerSecond / row.eventsPerSecond).toPrecision(3)}`,
      ],
    ];
  });
  return {
    title: 'As multiples of Fairlead',
    head: ['pods', 'who', 'retained per pod', 'RSS above idle', 'first list', 'longest block', 'events/s'],
    rows,
  };
}

function serverTable(sizes: readonly HeldSize[]): Table {
  return {
    title: 'The whole server: cache, resolver, graph and HTTP in one process',
    head: [
      'pods',
      'ready s',
      'RSS idle MB',
      'RSS above idle, MB',
      'heap above idle, MB',
      'longest block ms',
      'block in burst ms',
      'slowest health ms',
      'events/s',
    ],
    rows: sizes.map(({ pods, servers }) => {
      const median = (of: (run: ServerHeld) => number): number => quantile(servers.map(of), 0.5);
      return [
        pods,
        Number(median((run) => run.readySeconds).toFixed(1)),
        Math.round(median((run) => run.idle.rss / MB)),
        Math.round(median((run) => (run.settled.rss - run.idle.rss) / MB)),
        Math.round(median((run) => (run.settled.heap - run.idle.heap) / MB)),
        Math.round(median((run) => run.longestBlockWhileListingMs)),
        Math.round(median((run) => run.longestBlockWhileTakingMs)),
        Math.round(median((run) => run.worstHealthMs)),
        Math.round(median((run) => run.eventsPerSecond)),
      ];
    }),
  };
}

/** Where the goals at the largest size are missed, by how much. */
export function missedTargets(sizes: readonly HeldSize[]): readonly string[] {
  const ours = sizes.flatMap(figuresOf).find(({ pods, who }) => pods === TARGETS.pods && who === FAIRLEAD);
  if (ours === undefined) return [];
  if (ours.failure !== undefined) return [`${TARGETS.pods} pods: ${ours.failure}`];
  const atMost = [
    ['bytes retained per pod', ours.bytesPerPod, TARGETS.bytesPerPod],
    ['MB of RSS above idle', ours.rssAboveIdleMb, TARGETS.rssAboveIdleMb],
    ['seconds of the first list', ours.firstListSeconds, TARGETS.firstListSeconds],
    ['ms of the longest block while listing', ours.longestBlockMs, TARGETS.longestBlockMs],
    ['ms of the longest block in the burst', ours.blockOfEventsMs, TARGETS.longestBlockMs],
  ] as const;
  const missed = atMost
    .filter(([, value, most]) => value > most)
    .map(([what, value, most]) => `${what}: ${value.toPrecision(3)}, goal at most ${most}`);
  if (ours.eventsPerSecond < TARGETS.eventsPerSecond) {
    missed.push(`events per second: ${Math.round(ours.eventsPerSecond)}, goal at least ${TARGETS.eventsPerSecond}`);
  }
  return missed;
}
