import { defineText } from '../../i18n/defineText.ts';

export const aboutText = defineText({
  en: {
    title: 'About Fairlead',
    version: 'Version',
    cluster: 'Cluster',
    kubernetes: 'Kubernetes',
    resources: 'What was asked and answered',
    resource: 'Resource',
    state: 'State',
    objects: 'Objects',
    role: 'The smallest ClusterRole that is enough',
    copyRole: 'Copy the ClusterRole',
    licence: 'Apache License 2.0',
  },
  zh: {
    title: '关于 Fairlead',
    version: '版本',
    cluster: '集群',
    kubernetes: 'Kubernetes',
    resources: '请求与应答',
    resource: '资源',
    state: '状态',
    objects: '对象',
    role: '足够使用的最小 ClusterRole',
    copyRole: '复制 ClusterRole',
    licence: 'Apache License 2.0',
  },
});
