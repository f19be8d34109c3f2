import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import { aServiceNode, aSnapshot } from '../../../testing/samples.ts';
import { FoldedBar } from './FoldedBar.tsx';

const tile = aServiceNode('batch/x', {
  id: 'namespace/batch',
  kind: 'namespace',
  area: null,
  members: { ok: 1, degraded: 0, broken: 0, unknown: 0, 'at-rest': 0, services: 'o' },
});

function Address() {
  return <output>{useLocation().search}</output>;
}

function show(address: string, nodes = [tile]) {
  renderPage(
    <>
      <FoldedBar snapshot={aSnapshot({ nodes, level: 'namespace' })} onTidy={() => {}} />
      <Address />
    </>,
    address,
  );
  return { bar: screen.queryByRole('region', { name: 'What is folded' }), address: () => screen.getByRole('status') };
}

describe('FoldedBar', () => {
  it('is not there while nobody has folded or opened anything', () => {
    expect(show('/map').bar).toBeNull();
  });

  it('leads back to what fits when the map was folded into namespaces', () => {
    const { address } = show('/map?level=namespace&open=namespace/shop&find=x');
    fireEvent.click(screen.getByRole('button', { name: 'Show as much as fits' }));
    expect(address().textContent).toBe('?find=x');
  });

  it('folds what was opened, and keeps the level', () => {
    const { address } = show('/map?level=app&open=app/shop/store');
    expect(screen.queryByRole('button', { name: 'Show as much as fits' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Fold everything' }));
    expect(address().textContent).toBe('?level=app');
  });

  it('says which tiles a grouping by label leaves where they are', () => {
    expect(show('/map?group=label:team').bar?.textContent).toBe('By label team: cards only, 1 tile keeps its place.');
  });

  it('says nothing of a grouping by label where all are cards', () => {
    expect(show('/map?group=label:team', [aServiceNode('shop/cart')]).bar).toBeNull();
  });

  it('offers to arrange by calls what was opened before they were known, once', async () => {
    const onTidy = vi.fn();
    const nodes = ['shop/cart', 'shop/web'].map((name) => aServiceNode(name));
    const edge = { id: 'calls', kind: 'calls', source: 'service/shop/web', target: 'service/shop/cart' } as const;
    const without = aSnapshot({ nodes, edges: [], level: 'namespace' });
    const withCalls = aSnapshot({ nodes, edges: [{ ...edge, basis: 'declared' }], level: 'namespace' });
    function Bar() {
      const [snapshot, setSnapshot] = useState(without);
      return (
        <>
          <FoldedBar snapshot={snapshot} onTidy={onTidy} />
          <button onClick={() => setSnapshot(withCalls)}>calls come</button>
        </>
      );
    }
    renderPage(<Bar />, '/map?level=namespace&open=namespace/shop');
    const arrange = () => screen.queryByRole('button', { name: 'Arrange by the calls' });
    expect(arrange()).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'calls come' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Arrange by the calls' }));
    expect(onTidy).toHaveBeenCalledOnce();
    expect(arrange()).toBeNull();
  });

  it('offers nothing where the calls were known when it was opened', () => {
    const nodes = ['shop/cart', 'shop/web'].map((name) => aServiceNode(name));
    const edge = { id: 'calls', kind: 'calls', source: 'service/shop/web', target: 'service/shop/cart' } as const;
    const snapshot = aSnapshot({ nodes, edges: [{ ...edge, basis: 'declared' }], level: 'namespace' });
    renderPage(<FoldedBar snapshot={snapshot} onTidy={() => {}} />, '/map?open=namespace/shop');
    expect(screen.queryByRole('button', { name: 'Arrange by the calls' })).toBeNull();
  });
});
