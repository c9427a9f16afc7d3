import type { compare as english } from '../en/compare'

/** Models and runs beside each other: fetched when they are opened. */
export const compare: typeof english = {
  text: 'A 是本页的模型；B 只有一项设置与它不同。两者从同一随机种子开始，以相同的顺序看到相同的图像。“训练”“暂停”“单步”和“重置”同时作用于两者，谁也不会领先：您看到的始终是两者在同一步的状态。',
  differsIn: 'B 的不同之处',
  start: '从种子同时开始',
  starting: '正在开始……',
  end: '结束对比',
  ownData: '您自己的数据只在一个模型那里，无法在此对比：请选择 MNIST、Fashion-MNIST 或“形状”。',
  difference: '从 A 到 B：{{difference}}',
  same: 'B 的设置与 A 相同。',
  side: '模型 {{name}}',
  step: '第 {{step}} 步',
  plane: '{{name}} 的隐空间',
  decoded: '{{name}} 的解码图像',
  decodedShort: '解码 z',
  reconstruction: '{{name}} 的重构',
  reconstructionShort: '输入的重构',
  curve: '两者的{{name}}',
  nats: '纳特/图像',
  differenceHint:
    'B 比 A 多出多少。ELBO 越高越好，重构损失越低越好。不同似然下的数值不是同一种量：此时请比较图像。',
  sweep: {
    title: '对一项设置做扫描',
    text: '用每个取值各训练一次本页的模型，依次进行，使用单独的工作线程：曲线与单独训练完全相同。完成的训练与其他训练一起保存。',
    over: '设置',
    values: '取值',
    epochs: '每次的轮数',
    start: '训练 {{count}} 个模型',
    cancel: '取消扫描',
    count: '请给出 2 到 {{most}} 个不同的取值，用逗号隔开。',
    progress: '第 {{number}} 个模型，共 {{count}} 个：{{name}}',
    left: '大约还需 {{seconds}} 秒',
  },
  runs: {
    title: '叠加各次训练',
    text: '选择若干次训练：它们的曲线会叠加在一起，每次训练也是一个点，表示编码的代价与损失的多少。名称取自它们之间的区别。',
    none: '还没有保存任何训练：请训练，或对一项设置做扫描。',
    rateHint:
      '测试图像最近一次评估时的 KL 散度（码率）与重构损失（失真）。位于另一个模型左下方的模型两方面都更好。请比较数据相同、似然相同的训练。',
    ratePlot: '各次训练的码率与失真（纳特）：{{runs}}',
  },
}
