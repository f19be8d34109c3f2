import { describe, expect, it } from 'vitest';
import { causeText } from './comparisonText.ts';

const message = 'as the server says it';
// 2026-11-22 12:00:00 UTC.
const AT = 1_795_348_800;

describe('causeText', () => {
  it.each([
    {
      id: 'controller-lag',
      facts: { ageSeconds: 4, writtenAt: AT },
      en: 'The controller is 4 s behind: the slices were last written at 12:00:00.',
      zh: '控制器落后 4 秒：切片最后写入于 12:00:00。',
    },
    {
      id: 'controller-lag',
      facts: { ageSeconds: 4 },
      en: 'The controller has made no slice yet, 4 s after the change.',
      zh: '变更后 4 秒，控制器尚未创建切片。',
    },
    {
      id: 'relabelled-node',
      facts: { node: 'node-1', published: 'a', derived: 'b', writtenAt: AT },
      en: 'The zone of node-1 was a when the slice was written and is b now. Kubernetes keeps the old zone until it has another reason to write.',
      zh: '切片写入时 node-1 的区域为 a，现为 b。在另有理由写入之前，Kubernetes 保留旧区域。',
    },
    {
      id: 'stale-slice',
      facts: { pod: 'web-1', gone: true },
      en: 'web-1 is published and does not exist. See whether kube-controller-manager runs.',
      zh: 'web-1 已发布但并不存在。请检查 kube-controller-manager 是否在运行。',
    },
    {
      id: 'manual-addresses',
      facts: { slice: 'db-1', managedBy: null, addresses: 1 },
      en: 'Slice db-1 was made by hand.',
      zh: '切片 db-1 由手工创建。',
    },
    {
      id: 'not-mirrored',
      facts: { endpoints: 'db', why: 'skip-mirror' },
      en: 'Endpoints db is labelled skip-mirror: no slice is made of it, and proxies do not see it.',
      zh: 'Endpoints db 带有 skip-mirror 标签：不会生成切片，代理看不到它。',
    },
  ])('tells $id with $facts', ({ id, facts, en, zh }) => {
    const cause = { id, facts, message };
    expect(causeText(cause, 'en', { timeZone: 'UTC' }).fact).toBe(en);
    expect(causeText(cause, 'zh', { timeZone: 'UTC' }).fact).toBe(zh);
  });

  it('says no time where it may not', () => {
    const lag = { id: 'controller-lag', facts: { ageSeconds: 4, writtenAt: AT }, message };
    expect(causeText(lag, 'en').fact).toBe('The controller is 4 s behind.');
  });

  it('shows what it does not know in the words of the server', () => {
    expect(causeText({ id: 'moon-phase', facts: {}, message }, 'en')).toEqual({ name: 'moon-phase', fact: message });
  });
});
