import { blend } from '../layout/blend.ts';
import { CrossedTitles } from '../layout/CrossedTitles.ts';
import { LayoutClient } from '../layout/LayoutClient.ts';
import type { LayoutInput, LayoutResult, Placement, Point, Rect, Route, Size } from '../layout/layoutTypes.ts';
import { pinAt, withPins } from '../layout/pinned.ts';
import { routeEdges } from '../layout/routeEdges.ts';
import { isTilesOnly, sameStructure, structureOf, type MapGraph } from '../scene/structure.ts';
import { plannedCorner } from './corner.ts';
import type { Stage } from './Familiarity.ts';
import { FirstCalls } from './FirstCalls.ts';
import { usualSettings, type MapView } from './mapView.ts';
import { TileRanks } from './TileRanks.ts';

const TIDY_MS = 300;
/** Pictures: somebody who follows calls from service to service asks for a new one with each step. */
const REMEMBERED = 12;
const NOWHERE: Placement = { nodes: {}, areas: {} };

/**
 * Where everything stands: asks for layouts when the structure changes, remembers old places, tidies up, puts pinned
 * cards where they were put.
 */
export class MapPlaces {
  readonly #view: () => MapView;
  readonly #windowSize: () => Size;
  readonly #onChange: () => void;
  readonly #onFinished: () => void;
  readonly #client: LayoutClient;
  #laidOut: MapGraph | null = null;
  #laidOutPicture = '';
  #picture = '';
  /** What the layout says, before pins. */
  #laid: LayoutResult = { placement: NOWHERE, routes: {} };
  #placement: Placement = NOWHERE;
  #routes: Readonly<Record<string, Route>> = {};
  readonly #titles = new CrossedTitles();
  #crossed: { of: Readonly<Record<string, Route>>; ids: ReadonlySet<string> } = { of: {}, ids: new Set() };
  /** Where everything stood since the last tidying up, by level and by what the cluster was narrowed to; the latest last. */
  readonly #remembered = new Map<string, Placement>();
  readonly #ranks = new TileRanks();
  readonly #firstCalls = new FirstCalls();
  #beforeTidy: LayoutResult | null = null;
  #isWaiting = false;
  #isTidying = false;
  #isFinishing = false;
  /** The first calls came while the map was pointed at. */
  #isOwed = false;
  #moves = 0;
  #stopped = false;

  /** `onChange` is called when a place has changed, `onFinished` once everything stands by the first calls. */
  constructor(view: () => MapView, windowSize: () => Size, onChange: () => void, onFinished: () => void) {
    this.#view = view;
    this.#windowSize = windowSize;
    this.#onChange = onChange;
    this.#onFinished = onFinished;
    this.#client = new LayoutClient((result) => {
      this.#isWaiting = false;
      if (this.#isTidying && !this.#view().settings.reducedMotion) this.#moveTo(result);
      else this.#take(result);
      this.#isTidying = false;
    });
  }

  /** A layout has been asked for and is not there yet. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** What the cluster was narrowed to that stands in these places. */
  get picture(): string {
    return this.#picture;
  }

  get placement(): Placement {
    return this.#placement;
  }

  get routes(): Readonly<Record<string, Route>> {
    return this.#routes;
  }

  /** Areas over whose title a line may run. */
  get crossed(): ReadonlySet<string> {
    if (this.#crossed.of !== this.#routes) {
      this.#crossed = { of: this.#routes, ids: this.#titles.of(this.#placement, this.#routes) };
    }
    return this.#crossed.ids;
  }

  /** What the window is fitted to: the areas, and pinned cards that may lie beside them. */
  bounds(): readonly Rect[] {
    const { nodes, areas } = this.#placement;
    const frames = Object.values(areas).flatMap((area) => area.rects);
    const pinned = Object.keys(this.#view().pins).flatMap((id) => nodes[id] ?? []);
    return frames.length > 0 ? [...frames, ...pinned] : Object.values(nodes);
  }

  /**
   * Asks for a layout if the structure is not the one that was laid out. The first calls that are known finish the
   * picture: if it is still as it came, everything is laid out by them, once no pointer is on it. They have no say in where
   * tiles stand. What nobody has seen is laid out from nothing.
   */
  follow(stage: () => Stage, nowMs = performance.now()): void {
    const { graph, order } = this.#view();
    const finishes = this.#firstCalls.arrive(this.#laidOut, graph, nowMs);
    if (this.#ranks.follow(order) && this.#laidOut !== null) {
      this.tidy();
      return;
    }
    if (this.#laidOut !== null && sameStructure(this.#laidOut, graph)) {
      this.#rename();
      return;
    }
    const now = this.#laidOut === null ? 'unseen' : stage();
    if (now === 'unseen') {
      this.#isFinishing = this.#laidOut !== null;
      this.#laidOut = null;
      this.#laid = { placement: NOWHERE, routes: {} };
      this.#remembered.clear();
    }
    const isMeant = finishes && !isTilesOnly(graph);
    if (isMeant && now === 'untouched') this.#layOutByCalls();
    else {
      if (isMeant && now === 'held') this.#isOwed = true;
      this.#request();
    }
  }

  /** The pointer has left the map: what waited for that is laid out. */
  released(stage: () => Stage): void {
    if (!this.#isOwed) return;
    this.#isOwed = false;
    if (stage() === 'untouched') this.#layOutByCalls();
  }

  /** Lays everything out anew; `undoTidy` brings the picture of before back. */
  tidy(): void {
    this.#beforeTidy = this.#laid;
    this.#ranks.forget();
    this.#layOutAnew();
  }

  undoTidy(): void {
    if (this.#beforeTidy === null) return;
    this.#take(this.#beforeTidy);
    this.#beforeTidy = null;
    // What came or went in the meantime.
    this.#request();
  }

  /** A card under the pointer, before it is dropped. */
  drag(id: string, middle: Point): void {
    this.#placement = withPins(this.#placement, { [id]: middle });
  }

  /** The pin of a card dropped at `middle`; undefined where the layout has it anyway. */
  pinFor(id: string, middle: Point): Point | undefined {
    return pinAt(middle, this.#laid.placement.nodes[id]);
  }

  /** Puts pinned cards into their places, with their lines. */
  pin(): void {
    const { placement, routes } = this.#laid;
    this.#placement = withPins(placement, this.#view().pins);
    this.#routes = this.#placement === placement ? routes : this.#routed(this.#placement);
    this.#onChange();
  }

  stop(): void {
    this.#stopped = true;
    this.#client.stop();
  }

  #layOutByCalls(): void {
    this.#isFinishing = true;
    this.#layOutAnew();
  }

  #layOutAnew(): void {
    this.#laidOut = null;
    this.#remembered.clear();
    this.#isTidying = true;
    this.#request();
  }

  #request(): void {
    const { graph, picture } = this.#view();
    const isSame = this.#laidOut?.level === graph.level && this.#laidOutPicture === picture;
    const before = isSame ? this.#laid.placement : null;
    const remembered = this.#remembered.get(this.#pictureKey()) ?? NOWHERE;
    this.#laidOut = graph;
    this.#laidOutPicture = picture;
    this.#isWaiting = true;
    // Another level, or only a part of the cluster, then back: everything stands where it stood.
    const anew = before === null && this.#isTidying;
    this.#client.request(this.#structure(), anew ? null : (before ?? NOWHERE), anew ? NOWHERE : remembered);
  }

  #take(result: LayoutResult): void {
    this.#moves += 1;
    this.#laid = result;
    this.#picture = this.#laidOutPicture;
    this.#remember(result.placement);
    this.pin();
    if (!this.#isFinishing) return;
    this.#isFinishing = false;
    this.#onFinished();
  }

  /** The cluster is narrowed to all that there was, or the other way round. */
  #rename(): void {
    const { picture } = this.#view();
    if (picture === this.#laidOutPicture) return;
    this.#laidOutPicture = picture;
    if (this.#isWaiting) return;
    this.#picture = picture;
    this.#remember(this.#laid.placement);
  }

  #pictureKey(): string {
    const { graph, picture } = this.#view();
    return `${graph.level} ${picture}`;
  }

  #remember(placement: Placement): void {
    const key = this.#pictureKey();
    const known = this.#remembered.get(key) ?? NOWHERE;
    this.#remembered.delete(key);
    this.#remembered.set(key, remembering(known, placement));
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }

  /** Tidying up shows where everything goes. */
  #moveTo(result: LayoutResult): void {
    const from = this.#laid.placement;
    const start = performance.now();
    this.#moves += 1;
    const move = this.#moves;
    const step = (): void => {
      const share = (performance.now() - start) / TIDY_MS;
      // A newer layout has come meanwhile.
      if (this.#stopped || move !== this.#moves) return;
      if (share >= 1) {
        this.#take(result);
        return;
      }
      const placement = blend(from, result.placement, share);
      this.#laid = { placement, routes: this.#routed(placement) };
      this.pin();
      requestAnimationFrame(step);
    };
    step();
  }

  #structure(): LayoutInput {
    const { graph, settings } = this.#view();
    const window = this.#windowSize();
    const structure = structureOf(graph, window, plannedCorner(usualSettings(settings), window, graph.level));
    const ranks = this.#ranks.of(graph);
    return ranks === undefined ? structure : { ...structure, ranks };
  }

  #routed(placement: Placement): Readonly<Record<string, Route>> {
    const areaOf = new Map(this.#view().graph.nodes.map((node) => [node.id, node.area]));
    const { edges, areas } = this.#structure();
    return routeEdges(placement, edges, (id) => areaOf.get(id) ?? null, areas);
  }
}

/** Both together; the newer one itself where it has all of the older. */
function remembering(known: Placement, placement: Placement): Placement {
  const hasAll = (now: object, before: object): boolean => Object.keys(before).every((id) => Object.hasOwn(now, id));
  if (hasAll(placement.nodes, known.nodes) && hasAll(placement.areas, known.areas)) return placement;
  return { nodes: { ...known.nodes, ...placement.nodes }, areas: { ...known.areas, ...placement.areas } };
}
