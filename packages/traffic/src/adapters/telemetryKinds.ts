import type { Telemetry } from '../telemetry/telemetry.ts';
import { istio } from './istio.ts';

/** Every kind of telemetry that is understood. */
export const TELEMETRY: readonly Telemetry[] = [istio];

export const TELEMETRY_IDS: readonly string[] = TELEMETRY.map(({ id }) => id);
