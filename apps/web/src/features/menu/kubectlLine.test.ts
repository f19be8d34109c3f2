import { describe, expect, it } from 'vitest';
import { kubectlLine } from './kubectlLine.ts';

describe('kubectlLine', () => {
  it.each([
    { id: 'service/shop/cart', want: 'kubectl -n shop get service cart -o wide' },
    { id: 'workload/shop/Deployment/cart', want: 'kubectl -n shop get deployment cart -o wide' },
    { id: 'ingress/shop/web', want: 'kubectl -n shop get ingress web' },
    { id: 'gateway/shop/edge', want: 'kubectl -n shop get gateway.gateway.networking.k8s.io edge' },
    { id: 'route/shop/web', want: 'kubectl -n shop get httproutes web --ignore-not-found' },
    { id: 'namespace/shop', want: 'kubectl -n shop get services,pods -o wide' },
    { id: 'external//api.example', want: undefined },
    { id: 'caller/unknown', want: undefined },
  ])('$id', ({ id, want }) => {
    expect(kubectlLine(id, undefined)).toBe(want);
  });

  it('asks for a route among the kinds that the cluster has', () => {
    expect(kubectlLine('route/shop/web', undefined, ['httproutes', 'tcproutes'])).toBe(
      'kubectl -n shop get httproutes,tcproutes web --ignore-not-found',
    );
  });

  it.each([
    { context: 'kind-dev', want: '--context kind-dev' },
    { context: 'arn:aws:eks:eu:1:cluster/a', want: '--context arn:aws:eks:eu:1:cluster/a' },
    { context: 'my cluster', want: "--context 'my cluster'" },
    { context: "a'; rm -rf ~ #", want: `--context 'a'\\''; rm -rf ~ #'` },
    { context: '$(id)', want: `--context '$(id)'` },
  ])('keeps the context $context one word of the shell', ({ context, want }) => {
    expect(kubectlLine('service/shop/cart', context)).toBe(`kubectl ${want} -n shop get service cart -o wide`);
  });
});
