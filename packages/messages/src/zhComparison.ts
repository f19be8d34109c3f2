import type { ComparisonTexts } from './comparisonTexts.ts';

/** Causes of differences between expected and published, in simplified Chinese. */
export const zhComparison: ComparisonTexts = {
  causes: {
    'controller-lag': {
      name: '控制器滞后',
      fact: [
        '控制器落后 {{ageSeconds, seconds}}：切片最后写入于 {{writtenAt, clock}}。',
        '控制器落后 {{ageSeconds, seconds}}。',
        '控制器尚未跟上。',
      ],
    },
    'controller-lag:no-slices': {
      name: '控制器滞后',
      fact: ['变更后 {{ageSeconds, seconds}}，控制器尚未创建切片。', '控制器尚未创建切片。'],
    },
    'finished-pod': {
      name: 'Pod 已结束',
      fact: [
        '{{pod}} 在切片写入（{{writtenAt, clock}}）之后结束。它本就未就绪，控制器没有理由重写。',
        '该 Pod 在切片写入之后结束。它本就未就绪，控制器没有理由重写。',
      ],
    },
    'relabelled-node': {
      name: '节点改了标签',
      fact: [
        '切片写入时 {{node}} 的区域为 {{published}}，现为 {{derived}}。在另有理由写入之前，Kubernetes 保留旧区域。',
        '{{node}} 的区域标签比切片新。在另有理由写入之前，Kubernetes 保留旧区域。',
        '节点的区域标签比切片新。',
      ],
    },
    'zone-differs': {
      name: '区域不同',
      fact: [
        '发布的区域为 {{published}}，{{node}} 位于 {{derived}}，且没有证据表明其标签比切片新。',
        '发布的区域与节点不同，且没有证据表明其标签比切片新。',
      ],
    },
    'node-gone': {
      name: '节点已不存在',
      fact: [
        '{{pod}} 的节点 {{node}} 已不存在。其 Pod 在自身变化之前仍会发布。',
        '该 Pod 的节点已不存在。其 Pod 在自身变化之前仍会发布。',
      ],
    },
    'node-late': {
      name: '节点较晚出现',
      fact: [
        '节点 {{node}} 在切片写入之后才出现。控制器的重试间隔越来越长。',
        '节点在切片写入之后才出现。控制器的重试间隔越来越长。',
      ],
    },
    'frozen-slice': {
      name: '冻结的切片',
      fact: [
        '该 Service 已失去选择器，旧切片保持原样：{{slices, list}}。若无人使用，请删除。',
        '该 Service 没有选择器，旧切片保持原样。',
      ],
    },
    terminating: {
      name: '删除中',
      fact: [
        '命名空间 {{namespace}} 正在删除：不会有新的切片。',
        'Service {{service}} 正在删除：不会有新的切片。',
        '正在删除：不会有新的切片。',
      ],
    },
    'lingering-empty-slice': {
      name: '空切片',
      fact: ['空切片 {{slice}} 留在有内容的切片旁，没有影响。', '一个空切片留在有内容的切片旁，没有影响。'],
    },
    'stale-slice': {
      name: '过时的切片',
      fact: [
        '{{pod}} 的发布内容与其状态不符，且没有证据表明其状态更新。请检查 kube-controller-manager 是否在运行。',
        '发布的内容与 Pod 不符。请检查 kube-controller-manager 是否在运行。',
      ],
    },
    'stale-slice:gone': {
      name: '过时的切片',
      fact: [
        '{{pod}} 已发布但并不存在。请检查 kube-controller-manager 是否在运行。',
        '发布了不存在的 Pod。请检查 kube-controller-manager 是否在运行。',
      ],
    },
    'missing-port': {
      name: '端口不同',
      fact: ['{{pod}} 发布的端口与 Service 和 Pod 不符。', '发布的端口与 Service 和 Pod 不符。'],
    },
    'foreign-manager': {
      name: '其他管理者',
      fact: [
        '切片 {{slice}} 由 {{managedBy}} 管理，kube-proxy 也会使用它。',
        '切片 {{slice}} 由手工创建，kube-proxy 也会使用它。',
        '有切片由他处管理，kube-proxy 也会使用它。',
      ],
    },
    'mirrored-endpoints': {
      name: '镜像的 Endpoints',
      fact: ['切片 {{slice}} 镜像自 Endpoints 对象。', '有切片镜像自 Endpoints 对象。'],
    },
    'manual-addresses': {
      name: '手工设置',
      fact: [
        '切片 {{slice}} 由 {{managedBy}} 创建。',
        '切片 {{slice}} 由手工创建。',
        'Endpoints {{endpoints}} 含有手工设置的地址。',
        '地址由手工设置。',
      ],
    },
    'not-mirrored': {
      name: '未镜像',
      fact: ['尚无切片镜像 Endpoints {{endpoints}}，代理看不到它。', '没有切片镜像该 Endpoints 对象，代理看不到它。'],
    },
    'not-mirrored:skip-mirror': {
      name: '未镜像',
      fact: [
        'Endpoints {{endpoints}} 带有 skip-mirror 标签：不会生成切片，代理看不到它。',
        '该 Endpoints 对象带有 skip-mirror 标签，代理看不到它。',
      ],
    },
    'not-mirrored:leader-election': {
      name: '未镜像',
      fact: [
        'Endpoints {{endpoints}} 是领导者选举的锁，不会生成切片。',
        '该 Endpoints 对象是领导者选举的锁，不会生成切片。',
      ],
    },
    'truncated-endpoints': {
      name: 'Endpoints 被截断',
      fact: [
        'Endpoints {{endpoints}} 被截断：每个子集最多传递 1,000 个地址。',
        '旧 Endpoints 的读者只看到 {{addresses, number}} 个地址中的 1,000 个。',
        '旧 Endpoints 的读者最多只看到 1,000 个地址。',
      ],
    },
  },
};
