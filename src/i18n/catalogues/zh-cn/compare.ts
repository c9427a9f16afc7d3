import type { compare as english } from '../en/compare'

/** Models and runs beside each other: fetched when they are opened. */
export const compare: typeof english = {
  text: 'A 是本页的模型；B 只有一项设置与它不同。两者从同一个种子开始，按相同的顺序看到相同的图像。“训练”“暂停”“单步”和“重置”同时作用于两者，谁也不会走在前面：你看到的始终是两者在同一步的状态。',
  differsIn: 'B 的不同之处',
  start: '两者都从种子开始',
  starting: '正在开始……',
  end: '结束对比',
  difference: '从 A 到 B：{{difference}}',
  same: 'B 的设置与 A 相同。',
  side: '模型 {{name}}',
  step: '第 {{step}} 步',
  plane: '{{name}} 的隐空间',
  decoded: '{{name}} 的解码图像',
  decodedShort: '由 z 解码',
  reconstruction: '{{name}} 的重构',
  reconstructionShort: '输入的重构',
  curve: '两者的{{name}}',
  nats: '纳特/图像',
  differenceHint:
    'B 比 A 多出多少。ELBO 越高越好，重构损失越低越好。似然不同时，数值不是同一种量：这时请比较图像。',
  sweep: {
    title: '扫描一项设置',
    text: '用每个取值把本页的模型各训练一次，一个接一个，在单独的后台线程里进行：曲线与单独训练时完全相同。完成的训练与其他训练一起保留。',
    over: '设置',
    values: '取值',
    epochs: '每个模型的轮数',
    start: '训练 {{count}} 个模型',
    cancel: '取消扫描',
    count: '请给出 2 到 {{most}} 个不同的取值，用逗号隔开。',
    progress: '第 {{number}} 个模型，共 {{count}} 个：{{name}}',
    left: '大约还需 {{seconds}} 秒',
  },
  runs: {
    title: '叠放多次训练',
    text: '选择几次训练：它们的曲线会叠放在一起；每次训练还对应一个点，表示编码花了多少、图像丢失了多少。名称只写出它们互不相同的地方。',
    none: '还没有保留任何训练：请先训练，或扫描一项设置。',
    rateHint:
      '测试图像最近一次评估时的 KL 散度（码率）与重构损失（失真）。一个模型如果在另一个的左下方，两方面就都更好。请只比较数据和似然都相同的训练。',
    ratePlot: '各次训练的码率与失真（纳特）：{{runs}}',
  },
}
