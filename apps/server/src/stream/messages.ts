import { TimeSchema } from '@fairlead/protocol';
import { z } from 'zod';

/** Why a stream cannot go on: the client takes a new snapshot and opens another stream. */
export const ResetSchema = z
  .object({ reason: z.enum(['another-instance', 'unknown-revision', 'too-slow', 'level-changed']) })
  .meta({ id: 'Reset' });

export const HeartbeatSchema = z.object({ at: TimeSchema }).meta({ id: 'Heartbeat' });

export type Reset = z.infer<typeof ResetSchema>;
export type ResetReason = Reset['reason'];
export type Heartbeat = z.infer<typeof HeartbeatSchema>;
