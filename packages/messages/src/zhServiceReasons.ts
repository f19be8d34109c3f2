import type { ServiceTexts } from './enServiceReasons.ts';

export const zhServiceReasons: ServiceTexts = {
  'external-name': {
    short: ['{{externalName}}', '仅 DNS 别名'],
    line: ['仅为 DNS 别名：{{externalName}}', '仅为 DNS 别名'],
    fact: ['仅为 DNS 别名：{{externalName}}。按设计没有 Pod。', '仅为 DNS 别名。按设计没有 Pod。'],
  },
  'no-selector': {
    short: '由他处管理',
    line: '后端由他处管理',
    fact: '该 Service 没有选择器：后端由他处管理，无法从 Pod 得知。',
    next: '读取一次 EndpointSlice？',
  },
  'no-selector:api-servers': {
    short: 'API 服务器',
    line: '集群的 API 服务器',
    fact: '这是集群的 API 服务器，后端由其自行管理。',
  },
  'no-selector-unfilled': {
    short: '没有端点',
    line: '没有选择器，也没有手工端点',
    fact: [
      '没有选择器，也没有手工端点（{{readAt, clock}} 读取）：连接被拒绝。',
      '没有选择器，也没有手工端点：连接被拒绝。',
    ],
    next: '请添加选择器或 EndpointSlice。',
  },
  'service-deleting': {
    short: '删除中',
    line: ['删除中，等待 {{finalizers, list}}', '删除中'],
    fact: [
      '自 {{deletedAt, clock}} 起删除中，等待 finalizer {{finalizers, list}}。',
      '删除中，等待 finalizer {{finalizers, list}}。',
      '该 Service 正在删除。',
    ],
    next: '删除完成前 Pod 仍接收流量。',
  },
  'namespace-terminating': {
    short: '命名空间删除中',
    line: ['命名空间 {{namespace}} 正在删除', '命名空间正在删除'],
    fact: ['命名空间 {{namespace}} 正在删除：其中不再启动新 Pod。', '命名空间正在删除：其中不再启动新 Pod。'],
  },
  'selector-matches-nothing': {
    short: '没有匹配的 Pod',
    line: '没有 Pod 匹配选择器',
    fact: ['没有 Pod 匹配选择器 {{selector, list}}。', '没有 Pod 匹配选择器。'],
    next: '请与 Pod 的标签核对。',
  },
  'selector-matches-nothing:scaled-to-zero': {
    short: '已缩容至 0',
    line: ['已缩容至 0：{{workloads, list}}', '已缩容至 0'],
    fact: ['已缩容至 0：{{workloads, list}} 未要求 Pod。', '已缩容至 0：该 Service 背后的工作负载未要求 Pod。'],
    next: '若为有意，无需处理。',
  },
  'selector-matches-nothing:near-miss': {
    short: '没有匹配的 Pod',
    line: ['无匹配 Pod；近似项：{{found}}', '无匹配 Pod；有近似项'],
    fact: [
      '没有 Pod 匹配选择器。{{pods, pods}} 只差一个标签：{{key}} 期望“{{wanted}}”，实际“{{found}}”。',
      '没有 Pod 匹配选择器。{{pods, pods}} 只差一个标签：缺少 {{key}}=“{{wanted}}”。',
      '没有 Pod 匹配选择器；有些只差一个标签。',
    ],
    next: '请改正其一。',
  },
  'selector-matches-nothing:wrong-namespace': {
    short: '没有匹配的 Pod',
    line: ['Pod 在命名空间 {{namespaces, list}} 中', 'Pod 在其他命名空间中'],
    fact: [
      '这些 Pod 在命名空间 {{namespaces, list}} 中。选择器只作用于本命名空间。',
      '这些 Pod 在其他命名空间中。选择器只作用于本命名空间。',
    ],
    next: '请移动该 Service 或这些 Pod。',
  },
  'selector-matches-nothing:no-pods': {
    short: '没有 Pod',
    line: ['命名空间 {{namespace}} 中没有 Pod', '命名空间中没有 Pod'],
    fact: ['命名空间 {{namespace}} 中没有任何 Pod。', '命名空间中没有任何 Pod。'],
    next: '请部署该 Service 对应的工作负载。',
  },
  'near-miss': {
    short: '近似匹配',
    line: ['{{key}} 期望“{{wanted}}”，实际“{{found}}”', '近似匹配'],
    fact: [
      '{{pods, pods}} 只差一个标签：{{key}} 期望“{{wanted}}”，实际“{{found}}”。',
      '{{key}} 期望“{{wanted}}”，实际“{{found}}”。',
      '有些 Pod 只差一个标签。',
    ],
    next: '请改正其一。',
  },
  'near-miss:missing': {
    short: '缺少标签',
    line: ['缺少 {{key}}={{wanted}}', '缺少一个标签'],
    fact: ['{{pods, pods}} 只差一个标签：缺少 {{key}}=“{{wanted}}”。', '有些 Pod 只缺少一个标签。'],
    next: '请为 Pod 添加该标签，或从选择器中去掉它。',
  },
  'scaled-to-zero': {
    short: '已缩容至 0',
    line: ['已缩容至 0：{{workloads, list}}', '已缩容至 0'],
    fact: ['已缩容至 0：{{workloads, list}} 未要求 Pod。', '已缩容至 0：该 Service 背后的工作负载未要求 Pod。'],
    next: '若为有意，无需处理。',
  },
  'wrong-namespace': {
    short: '命名空间不符',
    line: ['Pod 在命名空间 {{namespaces, list}} 中', 'Pod 在其他命名空间中'],
    fact: [
      '这些 Pod 在命名空间 {{namespaces, list}} 中。选择器只作用于本命名空间。',
      '这些 Pod 在其他命名空间中。选择器只作用于本命名空间。',
    ],
  },
  'no-pods': {
    short: '没有 Pod',
    line: ['命名空间 {{namespace}} 中没有 Pod', '命名空间中没有 Pod'],
    fact: ['命名空间 {{namespace}} 中没有任何 Pod。', '命名空间中没有任何 Pod。'],
  },
  'all-finished': {
    short: '均已结束',
    line: '匹配的 Pod 均已结束',
    fact: [
      '匹配的 Pod 均已结束（{{succeeded, number}} 个 Succeeded，{{failed, number}} 个 Failed）。Service 需要运行中的 Pod。',
      '匹配的 Pod 均已结束（{{succeeded, number}} 个 Succeeded）。Service 需要运行中的 Pod。',
      '匹配的 Pod 均已结束（{{failed, number}} 个 Failed）。Service 需要运行中的 Pod。',
      '匹配的 Pod 均已结束。Service 需要运行中的 Pod。',
    ],
  },
  'family-mismatch': {
    short: ['无 {{families, list}} 地址', '无可用地址'],
    line: ['Pod 没有 {{families, list}} 地址', 'Pod 没有该地址族的地址'],
    fact: [
      'Pod 没有该 Service 所要的 {{families, list}} 地址：找不到后端。',
      'Pod 没有该 Service 所用地址族的地址：找不到后端。',
    ],
    next: '请核对该 Service 的 ipFamilies 与 Pod 的地址。',
  },
  'none-listed': {
    short: '没有列入的 Pod',
    line: ['匹配 {{pods, pods}}，均未列入', '没有列入的 Pod'],
    fact: [
      '没有 Pod 接收流量：连接被拒绝。匹配 {{pods, pods}}，均未列入：{{summary, summary}}。',
      '没有 Pod 接收流量：连接被拒绝。匹配 {{pods, pods}}，均未列入。',
      '没有 Pod 接收流量：连接被拒绝。匹配的 Pod 均未列入。',
    ],
    next: '请从下方第一个 Pod 查起。',
  },
  'none-ready': {
    short: '没有就绪的 Pod',
    line: '没有 Pod 就绪',
    fact: [
      '没有 Pod 接收流量：连接被拒绝。匹配 {{pods, pods}}，{{listed, number}} 个已列入，均未就绪。',
      '没有 Pod 接收流量：连接被拒绝。已列入的 Pod 均未就绪。',
    ],
    next: '请看标有“下一个翻转”的门控。',
  },
  'none-ready:headless': {
    short: '没有就绪的 Pod',
    line: '没有 Pod 就绪',
    fact: [
      '没有 Pod 接收流量：该名称没有地址。匹配 {{pods, pods}}，{{listed, number}} 个已列入，均未就绪。',
      '没有 Pod 接收流量：该名称没有地址。已列入的 Pod 均未就绪。',
    ],
    next: '请看标有“下一个翻转”的门控。',
  },
  'only-terminating': {
    short: '仅剩排空中',
    line: '仅剩终止中的 Pod 在服务',
    fact: ['仅剩终止中的 Pod 在服务，最后一个将于 {{lastEndsAt, clock}} 结束。', '仅剩终止中的 Pod 在服务。'],
    next: '请检查为何没有新 Pod 就绪。',
  },
  'family-empty': {
    short: ['无 {{family}} 后端', '缺少一个地址族'],
    line: ['Pod 没有 {{family}} 地址', 'Pod 缺少一个地址族的地址'],
    fact: [
      'Pod 没有 {{family}} 地址；{{family}} 客户端找不到后端。',
      'Pod 缺少一个地址族的地址；该族的客户端找不到后端。',
    ],
  },
  'port-unresolved': {
    short: ['无端口 {{targetPort}}', '找不到端口'],
    line: ['没有 Pod 含名为 {{targetPort}} 的端口', '没有 Pod 含该命名端口'],
    fact: [
      '没有 Pod 含名为 {{targetPort}} 的 {{protocol}} 端口：到端口 {{port}} 的连接被拒绝。实际声明：{{declared, list}}。',
      '没有 Pod 含名为 {{targetPort}} 的 {{protocol}} 端口：到端口 {{port}} 的连接被拒绝。',
      '没有 Pod 含名为 {{targetPort}} 的端口：到它的连接被拒绝。',
      '没有 Pod 含该命名端口：到它的连接被拒绝。',
    ],
    next: '请修改容器端口名或 targetPort。',
  },
  'port-partial': {
    short: ['{{targetPort}} 端口 {{having, number}}/{{pods, number}} 可用', '部分缺少端口'],
    line: ['{{targetPort}} 端口仅 {{having, number}}/{{pods, number}} 可用', '部分 Pod 缺少端口'],
    fact: [
      '{{pods, pods}} 中 {{missing, number}} 个缺少端口 {{targetPort}}，端口 {{port}} 无流量。缺少者：{{missingIn, list}}。',
      '{{pods, pods}} 中 {{missing, number}} 个缺少端口 {{targetPort}}，端口 {{port}} 无流量。',
      '{{pods, pods}} 中 {{missing, number}} 个缺少端口 {{targetPort}}。',
      '部分 Pod 缺少一个命名端口，在其上无流量。',
    ],
    next: '请在所有 Pod 中为容器端口命名，或以数字作为 targetPort。',
  },
  'port-differs': {
    short: '端口号不一',
    line: ['端口 {{targetPort}} 在各 Pod 上不同', '端口在各 Pod 上不同'],
    fact: [
      '端口 {{targetPort}} {{numbers, perNumber}}。滚动更新期间属正常。',
      '一个命名端口在各 Pod 上的端口号不同。滚动更新期间属正常。',
    ],
  },
  'target-undeclared': {
    short: '端口未声明',
    line: ['没有容器声明 targetPort {{targetPort}}', '没有容器声明该 targetPort'],
    fact: [
      '没有容器声明 targetPort {{targetPort}}（声明的是 {{declared, list}}）。若进程确在监听，则无碍。',
      '没有容器声明 targetPort {{targetPort}}。若进程确在监听，则无碍。',
      '没有容器声明该 targetPort。若进程确在监听，则无碍。',
    ],
  },
  'target-other-protocol': {
    short: '协议不符',
    line: '端口以其他协议声明',
    fact: [
      '端口 {{targetPort}} 声明为 {{declaredProtocol}}，Service 要求 {{protocol}}。',
      '端口声明的协议与 Service 要求的不同。',
    ],
  },
  'target-is-port-name': {
    short: '端口号不符',
    line: '容器中的端口号不同',
    fact: [
      '容器的 {{portName}} 为 {{containerPort}}，Service 发往 {{targetPort}}。',
      '容器中的端口号与 Service 发往的不同。',
    ],
  },
  'no-ports': { short: '没有端口', fact: '仅有名称，没有端口。' },
  headless: { short: '无虚拟 IP', fact: '无虚拟 IP：客户端从 DNS 获得 Pod 地址。' },
  'other-proxy': { short: '其他代理', fact: ['由其他代理处理：{{proxy}}。', '由其他代理处理（标签）。'] },
  'internal-local': {
    short: '部分节点无后端',
    line: ['{{nodes, nodes}}中 {{without, number}} 个没有本地后端', '部分节点没有本地后端'],
    fact: [
      '{{nodes, nodes}}中 {{without, number}} 个没有本地后端：那里的客户端会超时。',
      '部分节点没有本地后端：那里的客户端会超时。',
    ],
    next: '请在其上增加 Pod，或将 internalTrafficPolicy 改为 Cluster。',
  },
  'external-local': {
    short: '部分节点无后端',
    line: ['{{nodes, nodes}}中 {{without, number}} 个没有本地后端', '部分节点没有本地后端'],
    fact: [
      '{{nodes, nodes}}中 {{without, number}} 个没有本地后端：外部客户端在那里会超时。',
      '部分节点没有本地后端：外部客户端在那里会超时。',
    ],
    next: '请在其上增加 Pod，或将 externalTrafficPolicy 改为 Cluster。',
  },
  'load-balancer-pending': {
    short: '尚无外部地址',
    line: '尚无外部地址',
    fact: ['尚无外部地址，{{createdAt, age}}前已请求。', '尚无外部地址。'],
    next: '请看该 Service 的事件。',
  },
  'topology-off': {
    short: '区域偏好未生效',
    fact: ['区域偏好未生效：{{nodes, list}} 没有区域。', '区域偏好未生效：有节点没有区域。'],
  },
  'publishes-unready': {
    short: '未就绪仍发布',
    line: '未就绪的 Pod 仍被发布',
    fact: [
      '{{pods, pods}} 未就绪但仍接收流量：该 Service 发布未就绪的 Pod。',
      '未就绪的 Pod 仍接收流量：该 Service 发布未就绪的 Pod。',
    ],
    next: '若为有意（publishNotReadyAddresses），无需处理。',
  },
  'mixed-owners': {
    short: '多个工作负载',
    fact: ['跨多个工作负载（{{workloads, list}}）：选择器是否过宽？', '跨多个工作负载：选择器是否过宽？'],
  },
  'legacy-truncated': {
    short: 'Endpoints 截断',
    fact: [
      '旧 Endpoints 的读者只看到 {{endpoints, number}} 个中的 1,000 个。',
      '旧 Endpoints 的读者只看到 1,000 个端点。',
    ],
  },
  'not-read-yet': {
    short: ['正在读取 {{resource, resource}}', '正在读取'],
    line: ['{{resource, resourceTitle}} 尚未读完', '尚未读完'],
    fact: ['{{resource, resourceTitle}} 尚未读完，此前不作判定。', '尚未读完，此前不作判定。'],
  },
  forbidden: {
    short: ['无权读取 {{resource, resource}}', '无权读取'],
    line: ['无权列出 {{resource, resource}}', '无权读取'],
    fact: ['无权在此列出 {{resource, resource}}。', '判定所依据的资源无权读取。'],
    next: '请申请对其 get、list 和 watch 的权限。',
  },
  stale: {
    short: ['{{sinceAt, age}}前', '数据已过期'],
    line: [
      '{{resource, resourceTitle}}：{{state, state}}，已 {{sinceAt, age}}',
      '{{resource, resourceTitle}}：{{state, state}}',
      '数据已过期',
    ],
    fact: [
      '{{resource, resourceTitle}}：{{state, state}}，已 {{sinceAt, age}}。就绪状态可能已变化。',
      '{{resource, resourceTitle}}：{{state, state}}。就绪状态可能已变化。',
      '数据已过期。就绪状态可能已变化。',
    ],
  },
  'pods-without-traffic': {
    short: ['{{pods, podsNotReady}}', 'Pod 未就绪'],
    line: ['{{pods, number}}/{{total, number}} 个 Pod 未就绪', '部分 Pod 未就绪'],
    fact: ['{{total, pods}} 中 {{pods, number}} 个没有流量。', '部分 Pod 没有流量。'],
    next: '负载由其余 Pod 承担。请从下方第一个 Pod 查起。',
  },
  'pods-without-traffic:workload': {
    short: ['{{workload}} 未就绪', 'Pod 未就绪'],
    line: ['{{workload}}：{{pods, podsNotReady}}', '部分 Pod 未就绪'],
    fact: [
      '{{total, pods}} 中 {{pods, number}} 个没有流量，均属于 {{workload}}。',
      '部分 Pod 没有流量，均属于 {{workload}}。',
      '部分 Pod 没有流量。',
    ],
    next: '负载由其余 Pod 承担。请从下方第一个 Pod 查起。',
  },
  'pods-draining': {
    short: ['{{pods, podsDraining}}', 'Pod 排空中'],
    fact: ['{{pods, podsDraining}}，在宽限期内。', 'Pod 排空中，在宽限期内。'],
  },
  'pods-starting': {
    short: ['{{pods, podsStarting}}', 'Pod 启动中'],
    fact: ['{{pods, podsStarting}}，创建不足 60 秒。', 'Pod 启动中，创建不足 60 秒。'],
  },
  'backend-missing': {
    short: 'Service 不存在',
    line: ['没有名为 {{services, list}} 的 Service', '指向的 Service 不存在'],
    fact: [
      '没有名为 {{services, list}} 的 Service：指向它的请求会失败。',
      '指向的 Service 不存在：指向它的请求会失败。',
    ],
    next: '创建该 Service，或更正规则中的名称。',
  },
  'backend-not-granted': {
    short: '未获授权',
    line: ['没有 {{services, list}} 的 ReferenceGrant', '没有其他命名空间中 Service 的 ReferenceGrant'],
    fact: [
      '没有 ReferenceGrant 允许其指向 {{services, list}}：指向它的请求会失败。',
      '没有 ReferenceGrant 允许其指向其他命名空间中的 Service：指向它的请求会失败。',
    ],
    next: '在该 Service 的命名空间中添加 ReferenceGrant。',
  },
};
