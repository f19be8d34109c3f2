import type { Catalogue } from './catalogue.ts';
import { enComparison } from './enComparison.ts';
import { enReach } from './enReach.ts';
import { enPodReasons } from './enPodReasons.ts';
import { enServiceReasons } from './enServiceReasons.ts';

/** All texts in English. */
export const en: Catalogue = {
  reasons: { ...enServiceReasons, ...enPodReasons },
  verdicts: { ok: 'OK', degraded: 'Degraded', broken: 'Broken', unknown: 'Unknown', 'at-rest': 'At rest' },
  traffic: {
    receives: 'receives traffic',
    fallback: 'fallback',
    'local-only': 'local only',
    none: 'no traffic',
    'not-listed': 'not listed',
  },
  gates: {
    selected: 'Selected',
    scheduled: ['Scheduled on {{name}}', 'Scheduled'],
    'has-ip': ['Has an IP: {{name}}', 'Has an IP'],
    init: ['Init container {{name}} finished', 'Init container finished'],
    sidecar: ['Sidecar {{name}} started', 'Sidecar started'],
    container: ['Container {{name}} ready', 'Container ready'],
    gate: ['Gate {{name}}', 'Readiness gate'],
    'not-terminating': 'Not terminating',
    port: ['Port {{name}}', 'Port'],
  },
  states: {
    syncing: 'reading',
    relisting: 'reading again',
    live: 'live',
    retrying: 'retrying',
    forbidden: 'forbidden',
    off: 'off',
  },
  resources: {
    services: { title: 'Services', inText: 'services' },
    pods: { title: 'Pods', inText: 'pods' },
    nodes: { title: 'Nodes', inText: 'nodes' },
    namespaces: { title: 'Namespaces', inText: 'namespaces' },
    deployments: { title: 'Deployments', inText: 'deployments' },
    replicasets: { title: 'ReplicaSets', inText: 'replicasets' },
    statefulsets: { title: 'StatefulSets', inText: 'statefulsets' },
    daemonsets: { title: 'DaemonSets', inText: 'daemonsets' },
    jobs: { title: 'Jobs', inText: 'jobs' },
    ingresses: { title: 'Ingresses', inText: 'ingresses' },
    gateways: { title: 'Gateways', inText: 'gateways' },
    httproutes: { title: 'HTTPRoutes', inText: 'HTTP routes' },
    grpcroutes: { title: 'GRPCRoutes', inText: 'gRPC routes' },
  },
  counts: {
    pods: { one: '{{count, number}} pod', other: '{{count, number}} pods' },
    podsMatch: { one: '{{count, number}} pod matches', other: '{{count, number}} pods match' },
    podsDraining: { one: '{{count, number}} pod draining', other: '{{count, number}} pods draining' },
    podsStarting: { one: '{{count, number}} pod starting', other: '{{count, number}} pods starting' },
    podsNotReady: { one: '{{count, number}} pod not ready', other: '{{count, number}} pods not ready' },
    podsUnready: {
      one: '{{count, number}} pod is not ready and still receives',
      other: '{{count, number}} pods are not ready and still receive',
    },
    podsAll: { one: 'the only usable pod', other: 'all {{count, number}} usable pods' },
    podsElsewhere: { one: '{{count, number}} pod is elsewhere', other: '{{count, number}} pods are elsewhere' },
    podsLentHere: {
      one: '≈ {{count, number}} more pod serves this zone from other zones',
      other: '≈ {{count, number}} more pods serve this zone from other zones',
    },
    podsLentAway: {
      one: '≈ {{count, number}} of them serves other zones',
      other: '≈ {{count, number}} of them serve other zones',
    },
    nodes: { one: '{{count, number}} node', other: '{{count, number}} nodes' },
    restarts: { one: '{{count, number}} restart', other: '{{count, number}} restarts' },
  },
  units: { ms: 'ms', s: 's', min: 'min', h: 'h', d: 'd' },
  minutesBefore: 'min',
  atLeast: '> {{age}}',
  perSecond: '{{rate}}/s',
  listSeparator: ', ',
  sentenceSeparator: ' ',
  notListed: {
    unschedulable: { one: '{{count, number}} is unschedulable', other: '{{count, number}} are unschedulable' },
    'scheduling-gated': { one: '{{count, number}} is held by a gate', other: '{{count, number}} are held by a gate' },
    'no-ip': { one: '{{count, number}} has no IP', other: '{{count, number}} have no IP' },
    'node-missing': { one: '{{count, number}} has lost its node', other: '{{count, number}} have lost their node' },
    'family-missing': {
      one: '{{count, number}} has no address of the family',
      other: '{{count, number}} have no address of the family',
    },
    other: { one: '{{count, number}} for another reason', other: '{{count, number}} for other reasons' },
  },
  comparison: enComparison,
  reach: enReach,
  perNumber: '{{number}} on {{pods, pods}}',
  andMore: '{{list}} +{{more, number}}',
};
