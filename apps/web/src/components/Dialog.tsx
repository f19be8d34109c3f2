import { Button, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from '../i18n/useTranslation.ts';
import { CloseIcon } from './icons.tsx';

export interface DialogProps {
  readonly size: 'small' | 'medium';
  readonly title: string;
  readonly description?: string;
  readonly onClose: () => void;
  /** Holds nothing that keys could reach: its body is a stop by itself, so that they can scroll it. */
  readonly isRead?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A dialog over the page. Its close button is our own: the one of PatternFly speaks English only. */
export function Dialog({ size, title, description, onClose, isRead = false, className, children }: DialogProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Modal variant={size} isOpen onEscapePress={onClose} aria-labelledby={titleId}>
      <div className="pf-v6-c-modal-box__close">
        <Button variant="plain" aria-label={t('common.close')} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <ModalHeader title={title} labelId={titleId} description={description} />
      <ModalBody {...(isRead ? { tabIndex: 0 } : {})} {...(className === undefined ? {} : { className })}>
        {children}
      </ModalBody>
    </Modal>
  );
}
