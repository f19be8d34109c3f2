import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attention, GraphSnapshot } from '@fairlead/protocol';
import { renderPage } from '../../testing/renderPage.tsx';
import { anAttention, aReason, aServiceNode, aSnapshot, NOW_MS } from '../../testing/samples.ts';
import { AttentionRail } from './AttentionRail.tsx';

const GROUP = { id: 'namespace/shop', kind: 'namespace' as const, name: 'shop' };

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function show(
  attention: readonly Attention[],
  part: Partial<GraphSnapshot> = {},
  complete = true,
  unread = false,
  blind = false,
) {
  const calls: string[] = [];
  const snapshot = aSnapshot({ total: 26, attention: [...attention], ...part });
  const rail = (items: readonly Attention[]) => (
    <AttentionRail
      snapshot={snapshot}
      items={items}
      selectedId="service/shop/cart"
      grouping={undefined}
      open
      complete={complete}
      unread={unread}
      blind={blind}
      onToggle={() => calls.push('toggle')}
      onGrouping={(grouping) => calls.push(grouping)}
      onSelect={(id) => calls.push(id)}
      onNamespace={(name) => calls.push(name)}
    />
  );
  renderPage(rail(attention));
  return { calls };
}

describe('AttentionRail', () => {
  it('counts nothing as not broken where pods may not be read', () => {
    show([], {}, true, false, true);
    expect(screen.getByText('26 services')).toBeTruthy();
    expect(screen.queryByText(/0 broken/)).toBeNull();
  });

  it('says what is broken, where, since when and why', () => {
    show([anAttention('shop/sitemap'), anAttention('shop/cart', { verdict: 'degraded' })]);
    expect(screen.getByText('1 broken, 1 degraded, of 26 services')).toBeTruthy();
    const rows = within(screen.getByRole('list')).getAllByRole('button');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toContain('sitemap shop4 min');
    expect(within(rows[0] ?? document.body).getByRole('img', { name: 'Broken' })).toBeTruthy();
    expect(rows[1]?.getAttribute('aria-current')).toBe('true');
  });

  it('names what fails, and nothing where that is not known', () => {
    show([anAttention('shop/a', { failingPerSecond: 38 }), anAttention('shop/b')]);
    const [first, second] = within(screen.getByRole('list')).getAllByRole('button');
    expect(first?.textContent).toContain('38/s fail');
    expect(second?.textContent).not.toContain('fail');
  });

  it('does not say that there are no services where they are not read', () => {
    show([], { total: 0 }, true, true);
    expect(screen.getByText('Services are not read, so nothing is known of them.')).toBeTruthy();
    expect(screen.queryByText(/No services/)).toBeNull();
  });

  it('selects on click', () => {
    const { calls } = show([anAttention('shop/sitemap')]);
    fireEvent.click(screen.getByRole('button', { name: /sitemap/ }));
    expect(calls).toEqual(['service/shop/sitemap']);
  });

  it('makes one row of one cause when there are more than twelve, and leads through its services', () => {
    const cause = { reason: 'node-lost', subject: 'node-0412' };
    const headline = aReason({ id: 'none-ready', shared: aReason({ id: 'node-lost', facts: { node: 'node-0412' } }) });
    const items = Array.from({ length: 13 }, (_, index) =>
      anAttention(`ns${index % 5}/s${index}`, { cause, headline }),
    );
    const { calls } = show(items);
    expect(screen.getByRole('button', { name: 'By cause', pressed: true })).toBeTruthy();
    const row = screen.getByRole('button', { name: /node-0412/ });
    expect(row.textContent).toContain('13 services in ns0, ns1, ns2 +2');
    fireEvent.click(row);
    expect(calls).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'By namespace' }));
    expect(calls[1]).toBe('namespace');
  });

  it('says that all is well only if every service is proven to be', () => {
    const members = { broken: 0, degraded: 0, services: '' };
    show([], { groups: [{ ...GROUP, members: { ...members, ok: 24, unknown: 1, 'at-rest': 1 } }] });
    expect(screen.getByText('Nothing is known to be broken or degraded')).toBeTruthy();
    expect(screen.getByText('2 services are at rest or cannot be judged.')).toBeTruthy();
  });

  it('says that all services have ready backends when they have', () => {
    const members = { broken: 0, degraded: 0, services: '', unknown: 0, 'at-rest': 0 };
    show([], { groups: [{ ...GROUP, members: { ...members, ok: 26 } }] });
    expect(screen.getByText('All 26 services have ready backends')).toBeTruthy();
  });

  it('gives no verdict before pods and nodes are read', () => {
    show([], { nodes: [aServiceNode('shop/cart', { verdict: 'unknown' })] }, false);
    expect(screen.getByText('No verdict before pods and nodes are complete.')).toBeTruthy();
    expect(screen.queryByText(/0 broken/)).toBeNull();
  });
});
