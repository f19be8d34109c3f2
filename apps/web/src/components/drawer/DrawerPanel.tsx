import { DrawerPanelContent } from '@patternfly/react-core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { useDrawerSize } from './useDrawerSize.ts';
import { useFocusReturn } from './useFocusReturn.ts';

export interface DrawerPanelProps {
  /** Id of what is told; another one is read from the top. */
  readonly subject: string;
  readonly onClose: () => void;
  /** What stays while the rest scrolls; its title takes the id, which names the region. */
  readonly head: (titleId: string) => ReactNode;
  readonly children: ReactNode;
}

/** The panel of the drawer: resizable, closed by `]`, a region with a head that stays; focus goes back to where it came from. */
export function DrawerPanel({ subject, onClose, head, children }: DrawerPanelProps) {
  const { t } = useTranslation();
  const { size, least, most, keep } = useDrawerSize();
  const titleId = useId();
  const content = useRef<HTMLDivElement>(null);
  useFocusReturn(content);
  useKeys({ ']': onClose });
  useEffect(() => {
    if (content.current !== null) content.current.scrollTop = 0;
  }, [subject]);
  return (
    <DrawerPanelContent
      isResizable
      defaultSize={`${size}px`}
      minSize={`${least}px`}
      maxSize={`${most}px`}
      onResize={(_event, width) => keep(width)}
      resizeAriaLabel={t('service.resize')}
      focusTrap={{ enabled: false }}
    >
      <section className="fl-service" aria-labelledby={titleId}>
        {head(titleId)}
        <div className="fl-service-scroll" ref={content}>
          {children}
        </div>
      </section>
    </DrawerPanelContent>
  );
}
