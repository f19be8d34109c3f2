import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/createI18n.ts';
import { ago, anAttention, aResource, aSnapshot, aStatus, NOW } from '../../testing/samples.ts';
import { captionOf, filtersOf, type CaptionFacts, type Wording } from './caption.ts';

function wording(language: 'en' | 'zh'): Wording {
  const { t } = createI18n(language);
  return { t: (key, values) => t(key, { ...values }), language, zone: 'utc' };
}

const nowMs = Date.parse(NOW);

function linesOf(part: Partial<CaptionFacts> = {}, language: 'en' | 'zh' = 'en'): readonly string[] {
  const facts: CaptionFacts = {
    snapshot: aSnapshot({ revision: 4812 }),
    status: aStatus(),
    search: new URLSearchParams(),
    nowMs,
  };
  return captionOf({ ...facts, ...part }, wording(language)).lines;
}

describe('captionOf', () => {
  it('names cluster, time with its zone, revision and counts', () => {
    const snapshot = aSnapshot({
      revision: 4812,
      total: 2,
      shown: 2,
      attention: [anAttention('shop/pay')],
    });
    const { title, lines } = captionOf(
      { snapshot, status: aStatus(), search: new URLSearchParams(), nowMs },
      wording('en'),
    );
    expect(title).toBe(`Services of ${aStatus().cluster.context}`);
    expect(lines[0]).toMatch(/\d{4}, \d{2}:\d{2}:\d{2} UTC · revision 4,812$/);
    expect(lines[1]).toBe('2 services, 1 broken, 0 degraded');
    expect(lines).toHaveLength(2);
  });

  it('says of a picture how much is folded in it, beside a list or a service only what is true of them', () => {
    const snapshot = aSnapshot({ total: 26, shown: 4 });
    const folded = expect.stringMatching(/4 of 26/);
    expect(linesOf({ snapshot })).toContainEqual(folded);
    expect(linesOf({ snapshot, of: 'rows' })).not.toContainEqual(folded);
    expect(linesOf({ snapshot, of: 'service', search: new URLSearchParams('find=x') })).toHaveLength(1);
  });

  it('says what was filtered, and nothing of where somebody looked', () => {
    const search = new URLSearchParams('namespace=a&namespace=b&find=x+y&select=service/a/b&at=1,2,1&pin=z');
    expect(linesOf({ search })).toContain('Filters: namespace a, b; find x y');
    expect(filtersOf(new URLSearchParams('select=x&sort=name'))).toEqual([]);
  });

  it.each([
    {
      name: 'retrying',
      part: { state: 'retrying', since: ago(60), lastEventAt: ago(42) },
      want: /^Pods: retrying, last event 42 s ago/,
    },
    { name: 'being read again', part: { state: 'relisting', since: ago(60) }, want: 'Pods: being read again.' },
    { name: 'not read yet', part: { state: 'syncing' }, want: 'Pods: not completely read yet.' },
    { name: 'forbidden', part: { state: 'forbidden' }, want: 'Pods: may not be listed.' },
  ] as const)('says of a resource that it is $name', ({ part, want }) => {
    const status = aStatus({ resources: [aResource({ resource: 'pods', ...part })] });
    expect(linesOf({ status })).toContainEqual(typeof want === 'string' ? want : expect.stringMatching(want));
  });

  it.each(['lost', 'paused'] as const)('dates a picture that stands still by when that began: %s', (why) => {
    const lines = linesOf({ still: { why, atMs: Date.UTC(2026, 0, 2, 3, 4, 5) } });
    expect(lines[0]).toContain('2 Jan 2026, 03:04:05 UTC');
    expect(lines.at(-1)).toContain('2 Jan 2026, 03:04:05 UTC');
  });

  it('says that services are folded, and that the window showed a part only', () => {
    const lines = linesOf({ snapshot: aSnapshot({ shown: 3, total: 1200 }), part: true });
    expect(lines).toContain('Part of the map: what the window showed.');
    expect(lines).toContain('Drawn by themselves: 3 of 1,200 services; the others are folded into their groups.');
  });

  it('speaks Chinese', () => {
    expect(linesOf({ search: new URLSearchParams('find=x') }, 'zh')).toContain('筛选：find x');
  });
});
