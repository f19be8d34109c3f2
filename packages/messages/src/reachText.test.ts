import { describe, expect, it } from 'vitest';
import { preferenceOffText, reachText, reachUntoldText, wayInWord } from './reachText.ts';
import type { TextPath } from './reachText.ts';

const path = (fields: Partial<TextPath> = {}): TextPath => ({
  way: 'cluster-ip',
  outcome: 'reached',
  podsTotal: 3,
  usable: 3,
  fallback: false,
  narrowedBy: null,
  preferenceOff: null,
  borrowed: null,
  droppedOn: [],
  droppedOnTotal: 0,
  ...fields,
});
const local = { narrowedBy: 'internalTrafficPolicy', droppedOn: ['n1', 'n2', 'n3', 'n4'], droppedOnTotal: 9 } as const;

describe('reachText', () => {
  it.each<{ fields: Partial<TextPath>; nodes?: number; en: string; zh: string }>([
    { fields: {}, en: 'Reaches all 3 usable pods.', zh: '可达全部 3 个可用的 Pod。' },
    { fields: { podsTotal: 1, usable: 1 }, en: 'Reaches the only usable pod.', zh: '可达全部 1 个可用的 Pod。' },
    {
      fields: { podsTotal: 1, narrowedBy: 'zone-hints' },
      en: 'Reaches 1 of 3 pods. Hints keep traffic in this zone.',
      zh: '可达 3 个 Pod 中的 1 个。提示使流量留在本区域。',
    },
    {
      fields: { podsTotal: 2, narrowedBy: 'zone-hints', borrowed: 1 },
      en: 'Reaches 2 of 3 pods. Hints keep traffic in this zone. ≈ 1 more pod serves this zone from other zones, by CPU.',
      zh: '可达 3 个 Pod 中的 2 个。提示使流量留在本区域。另有 ≈ 1 个 Pod 来自其他区域，按 CPU 分配。',
    },
    {
      fields: { podsTotal: 0, usable: 6, narrowedBy: 'zone-hints', borrowed: 2 },
      en: 'Reaches pods of other zones only: this zone has none of its own. Hints keep traffic in this zone. ≈ 2 more pods serve this zone from other zones, by CPU.',
      zh: '仅可达其他区域的 Pod：本区域没有。提示使流量留在本区域。另有 ≈ 2 个 Pod 来自其他区域，按 CPU 分配。',
    },
    {
      fields: { podsTotal: 1, usable: 1, fallback: true },
      en: 'Reaches 1 pod while terminating: nothing is ready. Once gone, connections fail. Check why no new pod is ready.',
      zh: '没有就绪的后端：可达 1 个 Pod，均在终止中，结束后连接将失败。请检查为何没有新 Pod 就绪。',
    },
    {
      fields: { way: 'dns' },
      en: 'The name resolves to 3 pods, the same from everywhere.',
      zh: '该名称解析到 3 个 Pod，各处相同。',
    },
    {
      fields: { outcome: 'dropped', podsTotal: 0, usable: 1, narrowedBy: 'internalTrafficPolicy' },
      en: 'Packets are dropped, clients get time-outs: 1 pod is elsewhere, none here. internalTrafficPolicy Local keeps traffic on its node. Add pods here, or use policy Cluster.',
      zh: '数据包被丢弃，客户端会超时：1 个 Pod 在别处，此处没有。internalTrafficPolicy 为 Local，流量留在本节点。请在此处增加 Pod，或改用 Cluster 策略。',
    },
    {
      fields: { outcome: 'partly', podsTotal: 2, ...local },
      nodes: 12,
      en: 'Reaches 2 pods on some nodes; on 9 nodes of 12 clients get time-outs: n1, n2, n3 +6. internalTrafficPolicy Local keeps traffic on its node. Add pods there, or use policy Cluster.',
      zh: '部分节点可达 2 个 Pod；12 个节点中的 9 个节点上客户端会超时：n1、n2、n3 等 9 项。internalTrafficPolicy 为 Local，流量留在本节点。请在其上增加 Pod，或改用 Cluster 策略。',
    },
    {
      fields: { outcome: 'refused', podsTotal: 0, usable: 0 },
      en: 'Connections are refused: no backend is usable anywhere. See the reasons of the Service.',
      zh: '连接被拒绝：任何地方都没有可用的后端。请看该 Service 的原因。',
    },
    {
      fields: { outcome: 'unknown', preferenceOff: 'zones-unread' },
      en: 'Rests on zones, and nodes may not be read. Ask for the right to get, list and watch nodes.',
      zh: '取决于区域，而节点不可读取。请申请对节点的 get、list 和 watch 权限。',
    },
  ])('says "$en"', ({ fields, nodes, en, zh }) => {
    expect(reachText(path(fields), 'en', nodes).sentence).toBe(en);
    expect(reachText(path(fields), 'zh', nodes).sentence).toBe(zh);
  });

  it('tells that a load balancer with a health check avoids a node that drops', () => {
    expect(reachText(path({ way: 'external', outcome: 'dropped', podsTotal: 0 }), 'en').fact).toContain('health check');
  });

  it('has a label', () => {
    expect(reachText(path({ podsTotal: 1 }), 'en').short).toBe('reaches 1 of 3');
    expect(reachText(path({ outcome: 'dropped' }), 'zh').short).toBe('被丢弃');
  });
});

describe('the words of a reach', () => {
  it('name ways in, switched-off preferences and what cannot be told', () => {
    expect(wayInWord('external', 'en')).toBe('From outside, arriving here');
    expect(preferenceOffText('zone-overloaded', 'en')).toContain('20%');
    expect(reachUntoldText('no-such-node', 'n9', 'en')).toBe('There is no node n9.');
    expect(reachUntoldText('no-such-zone', 'z', 'zh')).toBe('区域 z 中没有节点。');
  });
});
