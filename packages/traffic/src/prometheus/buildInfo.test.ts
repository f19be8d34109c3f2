import { expect, it } from 'vitest';
import { buildInfoOf } from './buildInfo.ts';

const BUILD = {
  revision: '40af9c2c',
  branch: 'HEAD',
  buildUser: 'root@x',
  buildDate: '20260701',
  goVersion: 'go1.26.4',
};

it.each([
  { data: { version: '2.42.0', ...BUILD }, want: { flavour: 'prometheus', version: '2.42.0' } },
  { data: { version: '3.13.0', ...BUILD }, want: { flavour: 'prometheus', version: '3.13.0' } },
  { data: { version: '0.39.2', ...BUILD }, want: { flavour: 'thanos', version: '0.39.2' } },
  {
    data: { application: 'Grafana Mimir', version: '2.14.0', ...BUILD },
    want: { flavour: 'mimir', version: '2.14.0' },
  },
  { data: { application: 'Cortex', version: '1.17.0' }, want: { flavour: 'mimir', version: '1.17.0' } },
  // What it says for Grafana's sake is not its version.
  { data: { version: '2.24.0' }, want: { flavour: 'victoriametrics', version: undefined } },
  { data: { version: '2.24.0', ...BUILD }, want: { flavour: 'prometheus', version: '2.24.0' } },
  { data: { version: '2.42.0' }, want: { flavour: 'prometheus', version: '2.42.0' } },
  { data: {}, want: { flavour: 'prometheus', version: undefined } },
  { data: null, want: { flavour: 'prometheus', version: undefined } },
  { data: 'text', want: { flavour: 'prometheus', version: undefined } },
])('takes $data for what it is', ({ data, want }) => {
  expect(buildInfoOf({ status: 'success', data })).toEqual(want);
});
