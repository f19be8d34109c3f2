import { describe, expect, it } from 'vitest';
import { reasonText } from './reasonText.ts';
import type { TextReason } from './reasonText.ts';

const noIp: TextReason = { id: 'no-ip', facts: { node: 'n1' } };
const summary = (...items: string[]): TextReason => ({ id: 'none-listed', facts: { pods: 3, summary: items } });

describe('sentences with counts', () => {
  it.each<{ reason: TextReason; en: string; zh: string }>([
    {
      reason: summary('no-ip=2', 'unschedulable=1'),
      en: 'No pod receives traffic: connections are refused. 3 pods match, none is listed: 2 have no IP, 1 is unschedulable.',
      zh: '没有 Pod 接收流量：连接被拒绝。匹配 3 个 Pod，均未列入：2 个无 IP、1 个无法调度。',
    },
    {
      reason: { ...summary('node-missing=2', 'scheduling-gated=1'), shared: noIp },
      en: 'No pod receives traffic: connections are refused. 3 pods match, none is listed: 2 have lost their node, 1 is held by a gate.',
      zh: '没有 Pod 接收流量：连接被拒绝。匹配 3 个 Pod，均未列入：2 个的节点已不存在、1 个被门控挂起。',
    },
    {
      reason: summary('terminating=1', 'family-missing=1', 'port-missing=1'),
      en: 'No pod receives traffic: connections are refused. 3 pods match, none is listed: 2 for other reasons, 1 has no address of the family.',
      zh: '没有 Pod 接收流量：连接被拒绝。匹配 3 个 Pod，均未列入：2 个因其他原因、1 个没有该地址族的地址。',
    },
    {
      reason: { id: 'all-finished', facts: { pods: 3, succeeded: 3, failed: 0 } },
      en: 'Only finished pods match (3 Succeeded). A Service needs running pods.',
      zh: '匹配的 Pod 均已结束（3 个 Succeeded）。Service 需要运行中的 Pod。',
    },
    {
      reason: { id: 'all-finished', facts: { pods: 3, succeeded: 0, failed: 3 } },
      en: 'Only finished pods match (3 Failed). A Service needs running pods.',
      zh: '匹配的 Pod 均已结束（3 个 Failed）。Service 需要运行中的 Pod。',
    },
    {
      reason: { id: 'all-finished', facts: { pods: 3, succeeded: 2, failed: 1 } },
      en: 'Only finished pods match (2 Succeeded, 1 Failed). A Service needs running pods.',
      zh: '匹配的 Pod 均已结束（2 个 Succeeded，1 个 Failed）。Service 需要运行中的 Pod。',
    },
  ])('say "$en"', ({ reason, en, zh }) => {
    expect(reasonText(reason, 'en').fact).toBe(en);
    expect(reasonText(reason, 'zh').fact).toBe(zh);
  });
});
