import { aCondition, aContainer, aNode, aPod, aService, NOW, podConditions } from '@fairlead/test-kit';
import type { PodRecord } from '@fairlead/model';
import { describe, expect, it } from 'vitest';
import { resolveService } from '../../resolveService.ts';
import { worldOf } from '../../world/worldOf.ts';
import { sharedReason } from './sharedReason.ts';

const probe = (name: string): PodRecord => aPod({ name, ready: false });
const unplaced = (name: string): PodRecord => aPod({ name, nodeName: undefined, podIPs: [], conditions: [] });
const waiting = (name: string, reason: string): PodRecord =>
  aPod({
    name,
    conditions: podConditions({ ready: false }),
    containers: [aContainer({ status: { ready: false, state: { kind: 'waiting', reason, message: undefined } } })],
  });

function shared(...pods: readonly PodRecord[]) {
  const { pods: answers } = resolveService(aService(), worldOf({ now: NOW, nodes: [aNode()], pods }));
  return sharedReason(answers);
}

describe('sharedReason', () => {
  it('is what most pods without traffic have', () => {
    expect(shared(unplaced('a'), probe('b'), probe('c'), aPod({ name: 'd' }))?.id).toBe('readiness-probe');
  });

  it('is the first of the table when two are shared by as many', () => {
    expect(shared(probe('a'), unplaced('b'))?.id).toBe('unschedulable');
    expect(shared(unplaced('a'), probe('b'))?.id).toBe('unschedulable');
  });

  it('shows the most frequent waiting reason', () => {
    const pods = [waiting('a', 'ErrImagePull'), waiting('b', 'CrashLoopBackOff'), waiting('c', 'CrashLoopBackOff')];
    expect(shared(...pods)?.facts['reason']).toBe('CrashLoopBackOff');
  });

  it('counts each pod by its first reason, and finished pods not at all', () => {
    const finished = ['x', 'y', 'z'].map((name) => aPod({ name, phase: 'Failed' }));
    const lost = aPod({ name: 'a', ready: false, conditions: [aCondition({ status: 'False' })] });
    expect(shared(lost, ...finished)?.id).toBe('readiness-probe');
  });

  it('is nothing when every pod receives', () => {
    expect(shared(aPod())).toBeUndefined();
  });
});
