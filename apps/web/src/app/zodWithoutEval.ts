/*
 * Zod compiles validators with `new Function` and tries first whether it may. The content security policy forbids it and would
 * report the attempt, so it is told beforehand; imported before anything that imports Zod.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
