import { configureGlobal } from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a tree that passed passes again.
 * `FAIRLEAD_PROPERTY_SEED=random` draws others, and a number those of a run that failed (it prints its seed).
 */
const asked = process.env['FAIRLEAD_PROPERTY_SEED'] ?? '1';
if (asked !== 'random') configureGlobal({ seed: Number(asked) });
