import type { ReactNode } from 'react';

/** Line icons of the frame, 20 px, in the colour of the text. Decoration: the control around them has the name. */
function icon(shape: ReactNode): () => React.ReactElement {
  return function Icon() {
    return (
      <svg className="fl-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        {shape}
      </svg>
    );
  };
}

export const LayersIcon = icon(
  <path d="M10 3l7 3.600-7 3.600-7-3.600zM3.400 10.200L10 13.600l6.600-3.400M3.400 13.600L10 17l6.600-3.400" />,
);
export const PauseIcon = icon(<path d="M7 4.500v11M12.500 4.500v11" />);
export const PlayIcon = icon(<path d="M6.500 4.500v11l8.500-5.500z" />);
export const GlobeIcon = icon(
  <path d="M17.200 10a7.200 7.200 0 1 1-14.400 0 7.200 7.200 0 0 1 14.400 0zM2.800 10h14.400M10 2.800c2.100 2 3.100 4.500 3.100 7.200s-1 5.200-3.100 7.200c-2.100-2-3.100-4.500-3.100-7.200s1-5.200 3.100-7.200z" />,
);
export const MoonIcon = icon(<path d="M15.800 12.300A6.600 6.600 0 0 1 8 4.200a6.300 6.300 0 1 0 7.800 8.100z" />);
export const SunIcon = icon(
  <path d="M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 2.500v1.600M10 15.900v1.600M2.500 10h1.600M15.900 10h1.600M4.700 4.700l1.100 1.100M14.200 14.200l1.100 1.100M4.700 15.300l1.100-1.100M14.200 5.800l1.100-1.100" />,
);
export const HelpIcon = icon(
  <path d="M17.200 10a7.200 7.200 0 1 1-14.400 0 7.200 7.200 0 0 1 14.400 0zM7.900 8.100a2.100 2.100 0 1 1 3.300 1.700c-.8.600-1.200 1-1.200 1.800M10 13.800v.2" />,
);
export const GearIcon = icon(
  <path d="M12.400 10a2.400 2.400 0 1 1-4.800 0 2.400 2.400 0 0 1 4.800 0zM8.700 2.900h2.600l.4 1.900 1.500.9 1.900-.6 1.300 2.200-1.500 1.300v1.800l1.500 1.300-1.300 2.200-1.900-.6-1.500.9-.4 1.900H8.700l-.4-1.900-1.500-.9-1.900.600-1.300-2.200 1.500-1.300V8.600L3.600 7.300l1.300-2.200 1.900.600 1.500-.9z" />,
);
export const ChevronLeftIcon = icon(<path d="M12 5.500L7.500 10l4.500 4.500" />);
export const ChevronRightIcon = icon(<path d="M8 5.500l4.500 4.500L8 14.500" />);
export const DownloadIcon = icon(<path d="M10 3.500v8.500M6.500 8.800L10 12.300l3.500-3.500M4 15.800h12" />);
export const CloseIcon = icon(<path d="M5 5l10 10M15 5L5 15" />);
