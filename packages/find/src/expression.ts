import type { NumberField, TextField } from './fields.ts';
import type { Pattern } from './pattern.ts';

export type Operator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** What one term asks for. */
export type Term =
  | { readonly kind: 'word'; readonly pattern: Pattern }
  | { readonly kind: 'is'; readonly field: TextField; readonly pattern: Pattern }
  | {
      readonly kind: 'compare';
      readonly field: NumberField;
      readonly operator: Operator;
      /** A number in the unit of the field (percent, milliseconds, per second), or another field. */
      readonly than: number | NumberField;
    };

/** A find or hide expression. Lists have two items or more and hold none of their own kind. */
export type Expression =
  | Term
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and'; readonly all: readonly Expression[] }
  | { readonly kind: 'or'; readonly any: readonly Expression[] };

export function not(of: Expression): Expression {
  return { kind: 'not', of };
}

/** All of some expressions; one alone is itself. */
export function and(first: Expression, ...others: readonly Expression[]): Expression {
  const all = [first, ...others].flatMap((item) => (item.kind === 'and' ? item.all : [item]));
  return all.length === 1 ? first : { kind: 'and', all };
}

/** Any of some expressions; one alone is itself. */
export function or(first: Expression, ...others: readonly Expression[]): Expression {
  const any = [first, ...others].flatMap((item) => (item.kind === 'or' ? item.any : [item]));
  return any.length === 1 ? first : { kind: 'or', any };
}

/** Every term of an expression. */
export function* termsOf(expression: Expression): Generator<Term> {
  switch (expression.kind) {
    case 'not':
      yield* termsOf(expression.of);
      return;
    case 'and':
      for (const item of expression.all) yield* termsOf(item);
      return;
    case 'or':
      for (const item of expression.any) yield* termsOf(item);
      return;
    case 'word':
    case 'is':
    case 'compare':
      yield expression;
  }
}

/** Whether an expression speaks of connections: only such a one is asked of them. */
export function asksOfEdges(expression: Expression): boolean {
  return [...termsOf(expression)].some((term) => term.kind === 'is' && term.field === 'edge');
}
