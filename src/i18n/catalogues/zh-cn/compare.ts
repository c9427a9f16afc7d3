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
}
