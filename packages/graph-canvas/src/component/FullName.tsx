import { useEffect, useRef, type ReactElement } from 'react';
import type { MapController } from './MapController.ts';

/** The whole name of the card under the pointer, if the card cuts it. Follows the card when the map moves. */
export function FullName({ controller, id }: { controller: MapController; id: string }): ReactElement {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (): void => {
      const found = controller.queries.fullName(id);
      if (tip.current === null) return;
      tip.current.hidden = found === undefined;
      tip.current.textContent = found?.text ?? '';
      // Through the object model: the policy of the page forbids inline styles in markup only.
      tip.current.style.left = `${Math.round(found?.at.x ?? 0)}px`;
      tip.current.style.top = `${Math.round((found?.at.y ?? 0) + 6)}px`;
    };
    place();
    return controller.onFrame(place);
  }, [controller, id]);
  return <div ref={tip} className="fairlead-map__tip" aria-hidden="true" hidden />;
}
