export { TELEMETRY } from './adapters/telemetryKinds.ts';
export type { Directory, Holder, WorkloadName } from './mapping/directory.ts';
export { PrometheusSource } from './prometheus/PrometheusSource.ts';
export { ScrapeSource } from './scrape/ScrapeSource.ts';
export type { ScrapeTarget } from './scrape/ScrapeSource.ts';
export type { CallChanges } from './session/CallBook.ts';
export { TrafficReader } from './session/TrafficReader.ts';
export type { TrafficReaderOptions } from './session/TrafficReader.ts';
export type { SeriesSource, SeriesWay } from './source.ts';
