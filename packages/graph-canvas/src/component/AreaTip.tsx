import { useEffect, useRef, type ReactElement } from 'react';
import type { MapController } from './MapController.ts';
import type { PointedTitle } from './mapView.ts';
import { tipPlace } from './tipPlace.ts';

/** What a title has no room for. It goes with the next move of the map, since the title may then stand elsewhere. */
export function AreaTip({ controller, title }: { controller: MapController; title: PointedTitle }): ReactElement {
  const tip = useRef<HTMLDivElement>(null);
  const { lines, band } = title;
  useEffect(() => {
    const element = tip.current;
    if (element === null) return;
    element.hidden = false;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const { x, y } = tipPlace(band, size, controller.viewing.size());
    // Through the object model: the policy of the page forbids inline styles in markup only.
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
  }, [controller, band, lines]);
  const [name, ...counts] = lines;
  return (
    <div ref={tip} className="fairlead-map__tip fairlead-map__tip--pointed" aria-hidden="true" hidden>
      <strong>{name}</strong>
      {counts.map((count) => (
        <div key={count}>{count}</div>
      ))}
    </div>
  );
}
