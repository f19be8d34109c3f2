import { useEffect, useRef, type ReactElement } from 'react';
import type { MapTexts } from '../texts.ts';
import type { MapController } from './MapController.ts';

const BESIDE_PX = 12;

/** What is known of the line under the pointer. Follows the line when the map moves, and its figures when they change. */
export function EdgeTip(props: {
  readonly controller: MapController;
  readonly id: string;
  readonly texts: MapTexts;
}): ReactElement {
  const { controller, id, texts } = props;
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      const found = controller.queries.edgeAt(id);
      if (tip.current === null) return;
      tip.current.hidden = found === undefined;
      tip.current.textContent = found === undefined ? '' : texts.edge(found.line.edge);
      // Through the object model: the policy of the page forbids inline styles in markup only.
      const { x, y } = found?.at ?? { x: 0, y: 0 };
      // Left of the line: on the right stands the card that it leads to.
      tip.current.style.left = `${Math.max(8, Math.round(x) - tip.current.offsetWidth - BESIDE_PX)}px`;
      tip.current.style.top = `${Math.round(y) + BESIDE_PX}px`;
    };
    place();
    return controller.onFrame(place);
  }, [controller, id, texts]);
  return <div ref={tip} className="fairlead-map__tip" aria-hidden="true" hidden />;
}
