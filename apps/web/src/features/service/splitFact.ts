/** A fact as title and rest: the first sentence without its full stop, and what follows. */
export function splitFact(fact: string): { readonly title: string; readonly rest: string } {
  const end = /。|[.](?=\s)/.exec(fact);
  if (end === null) return { title: fact.replace(/[.。]$/, ''), rest: '' };
  return { title: fact.slice(0, end.index), rest: fact.slice(end.index + 1).trim() };
}

/** Inside a line, after "Next:", a sentence goes on in small letters; a name in capitals stays as it is. */
export function continued(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
