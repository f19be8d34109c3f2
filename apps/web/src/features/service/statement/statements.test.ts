import { describe, expect, it } from 'vitest';
import { aReason } from '../../../testing/samples.ts';
import { aGate, aPod, aService } from '../../../testing/serviceSamples.ts';
import { fieldName } from './field.ts';
import { gateEvidence } from './gateStatements.ts';
import { evidenceOf } from './serviceStatements.ts';

const service = aService('shop/web', { selector: { app: 'web', track: 'stable' } });
const pod = aPod('web-1', { node: 'node-1' });

describe('evidenceOf', () => {
  it.each([
    {
      id: 'none-ready',
      facts: {},
      field: 'spec.selector',
      kubectl: 'kubectl get pods -n shop -l app=web,track=stable -o wide',
    },
    {
      id: 'selector-matches-nothing',
      facts: {},
      field: 'spec.selector',
      kubectl: 'kubectl get pods -n shop --show-labels',
    },
    {
      id: 'wrong-namespace',
      facts: {},
      field: 'spec.selector',
      kubectl: 'kubectl get pods -A -l app=web,track=stable -o wide',
    },
    {
      id: 'scaled-to-zero',
      facts: { kind: 'Deployment', name: 'web' },
      field: 'spec.selector',
      kubectl: 'kubectl get deployment web -n shop',
    },
    {
      id: 'port-partial',
      facts: { port: 80 },
      field: 'spec.ports[80]',
      kubectl: 'kubectl describe pods -n shop -l app=web,track=stable',
    },
    {
      id: 'load-balancer-pending',
      facts: {},
      field: 'status.loadBalancer',
      kubectl: 'kubectl describe service web -n shop',
    },
    {
      id: 'topology-off',
      facts: {},
      field: 'spec.trafficDistribution',
      kubectl: 'kubectl get nodes -L topology.kubernetes.io/zone',
    },
  ])('of $id is $field', ({ id, facts, field, kubectl }) => {
    const evidence = evidenceOf(aReason({ id, facts }), service);
    expect([fieldName(evidence.field), evidence.kubectl]).toEqual([field, kubectl]);
  });

  it('of a service without selector is what others publish', () => {
    const { kubectl } = evidenceOf(aReason({ id: 'no-selector' }), { ...service, selector: null });
    expect(kubectl).toBe('kubectl get endpointslices -n shop -l kubernetes.io/service-name=web');
  });
});

describe('gateEvidence', () => {
  it.each([
    { gate: aGate({ id: 'selected', kind: 'selected' }), field: 'metadata.labels', kubectl: /--show-labels$/ },
    {
      gate: aGate({ id: 'scheduled', kind: 'scheduled', state: 'failed', reason: aReason({ id: 'unschedulable' }) }),
      field: 'status.conditions[PodScheduled]',
      kubectl: /^kubectl describe node node-1$/,
    },
    {
      gate: aGate({
        id: 'container/app',
        kind: 'container',
        name: 'app',
        state: 'failed',
        reason: aReason({ id: 'waiting', facts: { reason: 'CrashLoopBackOff' } }),
      }),
      field: 'status.containerStatuses[app]',
      kubectl: /^kubectl logs -n shop web-1 -c app --previous$/,
    },
    {
      gate: aGate({ id: 'container/app', kind: 'container', name: 'app', reason: aReason({ id: 'readiness-probe' }) }),
      field: 'status.containerStatuses[app]',
      kubectl: /^kubectl describe pod web-1 -n shop$/,
    },
    {
      gate: aGate({ id: 'gate/x/y', kind: 'gate', name: 'x/y', reason: aReason({ id: 'gate-missing' }) }),
      field: 'spec.readinessGates[x/y]',
      kubectl: /conditions/,
    },
    {
      gate: aGate({ id: 'gate/x/y', kind: 'gate', name: 'x/y', reason: aReason({ id: 'gate-closed' }) }),
      field: 'status.conditions[x/y]',
      kubectl: /conditions/,
    },
  ])('of $gate.id is $field', ({ gate, field, kubectl }) => {
    const evidence = gateEvidence(gate, pod);
    expect(fieldName(evidence.field)).toBe(field);
    expect(evidence.kubectl).toMatch(kubectl);
  });
});
