import type { Telemetry } from '../telemetry/telemetry.ts';
import { beylaNetwork } from './beylaNetwork.ts';
import { caretta } from './caretta.ts';
import { envoyGateway } from './envoyGateway.ts';
import { httpClient } from './httpClient.ts';
import { hubble } from './hubble.ts';
import { ingressNginx } from './ingressNginx.ts';
import { istio } from './istio.ts';
import { kong } from './kong.ts';
import { linkerd } from './linkerd.ts';
import { serviceGraph } from './serviceGraph.ts';
import { traefik } from './traefik.ts';

/** Every kind of telemetry that is understood, the surest first. */
export const TELEMETRY: readonly Telemetry[] = [
  istio,
  linkerd,
  ingressNginx,
  traefik,
  kong,
  envoyGateway,
  hubble,
  serviceGraph,
  httpClient,
  beylaNetwork,
  caretta,
];

export const TELEMETRY_IDS: readonly string[] = TELEMETRY.map(({ id }) => id);
