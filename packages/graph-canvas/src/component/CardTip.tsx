import { useEffect, useRef, type ReactElement } from 'react';
import type { MapGraph } from '../scene/structure.ts';
import type { MapTexts } from '../texts.ts';
import type { MapController } from './MapController.ts';
import { tipPlace } from './tipPlace.ts';

export interface CardTipProps {
  readonly controller: MapController;
  readonly id: string;
  /** Only so that the tip is written anew when they change. */
  readonly texts: MapTexts;
  readonly graph: MapGraph;
  /** By the pointer: then it waits a moment, and may be pointed at itself. */
  readonly isPointed: boolean;
  readonly onHold: (isHeld: boolean) => void;
  readonly onDismiss: () => void;
}

/**
 * The whole name of a card and what there is to say about it, for pointer and keyboard. Follows the card when the map moves;
 * Escape takes it away (WCAG 2.2, 1.4.13). Screen readers have the same from the list of cards.
 */
export function CardTip({ controller, id, texts, graph, isPointed, onHold, onDismiss }: CardTipProps): ReactElement {
  const tip = useRef<HTMLDivElement>(null);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    const place = (): void => {
      const element = tip.current;
      const card = controller.queries.boxOf(id);
      if (element === null) return;
      element.hidden = card === undefined;
      if (card === undefined) return;
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      const { x, y } = tipPlace(card, size, controller.viewing.size());
      // Through the object model: the policy of the page forbids inline styles in markup only.
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
    };
    const [name = '', ...lines] = controller.queries.tipOf(id);
    const title = document.createElement('strong');
    title.textContent = name;
    tip.current?.replaceChildren(title, ...lines.map(lineOf));
    place();
    return controller.onFrame(place);
  }, [controller, id, texts, graph]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') dismiss.current();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
    };
  }, []);
  return (
    <div
      ref={tip}
      className={`fairlead-map__tip${isPointed ? ' fairlead-map__tip--pointed' : ''}`}
      aria-hidden="true"
      hidden
      onPointerEnter={() => {
        onHold(true);
      }}
      onPointerLeave={() => {
        onHold(false);
      }}
    />
  );
}

function lineOf(text: string): HTMLElement {
  const line = document.createElement('div');
  line.textContent = text;
  return line;
}
