import type { ReactElement } from 'react';
import type { MapTexts } from '../texts.ts';

export interface ZoomControlsProps {
  readonly texts: MapTexts;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onFit: () => void;
}

/** Three buttons: nearer, further, everything. */
export function ZoomControls({ texts, onZoomIn, onZoomOut, onFit }: ZoomControlsProps): ReactElement {
  return (
    <div className="fairlead-map__panel fairlead-map__zoom">
      <ControlButton label={texts.zoomIn} path="M9 3.5V14.5M3.5 9H14.5" onClick={onZoomIn} />
      <ControlButton label={texts.zoomOut} path="M3.5 9H14.5" onClick={onZoomOut} />
      <ControlButton
        label={texts.fit}
        path="M2.5 6.5V2.5H6.5M11.5 2.5H15.5V6.5M15.5 11.5V15.5H11.5M6.5 15.5H2.5V11.5"
        onClick={onFit}
      />
    </div>
  );
}

function ControlButton(props: { label: string; path: string; onClick: () => void }): ReactElement {
  return (
    <button
      type="button"
      className="fairlead-map__button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <path d={props.path} fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </button>
  );
}
