import type { PodTexts } from './enPodReasons.ts';

const NO_IMAGE = {
  short: '镜像拉取失败',
  line: ['镜像拉取失败：{{image, lastPart}}', '镜像拉取失败'],
  next: '请检查名称、标签与拉取权限。',
};

const noImage = (reason: string): PodTexts['waiting'] => ({
  ...NO_IMAGE,
  fact: [
    `${reason}：镜像 {{image}} 无法拉取：{{message}}`,
    `${reason}：镜像 {{image}} 无法拉取。`,
    `${reason}：容器 {{container}} 的镜像无法拉取。`,
    `${reason}：镜像无法拉取。`,
  ],
});

export const zhPodReasons: PodTexts = {
  'other-namespace': {
    short: '其他命名空间',
    fact: [
      '标签匹配，但位于 {{namespace}}；选择器只作用于本命名空间。',
      '标签匹配，但位于其他命名空间；选择器只作用于本命名空间。',
    ],
  },
  'labels-differ': {
    short: '标签不符',
    fact: ['{{key}} 为“{{found}}”，选择器要求“{{wanted}}”。', '有标签与选择器要求的不同。'],
  },
  'labels-differ:missing': {
    short: '缺少标签',
    fact: ['缺少 {{key}}，选择器要求“{{wanted}}”。', '缺少选择器要求的标签。'],
  },
  completed: { short: '已结束', fact: '已结束（Succeeded）。不再是后端。' },
  failed: {
    short: '已失败',
    line: ['已失败：{{reason}}', '已失败'],
    fact: [
      '{{reason}}：{{message}} 不再是后端。',
      '已失败：{{reason}}。不再是后端。',
      '以代码 {{exitCode}} 失败。不再是后端。',
      '已失败。不再是后端。',
    ],
  },
  unschedulable: {
    short: '无法调度',
    line: '没有合适的节点',
    fact: ['没有合适的节点：{{message}}', '等待调度器。'],
    next: '请将资源请求、亲和性与污点同节点核对。',
  },
  'scheduling-gated': {
    short: '被门控挂起',
    fact: ['被调度门控 {{gate}} 挂起。', '被调度门控挂起。'],
    next: '请检查该门控的控制器为何未放行。',
  },
  'no-ip': {
    short: '尚无 IP',
    line: ['在 {{node}} 上尚无 IP', '尚无 IP'],
    fact: [
      '在 {{node}} 上 {{sinceAt, age}}仍无 IP：沙箱或网络未就绪。',
      '在 {{node}} 上仍无 IP：沙箱或网络未就绪。',
      '仍无 IP：沙箱或网络未就绪。',
    ],
    next: '请看该 Pod 的事件。',
  },
  'node-missing': {
    short: '节点已不存在',
    line: ['节点 {{node}} 已不存在', '节点已不存在'],
    fact: ['节点 {{node}} 已不存在，该 Pod 将被清除。', '节点已不存在，该 Pod 将被清除。'],
  },
  'family-missing': {
    short: ['无 {{families, list}} 地址', '无可用地址'],
    fact: ['没有 {{families, list}} 地址。', '没有该 Service 所用地址族的地址。'],
  },
  'port-missing': {
    short: ['缺少端口 {{targetPort}}', '缺少端口'],
    fact: [
      '没有容器声明端口 {{targetPort}}，只有 {{declared, list}}。',
      '没有容器声明端口 {{targetPort}}。',
      '没有容器声明该命名端口。',
    ],
    next: '请为容器端口命名，或以数字作为 targetPort。',
  },
  'port-missing:other-protocol': {
    short: ['缺少端口 {{targetPort}}', '缺少端口'],
    fact: [
      '端口 {{targetPort}} 声明为 {{found}}，Service 要求 {{protocol}}。',
      '端口 {{targetPort}} 声明的协议与 Service 要求的不同。',
      '命名端口声明的协议与 Service 要求的不同。',
    ],
    next: '请改正其一的协议。',
  },
  'port-missing:init-container': {
    short: ['缺少端口 {{targetPort}}', '缺少端口'],
    fact: ['端口 {{targetPort}} 仅由初始化容器声明，不作数。', '该命名端口仅由初始化容器声明，不作数。'],
    next: '请在容器或边车中声明该端口。',
  },
  'port-missing:similar-name': {
    short: ['缺少端口 {{targetPort}}', '缺少端口'],
    fact: [
      '没有容器声明端口 {{targetPort}}，声明的是 {{found}}。',
      '没有容器声明端口 {{targetPort}}，但有名称相近者。',
      '没有容器声明该命名端口，但有名称相近者。',
    ],
    next: '请改正其一的名称。',
  },
  'terminating-serving': { short: '排空中', fact: '正在终止但仍可服务：仅在别无就绪者时使用。' },
  terminating: {
    short: '终止中',
    fact: ['已终止 {{deletedAt, age}}（允许 {{graceSeconds, seconds}}）。', '正在终止。'],
  },
  'terminating:stuck': {
    short: '终止卡住',
    fact: [
      '已终止 {{deletedAt, age}}（允许 {{graceSeconds, seconds}}）：卡在 finalizer {{finalizers, list}}。',
      '已终止 {{deletedAt, age}}（允许 {{graceSeconds, seconds}}）：卡住。',
      '终止远超允许时间：卡在 finalizer {{finalizers, list}}。',
      '终止远超允许时间：卡住。',
    ],
    next: '请检查由谁阻挡：finalizer 或失联的节点。',
  },
  'no-ready-condition': {
    short: '尚未上报',
    fact: ['{{node}} 的 kubelet 尚未上报该 Pod。', 'kubelet 尚未上报该 Pod。'],
  },
  'node-lost': {
    short: '节点失联',
    line: ['节点 {{node}} 失联', '节点失联'],
    fact: ['{{node}} 已 {{lostAt, age}}未上报。', '{{node}} 不再上报。', '节点不再上报。'],
    next: '请检查该节点是否运行并能连到 API 服务器。',
  },
  'init-running': {
    short: ['初始化：{{container}}', '初始化中'],
    line: ['初始化容器 {{container}} 未完成', '初始化容器未完成'],
    fact: [
      '初始化容器 {{container}} 未完成：已运行 {{startedAt, age}}。',
      '初始化容器 {{container}} 未完成。',
      '初始化容器未完成。',
    ],
    next: '请从其日志查看它在等待什么。',
  },
  'init-running:waiting': {
    short: ['初始化：{{container}}', '初始化等待中'],
    line: ['初始化容器 {{container}}：{{waitingReason}}', '初始化容器 {{container}} 等待中', '初始化容器等待中'],
    fact: [
      '初始化容器 {{container}} 等待中：{{waitingReason}}。',
      '初始化容器 {{container}} 尚未启动。',
      '初始化容器尚未启动。',
    ],
    next: '请看该 Pod 的事件。',
  },
  'init-running:failed': {
    short: ['初始化：{{container}}', '初始化失败'],
    line: ['初始化容器 {{container}} 失败', '初始化容器失败'],
    fact: [
      '初始化容器 {{container}} 以代码 {{exitCode}} 失败，{{restarts, restarts}}。',
      '初始化容器 {{container}} 以代码 {{exitCode}} 失败。',
      '初始化容器 {{container}} 失败。',
      '初始化容器失败。',
    ],
    next: '请看其上次日志。',
  },
  'sidecar-not-started': {
    short: ['边车：{{container}}', '边车未启动'],
    fact: ['边车 {{container}} 未启动，容器正在等待。', '边车未启动，容器正在等待。'],
  },
  waiting: {
    short: ['等待：{{reason}}', '容器等待中'],
    fact: [
      '容器 {{container}} 等待中：{{reason}}。{{message}}',
      '容器 {{container}} 等待中：{{reason}}。',
      '容器 {{container}} 等待中。',
      '有容器等待中。',
    ],
    next: '请看该 Pod 的事件。',
  },
  'waiting:CrashLoopBackOff': {
    short: '容器反复崩溃',
    line: ['容器退出，退出码 {{exitCode}}', '容器反复崩溃'],
    fact: [
      'CrashLoopBackOff：容器 {{container}} 以代码 {{exitCode}} 退出，{{restarts, restarts}}。',
      'CrashLoopBackOff：容器 {{container}} 以代码 {{exitCode}} 退出。',
      'CrashLoopBackOff：容器 {{container}} 反复退出。',
      'CrashLoopBackOff：容器反复退出。',
    ],
    next: '请看上次日志。',
  },
  'waiting:OOMKilled': {
    short: '内存不足',
    line: '容器内存不足',
    fact: [
      '容器 {{container}} 因 OOMKilled（{{memoryLimit}}）被终止，{{restarts, restarts}}。',
      '容器 {{container}} 因 OOMKilled（{{memoryLimit}}）被终止。',
      '容器 {{container}} 因 OOMKilled 被终止。',
      '有容器因 OOMKilled 被终止。',
    ],
    next: '请提高限制或排查泄漏。',
  },
  'waiting:ImagePullBackOff': noImage('ImagePullBackOff'),
  'waiting:ErrImagePull': noImage('ErrImagePull'),
  'waiting:ErrImageNeverPull': {
    short: '节点上没有镜像',
    line: '节点上没有镜像',
    fact: [
      'ErrImageNeverPull：节点上没有镜像 {{image}}，而 imagePullPolicy 为 Never。',
      'ErrImageNeverPull：节点上没有镜像，而 imagePullPolicy 为 Never。',
    ],
    next: '请在节点上载入镜像，或允许拉取。',
  },
  'waiting:InvalidImageName': {
    short: '镜像名无效',
    line: '镜像名无效',
    fact: ['InvalidImageName：镜像名 {{image}} 无效。', 'InvalidImageName：镜像名无效。'],
    next: '请改正名称。',
  },
  'waiting:CreateContainerConfigError': {
    short: '容器配置缺失',
    line: ['配置缺失：{{message}}', '容器配置缺失'],
    fact: [
      'CreateContainerConfigError：容器 {{container}} 无法配置：{{message}}',
      'CreateContainerConfigError：缺少 ConfigMap、Secret 或其中的键。',
    ],
    next: '请创建缺少的对象，或改正其名称。',
  },
  'waiting:CreateContainerError': {
    short: '容器创建失败',
    fact: ['CreateContainerError：容器 {{container}} 无法创建：{{message}}', 'CreateContainerError：容器无法创建。'],
    next: '请看该 Pod 的事件。',
  },
  'waiting:RunContainerError': {
    short: '容器运行失败',
    fact: ['RunContainerError：容器 {{container}} 无法运行：{{message}}', 'RunContainerError：容器无法运行。'],
    next: '请检查其命令和该 Pod 的事件。',
  },
  'waiting:ContainerCreating': {
    short: '容器创建中',
    fact: ['ContainerCreating：容器 {{container}} 创建中。', 'ContainerCreating：容器创建中。'],
  },
  'waiting:PodInitializing': {
    short: 'Pod 初始化中',
    fact: ['PodInitializing：容器 {{container}} 等待初始化。', 'PodInitializing：容器等待初始化。'],
  },
  restarting: {
    short: '重启中',
    line: ['容器 {{container}} 以代码 {{exitCode}} 退出', '容器重启中'],
    fact: [
      '容器 {{container}} 以代码 {{exitCode}} 退出，等待重启，{{restarts, restarts}}。',
      '容器 {{container}} 以代码 {{exitCode}} 退出，等待重启。',
      '容器 {{container}} 已退出，等待重启。',
      '有容器已退出，等待重启。',
    ],
    next: '请看上次日志。',
  },
  'restarting:OOMKilled': {
    short: '内存不足',
    line: '容器内存不足',
    fact: [
      '容器 {{container}} 因 OOMKilled（{{memoryLimit}}）被终止。',
      '容器 {{container}} 因 OOMKilled 被终止。',
      '有容器因 OOMKilled 被终止。',
    ],
    next: '请提高限制或排查泄漏。',
  },
  'startup-probe': {
    short: '启动中',
    line: '尚未通过启动探针',
    fact: [
      '容器 {{container}} 尚未通过启动探针，已 {{startedAt, age}}。',
      '容器 {{container}} 尚未通过启动探针。',
      '有容器尚未通过启动探针。',
    ],
  },
  'readiness-probe': {
    short: '就绪探针未通过',
    line: '就绪探针未通过',
    fact: ['{{container}} 的就绪探针失败或尚未通过。', '就绪探针失败或尚未通过。'],
    next: '其结果见“事件”。',
  },
  'gate-missing': {
    short: '就绪门控未设置',
    line: ['就绪门控未设置：{{gate}}', '就绪门控未设置'],
    fact: ['Pod 上没有 {{gate}} 状态：其控制器尚未设置。', '就绪门控没有对应状态：其控制器尚未设置。'],
    next: '请检查该门控的控制器为何未设置它。',
  },
  'gate-closed': {
    short: '就绪门控关闭',
    line: ['就绪门控关闭：{{gate}}', '就绪门控关闭'],
    fact: [
      '{{gate}} 为 {{status}}：“{{message}}”。',
      '{{gate}} 为 {{status}}：{{reason}}。',
      '{{gate}} 为 {{status}}。',
      '就绪门控关闭。',
    ],
    next: '请检查该门控的控制器为何关闭它。',
  },
  'not-ready-other': {
    short: '未就绪',
    line: ['未就绪：{{reason}}', '未就绪'],
    fact: [
      'Ready 为 {{status}}：{{reason}}，{{containers, list}}。',
      'Ready 为 {{status}}：{{message}}',
      'Ready 为 {{status}}：{{reason}}。',
      '未就绪：{{containers, list}}。',
      '该 Pod 未就绪。',
    ],
  },
  'published-unready': { short: '未就绪仍发布', fact: '未就绪，但因 publishNotReadyAddresses 接收流量。' },
  'shared-ip': {
    short: '共用 IP',
    fact: ['与 {{with}} 地址相同：代理视为一个目标。', '与另一个 Pod 地址相同：代理视为一个目标。'],
  },
  'local-only': {
    short: '仅本地',
    fact: ['仅服务 {{node}} 上的调用方。', '仅服务本节点上的调用方。'],
  },
  'local-only:zone': {
    short: '仅本区域',
    fact: ['仅服务区域 {{zone}} 中的调用方。', '仅服务本区域中的调用方。'],
  },
};
