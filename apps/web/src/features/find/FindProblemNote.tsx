import type { FindProblem } from '@fairlead/find';
import { Button } from '@patternfly/react-core';
import { useTranslation } from '../../i18n/useTranslation.ts';

export interface FindProblemNoteProps {
  readonly id: string;
  readonly problem: FindProblem | undefined;
  readonly text: string;
  /** The whole text with the mend in place. */
  readonly onMend: (text: string) => void;
}

/** Why an expression cannot be read, with where, and the mend as a button. */
export function FindProblemNote({ id, problem, text, onMend }: FindProblemNoteProps) {
  const { t } = useTranslation();
  if (problem === undefined) return <div id={id} hidden />;
  const { at, length, found, mend } = problem;
  return (
    <div id={id} className="fl-find-problem" role="status">
      <p>{t(`find.problems.${problem.code}`, { found })}</p>
      <p className="fl-find-problem-text" aria-hidden="true">
        {cut(text.slice(0, at), 'start')}
        <mark>{cut(text.slice(at, at + length) || ' ', 'end')}</mark>
        {cut(text.slice(at + length), 'end')}
      </p>
      {mend === '' ? null : (
        <Button variant="link" isInline onClick={() => onMend(mended(text, problem))}>
          {t('find.mend', { mend })}
        </Button>
      )}
    </div>
  );
}

/** Of a text longer than anybody types, what stands beside the mistake is enough. */
const SHOWN = 120;

function cut(text: string, where: 'start' | 'end'): string {
  if (text.length <= SHOWN) return text;
  return where === 'start' ? `…${text.slice(-SHOWN)}` : `${text.slice(0, SHOWN)}…`;
}

/** A mend takes the place of the term it is about; that of a parenthesis is the whole text. */
function mended(text: string, { code, at, mend }: FindProblem): string {
  if (code === 'unclosed-parenthesis') return mend;
  const before = text.slice(0, startOfTerm(text, at));
  const rest = text.slice(at);
  const end = code === 'unclosed-quote' ? rest.length : Math.max(0, rest.search(/[\s)]|$/));
  return before + mend + rest.slice(end);
}

function startOfTerm(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\s(-]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}
