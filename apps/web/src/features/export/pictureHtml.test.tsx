import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pictureHtml, type Explanation, type PictureParts } from './pictureHtml.ts';
import { STYLE, STYLE_HASH } from './pictureStyle.ts';

const WORDS: PictureParts['words'] = {
  attention: 'Needs attention',
  nothing: 'Nothing needs attention.',
  next: 'Next:',
  pod: 'Pod',
  traffic: 'Traffic',
  why: 'Why',
  since: 'Since',
  services: 'All services',
  service: 'Service',
  namespace: 'Namespace',
  verdict: 'Verdict',
  ready: 'Ready',
};

function anExplanation(part: Partial<Explanation> = {}): Explanation {
  return {
    name: 'fraud',
    namespace: 'payments',
    verdict: 'broken',
    verdictWord: 'Broken',
    fact: 'No pod receives traffic.',
    next: 'Look at the first pod.',
    counts: '0 of 3 pods receive traffic',
    further: ['Zone preference is off.'],
    pods: [{ name: 'fraud-1', traffic: 'no traffic', why: 'Probe fails.', since: '4 min' }],
    podsNote: 'Pods shown: 1 of 3.',
    ...part,
  };
}

function page(part: Partial<PictureParts> = {}) {
  const text = pictureHtml({
    language: 'en',
    theme: 'light',
    title: 'Services of kind-dev',
    lines: ['revision 7'],
    svg: '<svg xmlns="http://www.w3.org/2000/svg"><text>错误 é</text></svg>',
    alt: 'the map',
    explanations: [anExplanation()],
    moreNote: '',
    services: [{ name: 'fraud', namespace: 'payments', verdict: 'Broken', ready: '0/3', why: 'No pod.' }],
    words: WORDS,
    foot: ['made by 0.1.0'],
    ...part,
  });
  return { text, document: new DOMParser().parseFromString(text, 'text/html') };
}

describe('pictureHtml', () => {
  it('tells for each service what, why, what next, and of each pod why it gets nothing', () => {
    const { document } = page();
    const section = document.querySelector('section.broken');
    expect(section?.querySelector('h3')?.textContent).toBe('fraud payments Broken');
    expect(section?.textContent).toMatch(/No pod receives traffic\..*0 of 3 pods.*Next: Look at the first pod\./s);
    expect([...(section?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
      'fraud-1',
      'no traffic',
      'Probe fails.',
      '4 min',
    ]);
    expect(section?.textContent).toContain('Pods shown: 1 of 3.');
  });

  it('carries the picture whole, as an image with words for it', () => {
    const { document } = page();
    const image = document.querySelector('img');
    expect(image?.alt).toBe('the map');
    const [, content = ''] = image?.src.split('base64,') ?? [];
    expect(Buffer.from(content, 'base64').toString('utf8')).toContain('错误 é');
  });

  it('allows itself one style and pictures of its own, and names that style by what it is', () => {
    const { document } = page();
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
    );
    const styles = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '');
    expect(styles).toEqual([STYLE]);
    expect(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`).toBe(STYLE_HASH);
    expect(document.querySelectorAll('script, link, [style], [src]:not(img), [href]')).toHaveLength(0);
  });

  it('says that nothing needs attention, and how much is left out', () => {
    expect(page({ explanations: [] }).document.body.textContent).toContain(WORDS.nothing);
    expect(page({ moreNote: '40 of 90' }).document.body.textContent).toContain('40 of 90');
  });

  it('keeps every hostile text text', () => {
    const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script></title></style>'&amp;<!--\u0000`;
    const plain = page().document.querySelectorAll('*').length;
    const { document } = page({
      title: evil,
      lines: [evil],
      alt: evil,
      explanations: [
        anExplanation({
          name: evil,
          namespace: evil,
          verdictWord: evil,
          fact: evil,
          next: evil,
          counts: evil,
          further: [evil],
          pods: [{ name: evil, traffic: evil, why: evil, since: evil }],
          podsNote: evil,
        }),
      ],
      services: [{ name: evil, namespace: evil, verdict: evil, ready: evil, why: evil }],
      foot: [evil],
    });
    expect(document.querySelectorAll('*')).toHaveLength(plain);
    const shown = evil.replace('\u0000', '\uFFFD');
    expect(document.title).toBe(shown);
    expect(document.querySelector('td')?.textContent).toBe(shown);
    expect(document.querySelector('img')?.alt).toBe(shown);
  });
});
