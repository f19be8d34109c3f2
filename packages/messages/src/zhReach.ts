import type { ReachTexts } from './reachTexts.ts';

/** What a client at a node or zone reaches, in simplified Chinese. */
export const zhReach: ReachTexts = {
  ways: {
    'cluster-ip': '从此处的 Pod 到集群 IP',
    external: '从外部到达此处',
    'external-from-inside': '从此处的 Pod 到外部 IP',
    dns: '通过 DNS 名称',
  },
  outcomes: {
    reached: {
      short: ['可达 {{reached, number}} 个', '可达'],
      fact: ['可达{{reached, podsAll}}。', '连接可到达后端。'],
    },
    'reached:part': {
      short: ['可达 {{reached, number}}/{{usable, number}}', '可达'],
      fact: ['可达 {{usable, pods}} 中的 {{reached, number}} 个。', '连接可到达部分后端。'],
    },
    'reached:fallback': {
      short: ['{{reached, number}} 个排空中', '后备'],
      fact: [
        '没有就绪的后端：可达 {{reached, pods}}，均在终止中，结束后连接将失败。',
        '没有就绪的后端：仅可达终止中的 Pod。',
      ],
      next: '请检查为何没有新 Pod 就绪。',
    },
    'reached:borrowed': {
      short: '可达其他区域',
      fact: '仅可达其他区域的 Pod：本区域没有。',
    },
    'reached:dns': {
      short: ['DNS 中 {{reached, number}} 个', '在 DNS 中'],
      fact: ['该名称解析到 {{reached, pods}}，各处相同。', '该名称解析到就绪的 Pod。'],
    },
    partly: {
      short: ['{{dropped, nodes}}丢弃', '部分节点丢弃'],
      fact: [
        '部分节点可达 {{reached, pods}}；{{nodes, number}} 个节点中的 {{dropped, nodes}}上客户端会超时：{{droppedOn, list}}。',
        '部分节点可达 {{reached, pods}}；{{dropped, nodes}}上客户端会超时：{{droppedOn, list}}。',
        '部分节点可达后端，其余节点上客户端会超时。',
      ],
      next: '请在其上增加 Pod，或改用 Cluster 策略。',
    },
    refused: {
      short: '被拒绝',
      fact: '连接被拒绝：任何地方都没有可用的后端。',
      next: '请看该 Service 的原因。',
    },
    dropped: {
      short: '被丢弃',
      fact: [
        '数据包被丢弃，客户端会超时：{{usable, podsElsewhere}}，此处没有。',
        '数据包被丢弃，客户端会超时：此处没有后端。',
      ],
      next: '请在此处增加 Pod，或改用 Cluster 策略。',
    },
    'dropped:external': {
      short: '被丢弃',
      fact: [
        '数据包被丢弃，客户端会超时：{{usable, podsElsewhere}}，此处没有。带健康检查的负载均衡器会避开此处。',
        '数据包被丢弃，客户端会超时：此处没有后端。',
      ],
      next: '请在此处增加 Pod，或改用 Cluster 策略。',
    },
    'no-address': { short: '没有地址', fact: '该名称没有地址：没有 Pod 就绪。', next: '请看该 Service 的原因。' },
    unknown: {
      short: '未知',
      fact: '取决于区域，而节点不可读取。',
      next: '请申请对节点的 get、list 和 watch 权限。',
    },
  },
  narrowed: {
    internalTrafficPolicy: 'internalTrafficPolicy 为 Local，流量留在本节点。',
    externalTrafficPolicy: 'externalTrafficPolicy 为 Local，流量留在到达的节点。',
    'node-hints': '提示使流量留在本节点。',
    'zone-hints': '提示使流量留在本区域。',
  },
  preferenceOff: {
    'endpoint-without-zone': '区域偏好未生效：有就绪的 Pod 没有区域。',
    'vantage-without-zone': '区域偏好在此处不生效：该节点没有区域。',
    'no-endpoint-in-zone': '区域偏好在此处不生效：没有就绪的 Pod 指向该区域。',
    'zones-unread': '区域偏好是否生效未知：节点不可读取。',
    'node-without-zone-or-cpu': '拓扑提示未生效：有就绪节点没有区域或 CPU。',
    'single-zone': '拓扑提示未生效：有就绪节点的区域不足两个。',
    'too-few-endpoints': '拓扑提示未生效：就绪的 Pod 少于区域。',
    'zone-overloaded': '拓扑提示未生效：有区域会过载 20% 以上。',
  },
  borrowed: {
    'from-others': ['{{lent, podsLentHere}}，按 CPU 分配。', '另有来自其他区域的，按 CPU 分配。'],
    'to-others': ['{{lent, podsLentAway}}，按 CPU 分配。', '其中一些服务其他区域，按 CPU 分配。'],
  },
  untold: {
    'no-such-node': ['没有节点 {{name}}。', '没有该节点。'],
    'no-such-zone': ['区域 {{name}} 中没有节点。', '该区域中没有节点。'],
    'nodes-unread': '节点不可读取：区域未知。',
    'external-name': '仅为 DNS 别名：按设计没有 Pod。',
    'no-selector': '后端由他处管理，无法从 Pod 得知。',
    'other-proxy': '由其他代理处理，其选择未知。',
  },
};
