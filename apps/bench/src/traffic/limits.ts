/** How often the real Prometheus scrapes; the whole mesh is one exporter. */
export const INTERVAL_SECONDS = 15;
/** Nothing may keep the event loop longer. */
export const LONGEST_BLOCK_MS = 50;
export const PATIENCE_MS = 300_000;
export const MB = 1_000_000;
