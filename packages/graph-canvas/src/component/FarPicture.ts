import type { GraphEdge } from '@fairlead/service-graph';
import type { Placement } from '../layout/layoutTypes.ts';
import { contains } from '../layout/rects.ts';
import { sameList } from '../layout/sameParts.ts';
import type { AreaLook } from '../paint/areaLook.ts';
import { titleBands } from '../paint/areaTitle.ts';
import { farBoxes, type FarBox, type FarCard } from '../paint/farCards.ts';
import { farFigures, type FarFigure, type FigureBox } from '../paint/farFigures.ts';
import { mostFailingFirst } from '../paint/mostFailingFirst.ts';
import type { View } from '../paint/surface.ts';
import type { Card, Measure } from '../scene/card.ts';

interface Shown {
  readonly view: Pick<View, 'zoom'>;
  readonly areas: readonly AreaLook[];
  readonly cards: ReadonlyMap<string, Card>;
  readonly calls: readonly GraphEdge[];
  readonly figures: readonly FarFigure[];
  readonly placement: Placement;
  readonly measure: Measure;
  readonly more: (count: number) => string;
}

/**
 * Broken cards far away, the boxes that stand for them, and what lines say beside these. All are found again only when the picture changed,
 * not for every step of a pan or a pulse; a change that leaves the cards as they are leaves the boxes, too.
 */
export class FarPicture {
  #picture: readonly unknown[] = [];
  #cards: readonly FarCard[] = [];
  #around: readonly unknown[] = [];
  #boxes: readonly FarBox[] = [];
  #figures: readonly FarFigure[] = [];
  #beside: readonly unknown[] = [];
  #figureBoxes: readonly FigureBox[] = [];

  /** The one with more failing traffic comes first, and has its texts first. */
  cardsOf({ cards, calls, placement }: Shown): readonly FarCard[] {
    const picture = [cards, calls, placement];
    if (sameList(picture, this.#picture)) return this.#cards;
    this.#picture = picture;
    const broken = [...cards.values()].flatMap((card): FarCard | [] => {
      const rect = placement.nodes[card.id];
      if (rect === undefined || card.verdict !== 'broken' || card.kind === 'namespace') return [];
      const frame = placement.areas[card.area ?? '']?.rects.find((outer) => contains(outer, rect));
      return { card, rect, frame };
    });
    const found = mostFailingFirst(broken, calls);
    if (!sameList(found, this.#cards, sameCard)) this.#cards = found;
    return this.#cards;
  }

  /** Wherever the window looks they are the same. */
  boxesOf(shown: Shown): readonly FarBox[] {
    const { areas, placement, view, measure, more } = shown;
    const cards = this.cardsOf(shown);
    const around = [cards, areas, placement, view.zoom];
    if (!sameList(around, this.#around)) {
      this.#around = around;
      const obstacles = { cards: Object.values(placement.nodes), titles: titleBands(areas, view.zoom) };
      this.#boxes = farBoxes(cards, obstacles, view.zoom, { measure, more });
    }
    return this.#boxes;
  }

  /** They lie on none of the boxes. */
  figuresOf(shown: Shown): readonly FigureBox[] {
    const { figures, areas, placement, view, measure } = shown;
    const boxes = this.boxesOf(shown);
    const beside = [boxes, areas, placement, view.zoom];
    if (!sameList(beside, this.#beside) || !sameList(figures, this.#figures, sameFigure)) {
      this.#beside = beside;
      this.#figures = figures;
      const rects = [...Object.values(placement.nodes), ...titleBands(areas, view.zoom)];
      const taken = boxes.flatMap(({ box, more }) => (more === undefined ? [box] : [box, more.box]));
      this.#figureBoxes = farFigures(figures, { rects, boxes: taken }, view.zoom, measure);
    }
    return this.#figureBoxes;
  }
}

const sameCard = (left: FarCard, right: FarCard): boolean =>
  left.card === right.card && left.rect === right.rect && left.frame === right.frame;

const sameFigure = (left: FarFigure, right: FarFigure): boolean =>
  left.id === right.id &&
  left.route === right.route &&
  left.isFailing === right.isFailing &&
  left.share === right.share &&
  sameList(left.lines, right.lines);
