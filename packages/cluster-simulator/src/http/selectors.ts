import { badRequest } from '../objects/apiError.ts';
import type { KubeObject, StringMap } from '../objects/shapes.ts';

export type Filter = (object: KubeObject) => boolean;

/** The filter of `labelSelector` and `fieldSelector`; `undefined` when neither is given. Throws `ApiError` 400. */
export function filterOf(query: URLSearchParams): Filter | undefined {
  const labels = labelFilter(query.get('labelSelector') ?? '');
  const fields = fieldFilter(query.get('fieldSelector') ?? '');
  if (labels === undefined || fields === undefined) return labels ?? fields;
  return (object) => labels(object) && fields(object);
}

type Requirement = (labels: StringMap) => boolean;

function labelFilter(text: string): Filter | undefined {
  const requirements = splitOutsideParentheses(text).map(requirement);
  if (requirements.length === 0) return undefined;
  return (object) => requirements.every((holds) => holds(object.metadata.labels ?? {}));
}

const SET = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/;
const EQUALITY = /^([^=!\s]+)\s*(==|=|!=)\s*(\S*)$/;
const NAME = /^!?[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$/;

function requirement(text: string): Requirement {
  const [, setKey = '', operator, list = ''] = SET.exec(text) ?? [];
  if (operator !== undefined) {
    const values = list.split(',').map((value) => value.trim());
    const isIn = (labels: StringMap): boolean => labels[setKey] !== undefined && values.includes(labels[setKey]);
    return operator === 'in' ? isIn : (labels) => !isIn(labels);
  }
  const [, key = '', comparison, value = ''] = EQUALITY.exec(text) ?? [];
  if (comparison === '!=') return (labels) => labels[key] !== value;
  if (comparison !== undefined) return (labels) => labels[key] === value;
  if (!NAME.test(text)) throw badRequest(`unable to parse requirement: ${text}`);
  return text.startsWith('!')
    ? (labels) => labels[text.slice(1)] === undefined
    : (labels) => labels[text] !== undefined;
}

function splitOutsideParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function fieldFilter(text: string): Filter | undefined {
  const parts = splitOutsideParentheses(text);
  if (parts.length === 0) return undefined;
  const holds = parts.map((part) => {
    const [, path = '', comparison, value = ''] = EQUALITY.exec(part) ?? [];
    if (comparison === undefined) throw badRequest(`invalid field selector: ${part}`);
    return (object: KubeObject) => (fieldOf(object, path) === value) === (comparison !== '!=');
  });
  return (object) => holds.every((test) => test(object));
}

/** The field at a dotted path as a string; `""` when missing, as the API server compares. */
function fieldOf(object: KubeObject, path: string): string {
  let value: unknown = object;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = Reflect.get(value, step);
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
