import { ClipboardCopyButton, CodeBlock, CodeBlockAction } from '@patternfly/react-core';
import type { ObjectYaml } from '@fairlead/protocol';
import { formatCount } from '@fairlead/messages';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ObjectName } from '../../../api/ApiClient.ts';
import { useLive } from '../../../api/LiveProvider.tsx';
import { queryKeys } from '../../../api/queryKeys.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useSettings } from '../../../settings/SettingsProvider.tsx';
import { fieldName, findField, type FieldPath } from '../statement/field.ts';
import { LivePane } from './LivePane.tsx';
import { useLiveRead } from './useLiveRead.ts';

export interface YamlViewProps {
  readonly kind: 'pods' | 'services';
  readonly of: ObjectName;
  /** To mark and bring into view. */
  readonly field: FieldPath | undefined;
}

/** An object as YAML, read when it is opened; environment values are masked by the server. */
export function YamlView({ kind, of, field }: YamlViewProps) {
  const { client } = useLive();
  const read = useLiveRead(queryKeys.live('yaml', [kind, of.namespace, of.name]), (signal) =>
    client.yaml(kind, of, signal),
  );
  return (
    <LivePane read={read} grant="kubectl apply -f docs/rbac/cluster-role-details.yaml">
      {(answer) => <Yaml answer={answer} field={field} />}
    </LivePane>
  );
}

function Yaml({ answer, field }: { readonly answer: ObjectYaml; readonly field: FieldPath | undefined }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [copied, setCopied] = useState(false);
  const id = useId();
  const marked = useRef<HTMLElement>(null);
  const lines = useMemo(() => answer.yaml.trimEnd().split('\n'), [answer.yaml]);
  const range = useMemo(() => (field === undefined ? undefined : findField(lines, field)), [lines, field]);
  useEffect(() => {
    const mark = marked.current;
    const text = mark?.parentElement;
    if (mark === null || text === null || text === undefined) return;
    // The field within the text, then the text within the drawer, which moves no further than it has to.
    text.scrollTop = mark.offsetTop - (text.clientHeight - mark.offsetHeight) / 2;
    text.scrollIntoView({ block: 'nearest' });
  }, [range]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(answer.yaml);
    setCopied(true);
  };
  const { from, to } = range ?? { from: 0, to: 0 };
  const text = (first: number, last: number): string =>
    lines
      .slice(first, last)
      .map((line) => `${line}\n`)
      .join('');
  return (
    <>
      {answer.masked === 0 ? null : (
        <p className="fl-subtle">
          {t('service.live.masked', { count: answer.masked, countText: formatCount(answer.masked, language) })}
        </p>
      )}
      {field === undefined ? null : <Told field={field} whole={range?.whole ?? false} />}
      <CodeBlock
        className="fl-yaml"
        actions={
          <CodeBlockAction>
            <ClipboardCopyButton
              id={id}
              textId={`${id}-text`}
              aria-label={t('service.live.copyYaml')}
              variant="plain"
              exitDelay={600}
              onClick={() => void copy()}
              onTooltipHidden={() => setCopied(false)}
            >
              {copied ? t('common.copied') : t('service.live.copyYaml')}
            </ClipboardCopyButton>
          </CodeBlockAction>
        }
      >
        {/* Scrolls by itself, so the keyboard has to reach it. */}
        <pre id={`${id}-text`} tabIndex={0} role="region" aria-label={t('service.live.yamlLabel')}>
          {text(0, from)}
          {range === undefined ? null : <mark ref={marked}>{text(from, to)}</mark>}
          {text(to, lines.length)}
        </pre>
      </CodeBlock>
    </>
  );
}

/** Which field is marked, or that there is none. */
function Told({ field, whole }: { readonly field: FieldPath; readonly whole: boolean }) {
  const { t } = useTranslation();
  const name = fieldName(field);
  return (
    <p role="status">{whole ? t('service.live.fieldMarked', { name }) : t('service.live.fieldMissing', { name })}</p>
  );
}
