import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';

export interface TermListProps {
  readonly facts: readonly (readonly [term: string, value: string])[];
  /** A CSS width, the same for all terms. */
  readonly termWidth: string;
}

/** Terms with their values beside them; what is long wraps. */
export function TermList({ facts, termWidth }: TermListProps) {
  return (
    <DescriptionList isCompact isHorizontal termWidth={termWidth}>
      {facts.map(([term, value]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription className="fl-wrap">{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}
