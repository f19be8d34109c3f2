import type { ReactNode } from 'react';

/** Line icons of a service's head, 20 px, in the colour of the text. Decoration: the control around them has the name. */
function icon(shape: ReactNode): () => React.ReactElement {
  return function Icon() {
    return (
      <svg className="fl-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        {shape}
      </svg>
    );
  };
}

export const LinkIcon = icon(
  <path d="M8.200 11.800l3.600-3.600M9 5.800l1.300-1.300a3.600 3.600 0 0 1 5.200 5.200L14.200 11M5.800 9l-1.300 1.300a3.600 3.600 0 0 0 5.200 5.200L11 14.200" />,
);
export const OpenPageIcon = icon(
  <path d="M11.500 3.500h5v5M16.500 3.500l-7 7M8 4.500H4.500a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V12" />,
);
export const CompareIcon = icon(<path d="M3.500 7h13M13.500 4l3 3-3 3M16.500 13h-13M6.500 10l-3 3 3 3" />);
export const MapIcon = icon(
  <path d="M3.500 4.500h5v4h-5zM11.500 11.500h5v4h-5zM3.500 12.500h4v3h-4zM8.500 6.500h3.500v5M7.500 14h4" />,
);
