import { aService, aServicePort } from '@fairlead/test-kit';
import { describe, expect, it } from 'vitest';
import { usualPrometheus } from './usualPrometheus.ts';

const service = (name: string, port: number, portName = 'http', namespace = 'monitoring') =>
  aService({ name, namespace, ports: [aServicePort({ name: portName, port })] });

describe('usualPrometheus', () => {
  it.each([
    { of: 'kube-prometheus', found: service('prometheus-k8s', 9090, 'web'), path: '' },
    { of: 'the operator', found: service('prometheus-operated', 9090, 'web'), path: '' },
    {
      of: 'kube-prometheus-stack, release stack',
      found: service('stack-kube-prometheus-stack-prometheus', 9090),
      path: '',
    },
    {
      of: 'kube-prometheus-stack, a name that was cut',
      found: service('prometheus-kube-prometheus-prometheus', 9090, 'http-web'),
      path: '',
    },
    { of: 'the community chart', found: service('metrics-prometheus-server', 80), path: '' },
    { of: 'Istio’s samples', found: service('prometheus', 9090, 'http', 'istio-system'), path: '' },
    { of: 'Thanos', found: service('thanos-query', 9090), path: '' },
    { of: 'Thanos with a cache', found: service('thanos-query-frontend', 9090), path: '' },
    { of: 'Mimir', found: service('mimir-nginx', 80, 'http-metric'), path: '/prometheus' },
    { of: 'Mimir, release metrics', found: service('metrics-mimir-query-frontend', 8080), path: '/prometheus' },
    { of: 'a cluster of VictoriaMetrics', found: service('vmselect-main', 8481), path: '/select/0/prometheus' },
    {
      of: 'a cluster of VictoriaMetrics by its chart',
      found: service('metrics-victoria-metrics-cluster-vmselect', 8481),
      path: '/select/0/prometheus',
    },
    { of: 'one VictoriaMetrics', found: service('vmsingle-main', 8428), path: '' },
    {
      of: 'one VictoriaMetrics by its chart',
      found: service('metrics-victoria-metrics-single-server', 8428),
      path: '',
    },
  ])('finds $of', ({ found, path }) => {
    const [port] = found.ports;
    const url = `http://${found.name}.${found.namespace}.svc:${port?.port}${path}`;
    expect(usualPrometheus([aService(), found, aService({ name: 'cart' })])).toBe(url);
  });

  it.each([
    { name: 'nothing', services: [] },
    { name: 'others', services: [aService(), service('prometheus-node-exporter', 9100), service('grafana', 80)] },
    { name: 'what only writes or alerts', services: [service('vmagent-main', 8429), service('vminsert-main', 8480)] },
    { name: 'the operator itself', services: [service('prometheus-operator', 8080)] },
    { name: 'a name for another place', services: [aService({ name: 'prometheus', type: 'ExternalName' })] },
    { name: 'a Service without ports', services: [aService({ name: 'prometheus', ports: [] })] },
  ])('finds no Prometheus in $name', ({ services }) => {
    expect(usualPrometheus(services)).toBeUndefined();
  });

  it('takes what sees most, and of equal ones always the same', () => {
    const parts = [service('prometheus-k8s', 9090), service('thanos-query', 10902), service('vmselect-a', 8481)];
    expect(usualPrometheus(parts)).toContain('thanos-query');
    expect(usualPrometheus(parts.toReversed())).toContain('thanos-query');
    const equal = ['b', 'a'].map((namespace) => service('prometheus', 9090, 'web', namespace));
    expect(usualPrometheus(equal)).toContain('prometheus.a.svc');
    expect(usualPrometheus(equal.toReversed())).toContain('prometheus.a.svc');
  });

  it('asks at the port for people, not at the one for sidecars', () => {
    const ports = [aServicePort({ name: 'grpc', port: 10901 }), aServicePort({ name: 'http', port: 9090 })];
    const thanos = aService({ name: 'thanos-query', namespace: 'monitoring', ports });
    expect(usualPrometheus([thanos])).toBe('http://thanos-query.monitoring.svc:9090');
  });
});
