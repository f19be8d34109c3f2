import { describe, expect, it } from 'vitest';
import { gateText, resourceWord, stateWord, trafficWord, verdictWord } from './words.ts';

describe('words', () => {
  it('name verdicts, traffic, states and resources in both languages', () => {
    expect([verdictWord('broken', 'en'), verdictWord('broken', 'zh')]).toEqual(['Broken', '不可用']);
    expect([trafficWord('not-listed', 'en'), trafficWord('not-listed', 'zh')]).toEqual(['not listed', '未列入']);
    expect([stateWord('relisting', 'en'), stateWord('relisting', 'zh')]).toEqual(['reading again', '重新读取中']);
    expect([resourceWord('pods', 'en'), resourceWord('leases', 'zh')]).toEqual(['Pods', 'leases']);
  });

  it('name the gate with what it is about, if that is known', () => {
    expect(gateText({ kind: 'scheduled', name: 'node-0007' }, 'en')).toBe('Scheduled on node-0007');
    expect(gateText({ kind: 'scheduled', name: null }, 'en')).toBe('Scheduled');
    expect(gateText({ kind: 'container', name: 'fraud' }, 'zh')).toBe('容器 fraud 就绪');
  });
});
