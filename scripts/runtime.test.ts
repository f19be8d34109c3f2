import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverEnvironment } from './runtime.mjs';

const root = path.dirname(import.meta.dirname);

describe('serverEnvironment', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('keeps memory small, unless a variable that is set says otherwise', () => {
    vi.stubEnv('MALLOC_ARENA_MAX', '4');
    expect(serverEnvironment(root)).toMatchObject({ MALLOC_ARENA_MAX: '4', MALLOC_TRIM_THRESHOLD_: '262144' });
  });
});
