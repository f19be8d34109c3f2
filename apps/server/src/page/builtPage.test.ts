import { describe, expect, it } from 'vitest';
import { readBuiltPage, withBase } from './builtPage.ts';

describe('withBase', () => {
  it('replaces the base element and names the version', () => {
    const html = '<html><head lang="en">\n  <base href="/" />\n  <title>x</title></head></html>';
    const page = withBase(html, '/ops/map/', '1.0.0+ab"c');
    expect(page.match(/<base /g)).toHaveLength(1);
    expect(page).toContain('<base href="/ops/map/" />');
    expect(page).toContain('<meta name="fairlead-version" content="1.0.0+ab&quot;c" />');
    expect(page.indexOf('<base')).toBeLessThan(page.indexOf('<title>'));
  });
});

describe('readBuiltPage', () => {
  it('knows a page that has not been built', () => {
    expect(readBuiltPage('/nowhere/at/all')).toBeUndefined();
  });
});
