import { describe, expect, it } from 'vitest';
import { ago, backends } from '../../testing/samples.ts';
import { someTraffic } from '../../testing/trafficSamples.ts';
import { aPort, aRow } from '../../testing/serviceSamples.ts';
import { rowsAsCsv, rowsAsJson } from './exportRows.ts';

describe('rowsAsCsv', () => {
  it('writes a head and a line for each row', () => {
    const row = aRow('shop/cart', {
      verdict: 'broken',
      backends: backends(0, 2),
      since: { at: ago(60), basis: 'api' },
      ports: [aPort(), aPort({ name: '', port: 53, protocol: 'UDP' })],
      selector: { app: 'cart', track: 'stable' },
      callers: 2,
      traffic: someTraffic({ requestsPerSecond: 12.5, errorShare: null }),
      zones: [
        { zone: 'a', pods: 2 },
        { zone: null, pods: 1 },
      ],
      owners: ['a', 'b', 'c'].map((name) => ({ kind: 'Deployment', name })),
      ownersTotal: 5,
    });
    expect(rowsAsCsv([row], () => 'No pod is ready', 'en').split('\r\n')).toEqual([
      'namespace,name,verdict,receiving,pods,why,since,type,ports,selector,callers,requestsPerSecond,errorShare,zones,owners,ownersTotal',
      `shop,cart,Broken,0,2,No pod is ready,${ago(60)},ClusterIP,http 80/TCP; 53/UDP,app=cart; track=stable,2,12.5,,a=2; (none)=1,Deployment/a; Deployment/b; Deployment/c,5`,
      '',
    ]);
  });

  it('leaves what is not known empty', () => {
    const row = aRow('shop/cart', { zones: null, owners: null, ownersTotal: null });
    expect(rowsAsCsv([row], () => '', 'en').split('\r\n')[1]).toMatch(/,app=cart,,,,,,$/);
  });

  it.each([
    { why: 'one, two', want: '"one, two"' },
    { why: 'says "no"', want: '"says ""no"""' },
    { why: 'two\nlines', want: '"two\nlines"' },
    { why: '=1+1', want: "'=1+1" },
    { why: '\n=1+1', want: '"\'\n=1+1"' },
    { why: '-1,2', want: '"\'-1,2"' },
  ])('keeps "$why" a text of one cell', ({ why, want }) => {
    expect(rowsAsCsv([aRow('shop/cart')], () => why, 'en')).toContain(`,2,2,${want},`);
  });
});

describe('rowsAsJson', () => {
  it('keeps the rows as the API has them', () => {
    const rows = [aRow('shop/cart')];
    const about = { cluster: 'kind-dev', at: ago(0), address: 'http://fairlead.test/services' };
    expect(JSON.parse(rowsAsJson(rows, about))).toEqual({ ...about, items: rows });
  });
});
