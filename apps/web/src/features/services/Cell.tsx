import type { ReactNode } from 'react';

export interface CellProps {
  readonly children?: ReactNode;
  readonly number?: boolean;
  readonly subtle?: boolean;
  readonly mono?: boolean;
  readonly title?: string;
}

/** A cell of a row; what does not fit is told by its `title`. */
export function Cell({ children, number, subtle, mono, title }: CellProps) {
  const classes = ['pf-v6-c-table__td'];
  if (number) classes.push('fl-number', 'fl-tabular');
  if (subtle) classes.push('fl-subtle');
  if (mono) classes.push('fl-mono');
  return (
    <td role="gridcell" className={classes.join(' ')} {...(title ? { title } : {})}>
      {children}
    </td>
  );
}
