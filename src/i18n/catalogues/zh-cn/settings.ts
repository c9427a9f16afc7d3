import type { settings as english } from '../en/settings'

/** The settings dialog: what it says beside its fields. */
export const settings: typeof english = {
  settings: {
    bar: '设置',
    network: '网络',
    networkHint: '每一层的宽度：从像素经过隐空间再回到像素；卷积层写作特征图数×边长²。点击打开全部设置。',
    images: '{{train}} + {{test}}',
    imagesHint: '训练图像 + 测试图像',
    all: '全部设置',
    allHint: '每一项设置，连同说明和取值范围。',
    title: '全部设置',
    live: '立即生效。',
    reset: '改动会重新开始训练。',
    engine: '切换后训练接着进行，学到的都会保留。',
    noEffect: {
      autoencoder: '对自编码器不起作用：它不采样，也没有可以加权的 KL 散度。',
      importance: '对重要性加权下界不起作用：它没有单独的 KL 散度。',
      noise: '没有输入噪声时不起作用。',
    },
    needsReset: '需要重新开始训练的改动先收集在这里，应用后才生效。',
    apply: '应用并重新开始',
    applyLive: '应用',
    discard: '放弃改动',
    changed: '已改动',
    editor: {
      title: '网络的各层',
      input: '图像',
      output: '解码图像',
      layer: { hidden: '隐藏层 {{number}}', convolution: '卷积层 {{number}}' },
      units_one: '{{number}} 个单元',
      units_other: '{{number}} 个单元',
      add: { hidden: '添加一层', convolution: '添加一个卷积层' },
      remove: '去掉{{layer}}',
      full: { hidden: '最多 {{maximum}} 个隐藏层。', convolution: '最多 {{maximum}} 个卷积层。' },
    },
    cost: {
      parameters: '参数个数',
      parametersHint: '训练要调整的数：编码器和解码器的全部权重与偏置。',
      memory: '内存，至少',
      memoryHint:
        '权重 {{weights}}；优化器为每个参数保留的数 {{moments}}；每一层对一批 {{batch}} 张图像各自的输出 {{activations}}。每个数 4 字节。梯度、引擎自己的副本以及数据集的图像另计。',
      image: '一张图像，编码再解码',
      imageHint: '编码并解码一张图像的运算量：每个权重一次乘法、一次加法。激活函数和损失不计。',
      step: '一步训练',
      stepHint:
        '一步（{{batch}} 张图像）的运算量：先前向，再对权重、对每层的输入各求一次梯度，每次与前向相当；对像素的梯度用不着。权重的更新不计。',
    },
    hiddenFormat: '用逗号分隔的数字',
    on: '开启',
    off: '关闭',
    hintAndConsequence: '{{hint}}{{consequence}}',
    limits: '请输入 {{minimum}} 到 {{maximum}} 之间的数。',
    limitsWhole: '请输入 {{minimum}} 到 {{maximum}} 之间的整数。',
    switchOn: '启用',
    groups: { data: '数据', model: '网络', objective: '目标函数', optimizer: '优化器', run: '运行' },
  },
}
