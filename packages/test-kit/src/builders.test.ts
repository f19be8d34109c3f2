import { describe, expect, it } from 'vitest';
import { aContainer, aControllerRef, aNode, aPod, aReplicaSet, aService, aWorkload } from './index.ts';

describe('builders', () => {
  it('fit each other: the default service selects the default pod on the default node', () => {
    expect(aPod().labels).toMatchObject(aService().selector ?? { never: '' });
    expect(aPod().namespace).toBe(aService().namespace);
    expect(aPod().nodeName).toBe(aNode().name);
  });

  it('refer to a controller by its uid', () => {
    expect(aControllerRef().uid).toBe(aReplicaSet().uid);
    expect(aReplicaSet().controller?.uid).toBe(aWorkload().uid);
  });

  it('take a default away when a property is given as undefined', () => {
    expect(aPod({ nodeName: undefined }).nodeName).toBeUndefined();
    expect(aService({ clusterIP: undefined }).clusterIPs).toEqual([]);
    expect(aContainer({ status: undefined }).status).toBeUndefined();
    expect(aNode({ zone: undefined }).labels).not.toHaveProperty(['topology.kubernetes.io/zone']);
  });

  it('give another name another uid', () => {
    expect(aPod({ name: 'web-2' }).uid).not.toBe(aPod().uid);
  });

  it('close the Ready condition and the container together', () => {
    const pod = aPod({ ready: false });
    expect(pod.conditions.find((condition) => condition.type === 'Ready')?.status).toBe('False');
    expect(pod.containers[0]?.status?.ready).toBe(false);
  });
});
