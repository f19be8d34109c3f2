import { AlertActionCloseButton, Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Alert } from './Alert.tsx';
import { VerdictMark } from './VerdictMark.tsx';

export interface NoteProps {
  readonly variant: 'info' | 'warning' | 'danger' | 'custom';
  readonly icon?: ReactNode;
  /** The fact, in bold. */
  readonly title: string;
  /** What follows from it, in the same line. */
  readonly children?: ReactNode;
  readonly action?: { readonly text: string; readonly onClick: () => void };
  readonly close?: { readonly label: string; readonly onClick: () => void };
}

/** The marks of the map also stand for what is wrong with the picture itself. */
const MARKS = {
  danger: <VerdictMark verdict="broken" size={16} />,
  warning: <VerdictMark verdict="degraded" size={16} />,
  info: undefined,
  custom: undefined,
} as const;

/** One line above the map: a fact, what follows from it, and at most one thing to do. */
export function Note({ variant, icon = MARKS[variant], title, children, action, close }: NoteProps) {
  return (
    <Alert
      isInline
      variant={variant}
      component="div"
      title={
        <>
          {title} <span className="fl-note-text">{children}</span>{' '}
          {action === undefined ? null : (
            <Button variant="link" isInline onClick={action.onClick}>
              {action.text}
            </Button>
          )}
        </>
      }
      {...(icon === undefined ? {} : { customIcon: icon })}
      {...(close === undefined
        ? {}
        : { actionClose: <AlertActionCloseButton onClose={close.onClick} aria-label={close.label} /> })}
    />
  );
}
