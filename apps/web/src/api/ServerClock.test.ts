import { describe, expect, it } from 'vitest';
import { ServerClock } from './ServerClock.ts';

describe('ServerClock', () => {
  it('takes the server time as read halfway through the request', () => {
    const clock = new ServerClock(() => 2000);
    clock.measure(9000, 1000, 2000);
    expect(clock.offsetMs).toBe(7500);
    expect(clock.now()).toBe(9500);
  });

  it('moves ahead when a message comes from the future', () => {
    const clock = new ServerClock(() => 1000);
    clock.noticeSentAt(1400);
    expect(clock.offsetMs).toBe(400);
  });

  it('stays when a message is merely late', () => {
    const clock = new ServerClock(() => 1000);
    clock.noticeSentAt(100);
    expect(clock.offsetMs).toBe(0);
  });
});
