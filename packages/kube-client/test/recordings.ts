import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { resourceInfo } from '@fairlead/model';
import type { Resource } from '@fairlead/model';
import type { Encoding } from '../src/wire/encoding.ts';

const FOLDER = new URL('../recordings/shop/', import.meta.url);

/** What a real API server (Kubernetes 1.36.2) sent, byte for byte. */
export function recordedBytes(name: string, moment: 'before' | 'watch' | 'after', encoding: Encoding): Buffer {
  return gunzipSync(readFileSync(new URL(`${name}.${moment}.${encoding}.gz`, FOLDER)));
}

/** Name of the recording that holds a resource in the form Fairlead asks for. */
export function recordingName(resource: Resource): string {
  return resourceInfo(resource).metadataOnly ? `${resource}-metadata` : resource;
}

interface Recording {
  readonly resourceVersions: Readonly<Record<'before' | 'after', Readonly<Record<string, string>>>>;
}

export function recordedVersion(moment: 'before' | 'after', name: string): string {
  const recording = JSON.parse(readFileSync(new URL('recording.json', FOLDER), 'utf8')) as Recording;
  return recording.resourceVersions[moment][name] ?? '';
}

/** One object as the same server returned it from a dry run of its creation. */
export function createdBytes(name: string, encoding: Encoding): Buffer {
  return gunzipSync(readFileSync(new URL(`../recordings/created/${name}.${encoding}.gz`, import.meta.url)));
}
