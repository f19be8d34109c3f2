import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import { aSnapshot, aStatus, NOW } from '../../../testing/samples.ts';
import { aRow } from '../../../testing/serviceSamples.ts';
import { DEFAULT_COLUMNS, type Column } from '../../../viewState/tableState.ts';
import { RowsSheet } from './RowsSheet.tsx';

const texts = {
  sentence: () => '',
  ready: () => '2/2',
  type: () => 'ClusterIP',
  ports: () => 'http 80',
  callers: () => '–',
  rate: () => '–',
  errors: () => '–',
  zones: () => 'a 2 · b 1',
  owner: () => ({ first: 'Deployment cart', more: '+1' }),
  owners: () => 'Deployment cart, Deployment cart-canary',
};

function show(names: readonly string[], total = names.length, columns: readonly Column[] = DEFAULT_COLUMNS) {
  const facts = () => ({
    snapshot: aSnapshot(),
    status: aStatus(),
    search: new URLSearchParams('find=x'),
    nowMs: Date.parse(NOW),
  });
  return renderPage(
    <RowsSheet rows={names.map((name) => aRow(name))} total={total} facts={facts} texts={texts} columns={columns} />,
  );
}

const print = (type: 'beforeprint' | 'afterprint'): void => act(() => void dispatchEvent(new Event(type)));

beforeEach(() => document.documentElement.classList.remove('pf-v6-theme-dark'));

describe('RowsSheet', () => {
  it('is there only while the browser prints, in light colours', () => {
    show(['shop/cart']);
    document.documentElement.classList.add('pf-v6-theme-dark');
    expect(screen.queryByRole('table')).toBeNull();
    print('beforeprint');
    expect(screen.getByRole('table')).not.toBeNull();
    expect(document.documentElement.classList.contains('pf-v6-theme-dark')).toBe(false);
    print('afterprint');
    expect(screen.queryByRole('table')).toBeNull();
    expect(document.documentElement.classList.contains('pf-v6-theme-dark')).toBe(true);
  });

  it('says of which cluster it is, what was filtered, and how much of everything it has', () => {
    show(['shop/cart', 'shop/web', 'batch/report'], 26);
    print('beforeprint');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(`Services of ${aStatus().cluster.context}`);
    expect(screen.getByText('Filters: find x')).not.toBeNull();
    expect(screen.getByText('3 of 26 services are on this sheet.')).not.toBeNull();
    const names = within(screen.getByRole('table'))
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['shop', 'cart', 'web', 'batch', 'report']);
    print('afterprint');
  });

  it.each<{ name: string; columns: readonly Column[]; extra: readonly string[]; text: string }>([
    { name: 'the usual columns', columns: DEFAULT_COLUMNS, extra: [], text: '–' },
    { name: 'them though the window hides some', columns: ['name', 'verdict'], extra: [], text: '–' },
    {
      name: 'those chosen beside them',
      columns: [...DEFAULT_COLUMNS, 'zones', 'owner', 'age'],
      extra: ['Zone spread', 'Owner', 'Age'],
      text: 'a 2 · b 1Deployment cart, Deployment cart-canary1 d',
    },
  ])('has $name', ({ columns, extra, text }) => {
    show(['shop/cart'], 1, columns);
    print('beforeprint');
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(heads.slice(10)).toEqual(extra);
    expect(heads[9]).toBe('Errors');
    expect(screen.getByRole('row', { name: /^cart/ }).textContent.endsWith(text)).toBe(true);
    print('afterprint');
  });

  it('says so when there are more services than it prints', () => {
    show(Array.from({ length: 1_001 }, (_, index) => `shop/s${index}`));
    print('beforeprint');
    expect(screen.getByText(/^The first 1,000 of 1,001 services/)).not.toBeNull();
    expect(screen.getAllByRole('row')).toHaveLength(1_002);
    print('afterprint');
  });
});
