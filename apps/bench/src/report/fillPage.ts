import { markdownResult } from './markdown.ts';
import type { Result } from './result.ts';

const SECTION = /<!-- results -->\n[\s\S]*?<!-- end of results -->/;

/**
 * The page of a suite with its results between the marks `<!-- results -->` and `<!-- end of results -->`; what stands around them is
 * left as it is.
 *
 * @throws Error if the page has no place for them.
 */
export function fillPage(page: string, result: Result): string {
  if (!SECTION.test(page))
    throw new Error('its page has no place for results: add <!-- results --> <!-- end of results -->');
  return page.replace(SECTION, () => `<!-- results -->\n\n${markdownResult(result)}\n\n<!-- end of results -->`);
}
