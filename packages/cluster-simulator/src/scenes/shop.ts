import type { Hints } from '../controllers/hints.ts';
import { deletePod, isActive, isReady } from '../controllers/podTemplates.ts';
import type { TelemetryKind } from '../exporters/exporter.ts';
import type { Cluster } from '../world/cluster.ts';
import { keyOf } from '../world/world.ts';
import {
  addDeployment,
  addNamespaces,
  addNodes,
  addService,
  appLabels,
  changeLife,
  container,
  GRPC,
  grpcPort,
  httpPort,
  NAME,
  podsOf,
  scaleDeployment,
  template,
} from './parts.ts';
import type { At, Scene } from './scene.ts';
import { DAY, HOUR, MINUTE } from './scene.ts';
import { COLLECTOR, shopCalls, WAYPOINT, ZTUNNEL } from './shopCalls.ts';

const GATES = { readinessGates: [{ conditionType: 'target-health.example/ready' }] };

const hints: Hints = {
  templateHashes: { 'payments/fraud': '6c9f7d5b8', 'payments/fraud-blue': '7d4c9b6f5' },
  podSuffixes: { 'payments/fraud': ['x2k4p', 'hq7tz', '9wvlt'], 'payments/fraud-blue': ['zk8r2', 'm4tqx'] },
  pods: {
    'payments/fraud-6c9f7d5b8-x2k4p': { node: 'node-0007', address: 31, annotations: { simulate: 'gate-pending' } },
    'payments/fraud-6c9f7d5b8-hq7tz': { annotations: { simulate: 'unschedulable' } },
    'payments/fraud-6c9f7d5b8-9wvlt': { node: 'node-0002', address: 18, annotations: { simulate: 'gate-pending' } },
  },
};

/** A small shop, broken on purpose: every kind of Service, six broken in different ways, four degraded. */
export function shop(telemetry: TelemetryKind): Scene {
  return {
    name: 'shop',
    hints,
    historySeconds: 30 * DAY,
    build(cluster, at) {
      // Node 7 is in zone a, node 2 in zone b.
      at(30 * DAY, () => addNodes(cluster, 12, ['c', 'a', 'b']));
      at(30 * DAY, () => addNamespaces(cluster, ['shop', 'payments', 'platform', 'batch', 'empty']));
      at(9 * DAY, () => {
        addShop(cluster);
        addPayments(cluster);
        addPlatform(cluster);
        if (telemetry === 'otel') addCollector(cluster);
        if (telemetry === 'ambient') addAmbientMesh(cluster);
      });
      addBatch(cluster, at);
      breakThings(cluster, at);
      keepChanging(cluster, at);
    },
    calls: (world) => shopCalls(world, telemetry),
  };
}

/** What Istio puts into a cluster in place of sidecars: a ztunnel, here one for all nodes, and a waypoint with its Gateway. */
function addAmbientMesh(cluster: Cluster): void {
  const { namespace, name } = WAYPOINT;
  const listeners = [{ name: 'mesh', port: 15_008, protocol: 'HBONE' }];
  cluster.apply('gateways', { metadata: { namespace, name }, spec: { gatewayClassName: 'istio-waypoint', listeners } });
  addDeployment(cluster, namespace, name, {
    replicas: 1,
    labels: { 'gateway.istio.io/managed': 'istio.io-mesh-controller', 'gateway.networking.k8s.io/gateway-name': name },
    container: { ports: [{ name: 'metrics', containerPort: 15_020 }], probe: undefined },
  });
  addDeployment(cluster, namespace, ZTUNNEL, {
    replicas: 1,
    container: { ports: [{ name: 'metrics', containerPort: 15_020 }], probe: undefined },
  });
}

/** Makes a service graph of the traces of all. */
function addCollector(cluster: Cluster): void {
  addDeployment(cluster, 'platform', COLLECTOR, {
    replicas: 1,
    container: { ports: [{ name: 'otlp', containerPort: 4317 }] },
  });
}

function addShop(cluster: Cluster): void {
  const deploy = addDeployment.bind(undefined, cluster, 'shop');
  const serve = addService.bind(undefined, cluster, 'shop');
  deploy('frontend', { replicas: 4 });
  serve('frontend', { type: 'LoadBalancer' });
  cluster.world.update('services', 'shop/frontend', (service) => ({
    ...service,
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.20', ipMode: 'VIP' }] } },
  }));
  cluster.apply('ingresses', {
    metadata: { name: 'shop', namespace: 'shop', labels: appLabels('shop', 'shop') },
    spec: {
      rules: [
        {
          host: 'shop.example',
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: 'frontend', port: { name: 'http' } } } },
            ],
          },
        },
      ],
    },
  });
  deploy('catalog', { replicas: 3, labels: { 'app.kubernetes.io/component': 'pages' } });
  serve('catalog');
  deploy('cart', { replicas: 3 });
  serve('cart', { sessionAffinity: 'ClientIP' });
  // One service over two workloads; the named port has another number in the newer one.
  deploy('search-v1', { replicas: 2, labels: { app: 'search' } });
  deploy('search-v2', {
    replicas: 1,
    labels: { app: 'search' },
    container: { ports: [{ name: 'http', containerPort: 9090 }] },
  });
  serve('search', { selector: { app: 'search' } });
  deploy('reviews-v1', { replicas: 2, labels: { app: 'reviews' } });
  serve('reviews', {
    selector: { app: 'reviews' },
    ports: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'metrics', port: 9100, targetPort: 9100 },
    ],
  });
  deploy('recommendations', { replicas: 3 });
  serve('recommendations');
  // A file that names what it calls; nothing measures that.
  cluster.apply('configmaps', {
    metadata: { name: 'wishlist', namespace: 'shop', labels: appLabels('wishlist', 'shop') },
    data: { 'wishlist.yaml': 'recommender:\n  url: http://recommendations.shop.svc/similar\n' },
  });
  const volumes = [{ name: 'config', configMap: { name: 'wishlist', defaultMode: 420 } }];
  deploy('wishlist', { replicas: 2, spec: { volumes } });
  serve('wishlist');
  deploy('checkout', { replicas: 2 });
  serve('checkout');
  serve('orders', { ports: GRPC });
  serve('coupons', { ports: GRPC });
  serve('sitemap', { selector: { [NAME]: 'catalogue', 'app.kubernetes.io/component': 'pages' } });
  deploy('gift-wrap', { replicas: 0 });
  serve('gift-wrap');
}

function addPayments(cluster: Cluster): void {
  const deploy = addDeployment.bind(undefined, cluster, 'payments');
  const serve = addService.bind(undefined, cluster, 'payments');
  const grpc = { ports: grpcPort };
  deploy('pay-stable', { replicas: 3, labels: { app: 'pay' }, container: grpc });
  serve('pay', { selector: { app: 'pay' }, ports: GRPC });
  serve('fraud', { selector: { app: 'fraud', track: 'stable' }, ports: GRPC, clusterIP: '10.96.41.7' });
  deploy('fraud-blue', { replicas: 2, labels: { app: 'fraud', track: 'Stable' }, container: grpc });
  deploy('ledger-api', { replicas: 2, container: grpc, spec: GATES });
  serve('ledger-api', { ports: GRPC });
  const sql = [{ name: 'sql', containerPort: 5432 }];
  const labels = appLabels('ledger', 'payments');
  cluster.apply('statefulsets', {
    metadata: { name: 'ledger', namespace: 'payments', labels },
    spec: {
      replicas: 3,
      selector: { matchLabels: { [NAME]: 'ledger' } },
      serviceName: 'ledger',
      template: template({ labels, containers: [container('ledger', { ports: sql })] }),
    },
  });
  serve('ledger', { clusterIP: 'None', ports: [{ name: 'sql', port: 5432, targetPort: 'sql' }] });
  serve('ledger-read', { selector: { [NAME]: 'ledger' }, ports: [{ port: 5432 }] });
}

function addPlatform(cluster: Cluster): void {
  const deploy = addDeployment.bind(undefined, cluster, 'platform');
  const serve = addService.bind(undefined, cluster, 'platform');
  // What it knows by name and nothing measures.
  const env = { LEGACY_DB_URL: 'mysql://legacy-db:3306/accounts', TAX_RATES_URL: 'https://tax-rates.platform.svc' };
  deploy('gateway', { replicas: 3, container: { env }, drain: 'ready', spec: { terminationGracePeriodSeconds: 240 } });
  serve('gateway');
  const labels = appLabels('node-agent', 'platform');
  const ports = [{ name: 'http', containerPort: 9101, hostPort: 9101 }];
  cluster.apply('daemonsets', {
    metadata: { name: 'node-agent', namespace: 'platform', labels },
    spec: {
      selector: { matchLabels: { [NAME]: 'node-agent' } },
      template: template({ labels, containers: [container('node-agent', { ports })], spec: { hostNetwork: true } }),
    },
  });
  serve('node-agent', { type: 'NodePort' });
  deploy('dns', {
    replicas: 2,
    container: {
      ports: [
        { name: 'dns', containerPort: 5353, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: 5353, protocol: 'TCP' },
      ],
      probe: { tcpSocket: { port: 'dns-tcp' }, periodSeconds: 5 },
    },
  });
  serve('dns', {
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' },
      { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 'dns-tcp' },
    ],
  });
  addUnselected(cluster);
  serve('tax-rates', { type: 'ExternalName', externalName: 'api.tax.example', selector: null, ports: undefined });
}

/** Services whose backends someone keeps by hand (R31): one by a slice, one by Endpoints that are mirrored. */
function addUnselected(cluster: Cluster): void {
  const serve = addService.bind(undefined, cluster, 'platform');
  serve('legacy-db', { selector: null, ports: [{ name: 'sql', port: 3306, targetPort: 3306 }] });
  cluster.apply('endpointslices', {
    metadata: {
      name: 'legacy-db-1',
      namespace: 'platform',
      labels: { 'kubernetes.io/service-name': 'legacy-db', 'endpointslice.kubernetes.io/managed-by': 'staff' },
    },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['198.51.100.7'], conditions: { ready: true } }],
    ports: [{ name: 'sql', port: 3306, protocol: 'TCP' }],
  });
  serve('old-mail', { selector: null, ports: [{ name: 'smtp', port: 25, targetPort: 25 }] });
  cluster.apply('endpoints', {
    metadata: { name: 'old-mail', namespace: 'platform' },
    subsets: [{ addresses: [{ ip: '198.51.100.25' }], ports: [{ name: 'smtp', port: 25, protocol: 'TCP' }] }],
  });
  cluster.apply('endpointslices', {
    metadata: {
      name: 'old-mail-7xk2d',
      namespace: 'platform',
      labels: {
        'kubernetes.io/service-name': 'old-mail',
        'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
      },
    },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['198.51.100.25'], conditions: { ready: true } }],
    ports: [{ name: 'smtp', port: 25, protocol: 'TCP' }],
  });
}

function addBatch(cluster: Cluster, at: At): void {
  at(3 * DAY, () => {
    const proxy = container('proxy', { ports: [{ name: 'mesh', containerPort: 15_090 }], restartPolicy: 'Always' });
    addDeployment(cluster, 'batch', 'reporter', {
      replicas: 1,
      labels: { app: 'report' },
      spec: { initContainers: [proxy] },
    });
    addService(cluster, 'batch', 'report', { selector: { app: 'report' } });
    addService(cluster, 'batch', 'mesh-proxy', {
      selector: { app: 'report' },
      ports: [{ name: 'mesh', port: 15_090, targetPort: 'mesh' }],
    });
  });
  at(2 * DAY, () => {
    cluster.apply('pods', {
      metadata: {
        name: 'one-off',
        namespace: 'batch',
        labels: { app: 'one-off' },
        annotations: { simulate: 'not-ready' },
      },
      spec: { containers: [container('one-off')] },
    });
    addService(cluster, 'batch', 'one-off', { selector: { app: 'one-off' }, publishNotReadyAddresses: true });
  });
  at(5 * HOUR, () => {
    cluster.apply('jobs', {
      metadata: { name: 'report', namespace: 'batch', labels: appLabels('report', 'batch') },
      spec: {
        completions: 3,
        parallelism: 3,
        template: template({
          labels: { ...appLabels('report', 'batch'), app: 'report' },
          containers: [container('report', { ports: httpPort, probe: undefined })],
          life: 'succeeded',
          spec: { restartPolicy: 'Never' },
        }),
      },
    });
  });
}

function breakThings(cluster: Cluster, at: At): void {
  at(HOUR, () =>
    addDeployment(cluster, 'shop', 'coupons', { container: { ports: grpcPort, tag: '2.8' }, life: 'image-pull' }),
  );
  at(31 * MINUTE, () =>
    addDeployment(cluster, 'shop', 'orders', {
      container: { ports: grpcPort },
      life: 'init-stuck',
      spec: { initContainers: [container('migrate', { ports: [] })] },
    }),
  );
  at(26 * MINUTE, () =>
    addDeployment(cluster, 'shop', 'reviews-v2', {
      labels: { app: 'reviews' },
      container: { ports: [{ name: 'web', containerPort: 8080 }] },
    }),
  );
  at(12 * MINUTE, () => changeLife(cluster, podsOf(cluster, 'shop', 'recommendations'), 'crash-loop'));
  at(9 * MINUTE, () => changeLife(cluster, podsOf(cluster, 'shop', 'wishlist'), 'not-ready'));
  at(6 * MINUTE, () =>
    addDeployment(cluster, 'payments', 'pay-canary', {
      replicas: 1,
      labels: { app: 'pay' },
      container: { ports: grpcPort },
      life: 'not-ready',
    }),
  );
  // A new version arrives pod by pod: nobody sets the gate of the first, the second finds no node, the third has passed its probe
  // eleven seconds before the start and waits for the gate, too. So most of them lack the gate whenever someone looks.
  at(279, () =>
    addDeployment(cluster, 'payments', 'fraud', {
      replicas: 1,
      labels: { app: 'fraud', track: 'stable' },
      container: { ports: grpcPort, probe: { tcpSocket: { port: 'grpc' }, initialDelaySeconds: 24, periodSeconds: 5 } },
      spec: GATES,
    }),
  );
  at(250, () => scaleDeployment(cluster, 'payments/fraud', 2));
  at(38, () => scaleDeployment(cluster, 'payments/fraud', 3));
  at(40, () => changeLife(cluster, podsOf(cluster, 'shop', 'checkout').slice(0, 1), 'not-ready'));
}

/** Seconds from one round of draining a gateway pod to the next: longer than its grace period. */
const GATEWAY_ROUND = 290;
const REPLACE_EVERY = 55;

/** What goes on for as long as the simulator runs; never changes which services are broken or degraded. */
function keepChanging(cluster: Cluster, at: At): void {
  const { timeline } = cluster;
  const drainOne = (): void => {
    scaleDeployment(cluster, 'platform/gateway', 2);
    timeline.after((GATEWAY_ROUND - 30) * 1000, () => scaleDeployment(cluster, 'platform/gateway', 3));
    timeline.after(GATEWAY_ROUND * 1000, drainOne);
  };
  at(20, drainOne);
  // Readiness that comes and goes, on a pod that no service selects.
  at(10, () => changeLife(cluster, podsOf(cluster, 'payments', 'fraud-blue').slice(0, 1), 'flapping'));
  const healthy = ['catalog', 'cart', 'frontend'];
  let turn = 0;
  const replaceOne = (): void => {
    const name = healthy[turn++ % healthy.length] ?? 'catalog';
    const pods = podsOf(cluster, 'shop', name);
    // Only while all is well: a person may have changed the world over HTTP.
    const oldest = pods.toSorted((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1))[0];
    if (oldest !== undefined && pods.length > 2 && pods.every((pod) => isActive(pod) && isReady(pod))) {
      deletePod(cluster.world, keyOf(oldest));
    }
    timeline.after(REPLACE_EVERY * 1000, replaceOne);
  };
  at(-30, replaceOne);
}
