import type { TelemetryKind } from '../exporters/exporter.ts';
import { fleet } from './fleet/fleet.ts';
import type { FleetOptions } from './fleet/fleet.ts';
import type { Scene } from './scene.ts';
import { shop } from './shop.ts';

export const SCENES = ['shop', 'fleet'] as const;
export type SceneName = (typeof SCENES)[number];

/** A fleet of so many pods, with services and nodes in the proportion of the largest documented cluster. */
export function fleetOptions(asked: Partial<FleetOptions>): FleetOptions {
  const pods = asked.pods ?? 5000;
  return {
    pods,
    services: asked.services ?? Math.max(1, Math.round(pods / 15)),
    nodes: asked.nodes ?? Math.max(1, Math.round(pods / 30)),
    churn: asked.churn ?? 0,
  };
}

/** Both tell of their calls as Istio does, if nothing else is said; a fleet cannot do otherwise. */
export function sceneOf(
  name: SceneName,
  options: Partial<FleetOptions> = {},
  telemetry: TelemetryKind = 'istio',
): Scene {
  return name === 'shop' ? shop(telemetry) : fleet(fleetOptions(options), telemetry);
}
