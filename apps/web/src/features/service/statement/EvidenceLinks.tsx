import { Button, ClipboardCopy } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { fieldName, type FieldPath } from './field.ts';
import type { Evidence } from './serviceStatements.ts';
import './statement.css';

export interface EvidenceLinksProps {
  readonly evidence: Evidence;
  /** Shows the field in the YAML of the object. */
  readonly onField: (field: FieldPath) => void;
}

/** Below a statement: the field it rests on, and the `kubectl` line that shows the same, once somebody wants it. */
export function EvidenceLinks({ evidence: { field, kubectl }, onField }: EvidenceLinksProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = fieldName(field);
  return (
    <span className="fl-evidence">
      <Button
        variant="link"
        isInline
        className="fl-mono"
        aria-label={t('service.evidence.field', { field: name })}
        onClick={() => onField(field)}
      >
        {name}
      </Button>
      <Button variant="link" isInline className="fl-mono" aria-expanded={open} onClick={() => setOpen(!open)}>
        kubectl
      </Button>
      {open ? <KubectlLine line={kubectl} /> : null}
    </span>
  );
}

/** A line to copy into a terminal. */
export function KubectlLine({ line }: { readonly line: string }) {
  const { t } = useTranslation();
  return (
    <ClipboardCopy
      isReadOnly
      isCode
      variant="inline-compact"
      hoverTip={t('service.evidence.copy')}
      clickTip={t('common.copied')}
      textAriaLabel={t('service.evidence.line')}
      copyAriaLabel={t('service.evidence.copy')}
      className="fl-evidence-line"
    >
      {line}
    </ClipboardCopy>
  );
}
