import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import { aSnapshot, aStatus, NOW } from '../../../testing/samples.ts';
import { aRow } from '../../../testing/serviceSamples.ts';
import { RowsSheet } from './RowsSheet.tsx';

const texts = {
  sentence: () => '',
  ready: () => '2/2',
  type: () => 'ClusterIP',
  ports: () => 'http 80',
  callers: () => '–',
  rate: () => '–',
  errors: () => '–',
};

function show(names: readonly string[], total = names.length) {
  const facts = () => ({
    snapshot: aSnapshot(),
    status: aStatus(),
    search: new URLSearchParams('find=x'),
    nowMs: Date.parse(NOW),
  });
  return renderPage(<RowsSheet rows={names.map((name) => aRow(name))} total={total} facts={facts} texts={texts} />);
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

  it('says so when there are more services than it prints', () => {
    show(Array.from({ length: 1_001 }, (_, index) => `shop/s${index}`));
    print('beforeprint');
    expect(screen.getByText(/^The first 1,000 of 1,001 services/)).not.toBeNull();
    expect(screen.getAllByRole('row')).toHaveLength(1_002);
    print('afterprint');
  });
});
