import { describe, expect, it } from 'vitest';
import { objectEvents } from './objectEvents.ts';

describe('objectEvents', () => {
  it.each([
    {
      name: 'an event of core/v1',
      raw: {
        type: 'Warning',
        reason: 'BackOff',
        message: 'm',
        count: 7,
        firstTimestamp: '2026-11-22T12:00:00Z',
        lastTimestamp: '2026-11-22T12:10:00Z',
        source: { component: 'kubelet', host: 'node-1' },
        involvedObject: { fieldPath: 'spec.containers{app}' },
      },
      want: {
        type: 'Warning',
        count: 7,
        firstAt: '2026-11-22T12:00:00.000Z',
        lastAt: '2026-11-22T12:10:00.000Z',
        source: 'kubelet',
        container: 'app',
      },
    },
    {
      name: 'an event of events.k8s.io, with a series',
      raw: {
        eventTime: '2026-11-22T12:00:00.123456Z',
        firstTimestamp: null,
        series: { count: 3, lastObservedTime: '2026-11-22T12:05:00.5Z' },
        source: {},
        reportingComponent: 'default-scheduler',
      },
      want: {
        type: 'Normal',
        count: 3,
        firstAt: '2026-11-22T12:00:00.123Z',
        lastAt: '2026-11-22T12:05:00.500Z',
        source: 'default-scheduler',
        container: null,
      },
    },
    { name: 'an event that tells nothing', raw: {}, want: { count: 1, firstAt: null, lastAt: null, source: null } },
  ])('reads $name', ({ raw, want }) => {
    expect(objectEvents([raw])).toMatchObject([want]);
  });

  it('puts the newest first and cuts long messages', () => {
    const at = (minute: number) => ({ lastTimestamp: `2026-11-22T12:0${minute}:00Z`, reason: String(minute) });
    expect(objectEvents([at(1), at(3), at(2)]).map(({ reason }) => reason)).toEqual(['3', '2', '1']);
    expect(objectEvents([{ message: 'x'.repeat(5000) }])[0]?.message).toHaveLength(1024);
  });
});
