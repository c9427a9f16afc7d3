import type { explore as english } from '../en/explore'

/** The Explore panel around its tabs. */
export const explore: typeof english = {
  explore: {
    title: '探索',
    hint: '在隐空间里四处看看的工具。这里的每张图都由当前模型解码，随学习不断更新；选中一张，点 z 就移到那里。',
    tabs: '探索隐空间',
    tab: {
      samples: '采样',
      paths: '路径',
      directions: '方向',
      dimensions: '维度',
      neighbours: '近邻',
      projection: 'UMAP',
      measures: '度量',
      anomalies: '异常',
      step: '一步训练',
      compare: '对比',
      save: '保存',
    },
    missing: '页面的这一部分没有加载到。请检查网络，然后重新加载页面。',
  },
}
