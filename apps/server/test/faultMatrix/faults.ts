/**
 * Everything that can go wrong between Fairlead and an API server. The matrix has a row for each of them and does not pass
 * without one: a fault is added here first.
 */
export const FAULTS = [
  'connection refused',
  'TLS failure',
  'reset before an answer',
  'reset in the middle',
  'not a byte of an answer',
  'not a byte after the headers',
  'silence in the middle',
  'a slow trickle',
  '401, then another token in its file',
  '401, then another token of the exec plugin',
  '403',
  '404, there again later',
  '410 as status',
  '410 in the stream',
  '410 on a continue token',
  '429 with Retry-After in seconds',
  '429 with Retry-After as a date',
  '500',
  '503',
  'an empty body',
  'half of a line of JSON',
  'half of a frame of protobuf',
  'garbage',
  'a page of a sign-in',
  'an oversized line of JSON',
  'an oversized frame of protobuf',
  'an unknown event type',
  'duplicates',
  'events for unknown objects',
  'a DELETE that was missed',
  'objects without metadata',
  'objects without spec and status',
  'the limit ignored',
  'JSON only',
  'closed every two seconds',
  'a restore: the resource version goes back',
  'the clock jumps ahead',
  'the clock jumps back',
] as const;

export type FaultName = (typeof FAULTS)[number];

/** When it goes wrong. The look is the list of one object by which Fairlead finds out, after trouble, whether it still is the same server. */
export const PHASES = [
  'first list',
  'first list, later page',
  'relist',
  'relist, later page',
  'the look after trouble',
  'watch',
] as const;

export type Phase = (typeof PHASES)[number];

export const isFirstList = (phase: Phase): boolean => phase.startsWith('first list');
export const isLaterPage = (phase: Phase): boolean => phase.endsWith('later page');
export const verbOf = (phase: Phase): 'list' | 'watch' => (phase === 'watch' ? 'watch' : 'list');
