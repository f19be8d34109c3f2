import type { Core } from 'cytoscape';
import { writeFigures } from '../cytoscape/instance.ts';
import { DIMMED, DIMMED_BROKEN, FADED, FADED_BROKEN } from '../look/dimming.ts';
import type { Standing } from '../paint/paintFarCards.ts';
import { LAST_NEAR_STEP } from '../scene/tileNames.ts';
import type { ZoomLevel } from '../scene/zoomLevel.ts';
import type { MapView } from './mapView.ts';

const HOVER_AFTER_MS = 120;

/** Which elements stand out at the moment: selection, search, pointer, keyboard, zoom level. Classes only. */
export class Emphasis {
  readonly #cy: Core;
  #level: ZoomLevel = 'cards';
  #tileStep = 0;
  #key = '';
  #matches: ReadonlySet<string> | null = null;
  #hovered: string | null = null;
  #faded: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #selected: string | null = null;
  #picked: ReadonlySet<string> = new Set();

  #edge: string | null = null;
  #pointed: string | null = null;
  readonly #onChange: () => void;

  /** `onChange` is called when something stands out or steps back later than the call that caused it. */
  constructor(cy: Core, onChange: () => void) {
    this.#cy = cy;
    this.#onChange = onChange;
  }

  /** `fresh` if elements were added that have no classes of the moment yet. */
  apply(view: MapView, fresh: boolean): void {
    const key = `${view.selectedId} ${view.selectedEdgeId}`;
    const hasPicked = view.picked.size + this.#picked.size > 0;
    if (hasPicked && (fresh || view.picked !== this.#picked)) {
      this.#picked = view.picked;
      this.#cy.batch(() => {
        this.#cy.nodes('.picked').removeClass('picked');
        for (const id of view.picked) this.#cy.getElementById(id).addClass('picked');
      });
    }
    const isChosen = view.selectedId !== null || view.selectedEdgeId !== null || view.matches !== null;
    if (key !== this.#key || view.matches !== this.#matches || (fresh && isChosen)) {
      this.#key = key;
      this.#matches = view.matches;
      this.#selected = view.selectedId;
      this.#edge = view.selectedEdgeId;
      this.#dim();
    } else if (fresh) this.#fadeAgain();
    this.#hover(view.hoveredId);
    this.#point(view.hoveredEdgeId, fresh);
  }

  /** Classes that every node has at the moment. */
  get classesOfNew(): readonly string[] {
    const tile = `tile-${this.#tileStep}`;
    return [tile, ...(this.#level === 'cards' ? [] : [this.#level]), ...(this.#isNear ? ['near'] : [])];
  }

  /** `tileStep`: how large the names of namespace tiles are written. */
  setZoom(level: ZoomLevel, tileStep: number): void {
    const [isLevel, isStep] = [level === this.#level, tileStep === this.#tileStep];
    if (isLevel && isStep) return;
    this.#cy.batch(() => {
      if (!isStep) {
        const wasNear = this.#isNear;
        this.#cy.nodes('.namespace').removeClass(`tile-${this.#tileStep}`).addClass(`tile-${tileStep}`);
        this.#tileStep = tileStep;
        if (this.#isNear !== wasNear) this.#cy.nodes().toggleClass('near', this.#isNear);
      }
      if (isLevel) return;
      this.#level = level;
      this.#setLevelClasses();
    });
    if (!isLevel) writeFigures(this.#cy, level === 'cards');
  }

  get #isNear(): boolean {
    return this.#tileStep <= LAST_NEAR_STEP;
  }

  setActive(id: string | null): void {
    this.#cy.batch(() => {
      this.#cy.nodes('.active').removeClass('active');
      if (id !== null) this.#cy.getElementById(id).addClass('active');
    });
    this.#onChange();
  }

  /** How a broken card stands out at the moment, for those that the overlay draws. */
  standing(id: string): Standing {
    const node = this.#cy.getElementById(id);
    const share = node.hasClass('dimmed') ? DIMMED_BROKEN : node.hasClass('faded') ? FADED_BROKEN : 1;
    const outline = node.hasClass('chosen') ? 'chosen' : node.hasClass('active') ? 'active' : undefined;
    return { share, outline };
  }

  /** Strength of the figure of a line; what is not meant says nothing. */
  figureShare(id: string): number {
    const line = this.#cy.getElementById(id);
    return line.hasClass('dimmed') ? 0 : line.hasClass('faded') ? FADED : 1;
  }

  /** Strength of a card or line in a picture that leaves the page: what the pointer does at the moment is left out. */
  shareOf(id: string): number {
    const element = this.#cy.getElementById(id);
    if (!element.hasClass('dimmed')) return 1;
    return element.isNode() && element.hasClass('broken') ? DIMMED_BROKEN : DIMMED;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #setLevelClasses(): void {
    this.#cy
      .nodes()
      .toggleClass('names', this.#level === 'names')
      .toggleClass('rings', this.#level === 'rings');
  }

  /** The selected card and its neighbours keep their strength, like what a search found; the rest steps back. */
  #dim(): void {
    const cy = this.#cy;
    const selected = this.#selected === null ? cy.collection() : cy.getElementById(this.#selected);
    const matches = this.#matches;
    cy.batch(() => {
      cy.elements().removeClass('dimmed faded');
      cy.elements('.chosen').removeClass('chosen');
      cy.edges('.told').removeClass('told');
      cy.edges('.called').removeClass('called');
      this.#faded = null;
      if (selected.nonempty()) {
        selected.addClass('chosen');
        selected.connectedEdges().addClass('told called');
        cy.elements().difference(selected.closedNeighborhood()).addClass('dimmed');
      }
      const edge = this.#edge === null ? cy.collection() : cy.getElementById(this.#edge);
      if (selected.empty() && edge.nonempty()) {
        edge.addClass('chosen told');
        cy.elements().difference(edge.union(edge.connectedNodes())).addClass('dimmed');
      }
      if (matches === null) return;
      cy.nodes().forEach((node) => {
        node.toggleClass('dimmed', !matches.has(node.id()) && node.id() !== this.#selected);
      });
      cy.edges().forEach((edge) => {
        edge.toggleClass('dimmed', !matches.has(edge.source().id()) || !matches.has(edge.target().id()));
      });
    });
  }

  /** The line under the pointer is marked and tells its figures. */
  #point(id: string | null, fresh: boolean): void {
    if (id === this.#pointed && (!fresh || id === null)) return;
    this.#pointed = id;
    this.#cy.batch(() => {
      this.#cy.edges('.pointed').removeClass('pointed');
      if (id !== null) this.#cy.getElementById(id).addClass('pointed');
    });
  }

  #hover(id: string | null): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    clearTimeout(this.#timer);
    // Leaving is as slow as coming: a pointer that crosses cards does not make the map flicker.
    this.#timer = setTimeout(() => {
      this.#fade(id);
    }, HOVER_AFTER_MS);
  }

  /** What was added steps back as well. */
  #fadeAgain(): void {
    const faded = this.#faded;
    if (faded === null) return;
    this.#faded = null;
    this.#fade(faded);
  }

  #fade(id: string | null): void {
    const wanted = this.#selected === null && this.#edge === null && this.#matches === null ? id : null;
    if (wanted === this.#faded) return;
    this.#faded = wanted;
    const cy = this.#cy;
    const node = wanted === null ? cy.collection() : cy.getElementById(wanted);
    cy.batch(() => {
      cy.elements('.faded').removeClass('faded');
      if (this.#selected === null) cy.edges('.called').removeClass('called');
      node.connectedEdges().addClass('called');
      // Without a neighbour there is nothing to point out.
      if (node.nonempty() && node.closedNeighborhood().length > 1) {
        cy.elements().difference(node.closedNeighborhood()).addClass('faded');
      }
    });
    this.#onChange();
  }
}
