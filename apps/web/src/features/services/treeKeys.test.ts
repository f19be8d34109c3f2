import { describe, expect, it } from 'vitest';
import { aPod, aRow } from '../../testing/serviceSamples.ts';
import { treeAction } from './treeKeys.ts';
import { isOpen } from '../../viewState/tableState.ts';
import { treeRows } from './tree.ts';

const rows = treeRows({
  services: [aRow('a/one'), aRow('a/two'), aRow('b/three')],
  isOpen: (id) => isOpen(['service/a/one', '-namespace/b'], id),
  podsOf: () => ({ pods: [aPod('p')], total: 1 }),
  namespacesByFirst: false,
});
const POD = 'pod/service/a/one/uid-p';
const [, serviceRow, podRow] = rows;

describe('treeAction', () => {
  it.each([
    { at: 'namespace/a', key: 'ArrowDown', want: { kind: 'focus', id: 'service/a/one' } },
    { at: 'namespace/a', key: 'ArrowUp', want: { kind: 'focus', id: 'namespace/a' } },
    { at: 'namespace/a', key: 'ArrowRight', want: { kind: 'focus', id: 'service/a/one' } },
    { at: 'namespace/a', key: 'ArrowLeft', want: { kind: 'toggle', id: 'namespace/a', open: false } },
    { at: 'namespace/b', key: 'ArrowLeft', want: undefined },
    { at: 'namespace/b', key: 'ArrowRight', want: { kind: 'toggle', id: 'namespace/b', open: true } },
    { at: 'service/a/two', key: 'ArrowRight', want: { kind: 'toggle', id: 'service/a/two', open: true } },
    { at: 'service/a/two', key: 'ArrowLeft', want: { kind: 'focus', id: 'namespace/a' } },
    { at: POD, key: 'ArrowLeft', want: { kind: 'focus', id: 'service/a/one' } },
    { at: POD, key: 'ArrowRight', want: undefined },
    { at: POD, key: 'Home', want: { kind: 'focus', id: 'namespace/a' } },
    { at: 'namespace/a', key: 'End', want: { kind: 'focus', id: 'namespace/b' } },
    { at: 'namespace/a', key: 'PageDown', want: { kind: 'focus', id: 'namespace/b' } },
    { at: 'namespace/a', key: 'Enter', want: { kind: 'toggle', id: 'namespace/a', open: false } },
    { at: 'service/a/one', key: 'Enter', want: { kind: 'select', row: serviceRow } },
    { at: POD, key: 'Enter', want: { kind: 'select', row: podRow } },
    { at: 'namespace/a', key: 'x', want: undefined },
    { at: undefined, key: 'ArrowDown', want: { kind: 'focus', id: 'namespace/a' } },
  ])('$key at $at', ({ at, key, want }) => {
    expect(treeAction({ key, shiftKey: false }, rows, at)).toEqual(want);
  });

  it('opens the page of a service with Shift and Enter', () => {
    expect(treeAction({ key: 'Enter', shiftKey: true }, rows, 'service/a/one')).toEqual({
      kind: 'page',
      row: serviceRow,
    });
  });
});
