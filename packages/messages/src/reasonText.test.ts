import { describe as group, expect, it } from 'vitest';
import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  oneof,
  option,
  property,
  string,
  tuple,
} from 'fast-check';
import { POD_REASONS, ROUTER_REASONS, SERVICE_REASONS, STATE_REASONS, SUMMARY_REASONS } from '@fairlead/model';
import { en } from './en.ts';
import { LANGUAGES } from './language.ts';
import { describe, reasonText } from './reasonText.ts';
import type { TextReason } from './reasonText.ts';
import { placeholdersOf } from './translator.ts';

const gate: TextReason = { id: 'gate-missing', facts: { gate: 'target-health.example/ready' } };
const crash: TextReason = {
  id: 'waiting',
  facts: { reason: 'CrashLoopBackOff', container: 'app', exitCode: 1, restarts: 14, exitReason: 'Error' },
};

group('reasonText', () => {
  it.each([
    {
      name: 'the pod reason behind none-ready',
      reason: { id: 'none-ready', facts: { pods: 3 }, shared: gate },
      en: 'gate not set',
      zh: '就绪门控未设置',
    },
    { name: 'a crash loop', reason: crash, en: 'CrashLoopBackOff', zh: '容器反复崩溃' },
    {
      name: 'a crash loop for want of memory',
      reason: { ...crash, facts: { ...crash.facts, exitReason: 'OOMKilled' } },
      en: 'out of memory',
      zh: '内存不足',
    },
    {
      name: 'an image',
      reason: { id: 'waiting', facts: { reason: 'ImagePullBackOff' } },
      en: 'ImagePullBackOff',
      zh: '镜像拉取失败',
    },
    {
      name: 'an init container',
      reason: { id: 'init-running', facts: { container: 'migrate', state: 'running' } },
      en: 'init: migrate',
      zh: '初始化：migrate',
    },
    {
      name: 'a port on some pods',
      reason: { id: 'port-partial', facts: { pods: 4, missing: 2, targetPort: 'http' } },
      en: 'http on 2 of 4 pods',
      zh: 'http 端口 2/4 可用',
    },
    {
      name: 'one pod not ready',
      reason: { id: 'pods-without-traffic', facts: { pods: 1, total: 2 } },
      en: '1 pod not ready',
      zh: '1 个 Pod 未就绪',
    },
    {
      name: 'several pods not ready',
      reason: { id: 'pods-without-traffic', facts: { pods: 2, total: 4 } },
      en: '2 pods not ready',
      zh: '2 个 Pod 未就绪',
    },
    {
      name: 'one workload not ready',
      reason: { id: 'pods-without-traffic', facts: { pods: 1, total: 4, workload: 'pay-canary', variant: 'canary' } },
      en: 'canary not ready',
      zh: 'pay-canary 未就绪',
    },
    {
      name: 'pods that drain',
      reason: { id: 'pods-draining', facts: { pods: 1 } },
      en: '1 pod draining',
      zh: '1 个 Pod 排空中',
    },
    {
      name: 'a selector that is scaled to zero',
      reason: { id: 'selector-matches-nothing', facts: {}, shared: { id: 'scaled-to-zero', facts: {} } },
      en: 'scaled to 0',
      zh: '已缩容至 0',
    },
    {
      name: 'a selector that nearly matches',
      reason: { id: 'selector-matches-nothing', facts: {}, shared: { id: 'near-miss', facts: {} } },
      en: 'no pod matches',
      zh: '没有匹配的 Pod',
    },
    {
      name: 'an external name',
      reason: { id: 'external-name', facts: { externalName: 'api.tax.example' } },
      en: 'api.tax.example',
      zh: 'api.tax.example',
    },
    {
      name: 'elsewhere',
      reason: { id: 'no-selector', facts: { apiServers: false } },
      en: 'managed elsewhere',
      zh: '由他处管理',
    },
    {
      name: 'pods that may not be read',
      reason: { id: 'forbidden', facts: { resource: 'pods', state: 'forbidden' } },
      en: 'pods forbidden',
      zh: '无权读取 Pod',
    },
    {
      name: 'pods that are being read',
      reason: { id: 'not-read-yet', facts: { resource: 'pods', state: 'syncing' } },
      en: 'reading pods',
      zh: '正在读取 Pod',
    },
  ] satisfies { name: string; reason: TextReason; en: string; zh: string }[])(
    'says on a card: $name',
    ({ reason, en: english, zh: chinese }) => {
      expect(reasonText(reason, 'en').short).toBe(english);
      expect(reasonText(reason, 'zh').short).toBe(chinese);
    },
  );

  it('joins fact and next step to a sentence', () => {
    const reason: TextReason = {
      id: 'selector-matches-nothing',
      facts: { selector: ['app=catalogue'] },
      shared: { id: 'near-miss', facts: { key: 'app', wanted: 'catalogue', found: 'catalog', pods: 3 } },
    };
    expect(reasonText(reason, 'en').sentence).toBe(
      'No pod matches the selector. 3 pods match all labels but one: app wants "catalogue", found "catalog". Correct one of the two.',
    );
    expect(reasonText(reason, 'zh').sentence).toBe(
      '没有 Pod 匹配选择器。3 个 Pod 只差一个标签：app 期望“catalogue”，实际“catalog”。请改正其一。',
    );
  });

  it.each([
    { message: 'not found', english: 'Ready is False: not found.', chinese: 'Ready 为 False：not found。' },
    { message: 'Not found.', english: 'Ready is False: Not found.', chinese: 'Ready 为 False：Not found.' },
    { message: 'is it "there?"', english: 'Ready is False: is it "there?"', chinese: 'Ready 为 False：is it "there?"' },
  ])('ends a fact that ends with the message $message as a sentence', ({ message, english, chinese }) => {
    const reason: TextReason = { id: 'not-ready-other', facts: { status: 'False', message } };
    expect(reasonText(reason, 'en').fact).toBe(english);
    expect(reasonText(reason, 'zh').fact).toBe(chinese);
  });

  it('tells what a label is missing when none was found', () => {
    const reason: TextReason = { id: 'near-miss', facts: { key: 'tier', wanted: 'web', found: null, pods: 1 } };
    expect(reasonText(reason, 'en').fact).toBe('1 pod matches all labels but one: tier=web is missing.');
  });

  it('tells ages only to who gives the time', () => {
    const reason: TextReason = { id: 'node-lost', facts: { node: 'node-0412', lostAt: 1000 } };
    expect(reasonText(reason, 'en', { now: 1252 }).fact).toBe('node-0412 has not reported for 4 min 12 s.');
    expect(reasonText(reason, 'zh', { now: 1252 }).fact).toBe('node-0412 已 4 分 12 秒未上报。');
    expect(reasonText(reason, 'en').fact).toBe('node-0412 does not report any more.');
  });

  it('tells clock times only to who gives the zone', () => {
    const reason: TextReason = {
      id: 'only-terminating',
      facts: { pods: 1, lastEndsAt: Date.UTC(2026, 0, 1, 13, 6, 2) / 1000 },
    };
    expect(reasonText(reason, 'en', { timeZone: 'UTC' }).fact).toBe(
      'Only terminating pods still serve; the last one ends at 13:06:02.',
    );
    expect(reasonText(reason, 'en').fact).toBe('Only terminating pods still serve.');
  });

  it('reads the time of a reason in both spellings', () => {
    const at = Date.UTC(2026, 0, 1) / 1000;
    const model: TextReason = {
      id: 'stale',
      facts: { resource: 'pods', state: 'retrying' },
      since: { at, basis: 'observed' },
    };
    const api: TextReason = { ...model, since: { at: '2026-01-01T00:00:00.000Z', basis: 'observed' } };
    expect(reasonText(model, 'en', { now: at + 42 }).line).toBe('Pods: retrying for 42 s');
    expect(reasonText(api, 'en', { now: at + 42 })).toEqual(reasonText(model, 'en', { now: at + 42 }));
  });

  it('counts the items of a long list', () => {
    const reason: TextReason = { id: 'mixed-owners', facts: { workloads: ['Job a', 'Job b', 'Job c'], count: 12 } };
    expect(reasonText(reason, 'en').fact).toBe('Spans Job a, Job b, Job c +9: is the selector too broad?');
    expect(reasonText(reason, 'zh').fact).toBe('跨多个工作负载（Job a、Job b、Job c 等 12 项）：选择器是否过宽？');
  });

  it('shows facts as they are, even if they look like placeholders', () => {
    const reason: TextReason = {
      id: 'gate-closed',
      facts: { gate: 'g', status: 'False', message: '{{gate}} $t(pods)' },
    };
    expect(reasonText(reason, 'en').fact).toBe('g is False: "{{gate}} $t(pods)".');
  });

  it('shows an id that it does not know', () => {
    expect(reasonText({ id: 'from-tomorrow', facts: {} }, 'zh').sentence).toBe('from-tomorrow');
    expect(reasonText({ id: 'waiting', facts: { reason: 'FromTomorrow', container: 'app' } }, 'en').short).toBe(
      'FromTomorrow',
    );
  });

  it('never shows a hole, whatever facts come or are missing', () => {
    const ids = [...SERVICE_REASONS, ...POD_REASONS, ...STATE_REASONS, ...SUMMARY_REASONS, ...ROUTER_REASONS];
    const names = new Set(
      Object.values(en.reasons)
        .flatMap(({ short, line, fact, next }) => [short, line, fact, next].flat())
        .flatMap((text) => (text === undefined ? [] : placeholdersOf(text).map(({ name }) => name))),
    );
    const text = string({ minLength: 1 }).filter((some) => !/undefined|null|NaN|\{\{|Invalid/.test(some));
    const value = oneof(
      text,
      tuple(text, text).map((parts) => parts.join('=')),
      integer({ min: 0, max: 5000 }),
      boolean(),
      constant(null),
      array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
    );
    const facts = dictionary(constantFrom(...names, 'why', 'state', 'apiServers', 'stuck', 'scope'), value);
    const alone = (id: string, some: TextReason['facts']): TextReason => ({ id, facts: some });
    assert(
      property(
        constantFrom(...ids),
        facts,
        option(constantFrom(...ids)),
        facts,
        constantFrom(...LANGUAGES),
        option(integer({ min: 0, max: 9000 }), { nil: undefined }),
        (id, own, sharedId, other, language, now) => {
          const reason = { ...alone(id, own), shared: sharedId === null ? null : alone(sharedId, other) };
          const text = reasonText(reason, language, { now, timeZone: 'UTC' });
          for (const part of [text.short, text.line, text.fact, text.sentence]) {
            expect(part).not.toBe('');
            expect(part).not.toMatch(/undefined|null|NaN|\{\{|\}\}/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

group('describe', () => {
  it('is the English sentence without times', () => {
    expect(
      describe({ id: 'stale', facts: { resource: 'pods', state: 'retrying' }, since: { at: 1, basis: 'observed' } }),
    ).toBe('Pods: retrying. Readiness may have changed since.');
  });
});
