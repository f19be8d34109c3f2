import type { Row } from './disorder.ts';
import type { FaultName } from './faults.ts';
import { OF_RESOURCE } from './ofResource.ts';
import { OF_SERVER } from './ofServer.ts';

/** Every fault in every phase. It does not compile while a fault has no row. */
export const MATRIX: Readonly<Record<FaultName, Row>> = { ...OF_RESOURCE, ...OF_SERVER };
