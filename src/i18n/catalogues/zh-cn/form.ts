import type { form as english } from '../en/form'

/** What the form of all settings says of presets and losses: fetched with it. */
export const form: typeof english = {
  identity: {
    title: '同一个损失的不同写法',
    gaussian: '高斯似然对每张图像最小化下式，其中 SSE 是对 784 个像素求和的平方误差，KL 对各隐维度求和：',
    bernoulli: '伯努利似然对每张图像最小化下式，其中 CE 是对 784 个像素求和的交叉熵，KL 对各隐维度求和：',
    plain: '自编码器没有 KL 散度：方差和求和方式只缩放损失，最优解不变。',
    same: '最优解相同的损失和设置（MSE 是对像素取平均）：',
    loss: '损失',
    now: '当前',
    rule: '最后一项与网络无关，所以只有乘积 β σ² 起作用。换一个方差，最优解不变的条件是',
    gaussianMore:
      '这里 KL 相对于求和的平方误差的权重是 {{weight}}，即 2 σ² β。这些损失的梯度只差一个倍数：Adam 和 RMSProp 几乎察觉不到，SGD 和梯度裁剪则会受影响。',
    bernoulliMore:
      '交叉熵没有方差：一切取决于 β，这里是 {{weight}}。如果程序对像素取平均而对 KL 求和，它的 β 同样变成 784 倍，与均方误差一样。',
    importance: '以上都是就 ELBO 而言。多个样本的重要性加权下界不是两项之和。',
    collapses:
      '这会坍缩：KL 相对于求和的平方误差的权重是 {{weight}}。只有像素沿某个方向的方差明显超过 β σ² = {{product}}，编码才划算，而它最多只有 {{limit}}。无论 z 是什么，解码器都会给出平均图像。',
    collapsesBernoulli:
      '这会坍缩：β 是 {{product}}。只有像素沿某个方向的方差（以伯努利变量为单位）明显超过 β，编码才划算，而它最多只有 {{limit}}。无论 z 是什么，解码器都会给出平均图像。',
    runs: '用本页实测：MNIST，默认网络，种子 1，十轮',
    klColumn: 'KL，纳特',
    activeColumn: '活跃维度',
    program: {
      title: '我的程序用的是另一种损失……',
      reconstruction: '像素项',
      reconstructions: {
        'squared-error-sum': '平方误差，求和',
        'squared-error-half': '平方误差的一半，求和',
        'squared-error-mean': '均方误差（mse）',
        'cross-entropy-sum': '交叉熵，求和',
        'cross-entropy-mean': '交叉熵，取平均（binary_crossentropy）',
      },
      kl: 'KL 项',
      kls: { sum: '对隐维度求和', mean: '对隐维度取平均（{{dimensions}} 维）' },
      weight: 'KL 项的权重',
      isGaussian: '在这里就是：似然{{likelihood}}，方差 {{variance}}，β {{beta}}。',
      isBernoulli: '在这里就是：似然{{likelihood}}，β {{beta}}。',
      tooMuch: '在这里就是 β = {{beta}}，而最多接受 {{maximum}}。远不到那里就已经坍缩了。',
      take: '采用这些设置',
      already: '设置已经如此',
    },
  },

  presets: {
    label: '预设',
    own: '自己的设置',
    changes: '会改动什么',
    names: {
      default: '默认',
      autoencoder: '自编码器',
      'beta-vae': 'β-VAE，β = 4',
      collapse: '后验坍缩',
      gaussian: '高斯似然',
      'more-dimensions': '32 个隐维度',
      conditional: '条件 VAE',
      convolutional: '卷积网络',
      denoising: '去噪',
      'tutorial-autoencoder': '教程里的网络，当作自编码器',
      'tutorial-vae': '教程里的网络，当作 VAE',
      'tutorial-mean': '教程里的网络，误差取平均',
    },
    notes: {
      default: '两个隐维度，灰度像素用伯努利似然：本页打开时的模型。',
      autoencoder: '不采样，也没有 KL 散度。重构稍好，隐空间却有空洞：从先验采样看看。',
      'beta-vae': 'KL 散度的权重是四倍（Higgins 等 2017）：编码说得更少，图像更模糊。',
      collapse:
        'β = 50：编码的代价超过它带来的好处。在 MNIST 上，十轮之内 KL 散度降到 0.00002 纳特；后验就是先验，无论 z 是什么，解码器都给出平均图像。',
      gaussian: '对像素求和的平方误差加 KL 散度：方差 0.5。目标函数下面说明还有哪些损失与它相同。',
      'more-dimensions': '编码器可以为一张图像保留 32 个数。重构清晰得多；看看哪些维度一直没有用上。',
      conditional: '编码器和解码器都知道类别，z 只需表示同类图像的样子。把同一个 z 解码成每一类。',
      convolutional:
        '编码器的全连接层之前有两个卷积层，解码器的全连接层之后有两个转置卷积层。轮数相同时图像更好，但每轮更慢。',
      denoising:
        '编码器看到的图像带有椒盐噪声，而解码器按没有噪声的图像来评判。给输入加上训练用的噪声，看看还原出什么。',
      'tutorial-autoencoder':
        '784-128-64-32-64-128-784，平方误差，Adam，每批 128 张，100 轮：介绍变分自编码器的文章常用的网络。照它的代码，既不采样也没有 KL 散度，就是普通的自编码器。',
      'tutorial-vae':
        '784-128-64-32-64-128-784，平方误差，Adam，每批 128 张，100 轮，再加上成为变分自编码器所需要的：均值和方差，采样，以及对像素求和的平方误差之外的 KL 散度。',
      'tutorial-mean':
        '同一个 VAE，但平方误差像 Keras 的 mse 那样对 784 个像素取平均，而 KL 散度求和：方差 392。相对于求和的误差就是 β = 784，于是坍缩。',
    },
    tutorial: {
      ways: '训练它的几种方式',
      way: {
        'tutorial-autoencoder': '当作自编码器',
        'tutorial-vae': '当作 VAE',
        'tutorial-mean': '误差取平均',
      },
      title: '它的代码有哪些地方改正了',
      text: '随这个网络一起给出的代码能压缩也能还原，却没有一处是“变分”的：',
      faults: {
        mean: '它的编码器以 ReLU 结尾，“均值”不可能为负。这里的均值来自一个线性层。',
        variance: '它没有输出方差的层。这里另有一个线性层给出对数方差。',
        noise:
          '它不抽取 ε。这里 z = 均值 + ε · 标准差，梯度可以穿过采样（Kingma & Welling 2013 的重参数化）。',
        kl: '它的损失只有平方误差。这里还包括与先验之间的 KL 散度。',
        decoder: '它把均值交给解码器。这里交给解码器的是样本。',
        shape: '它把 28 × 28 × 1 的图像交给一个需要 784 个数的层。这里图像已展平。',
      },
      reduction:
        '假如它在对 784 个像素取平均的平方误差之外，加上对 32 个维度求和的 KL 散度，KL 相对于求和误差的权重就是 784 倍。每一个维度减少的误差都抵不上它的代价：后验变成先验，解码器只学会平均图像。',
      measured:
        '用本页在 MNIST 上实测（种子 1，20 轮），测试图像的均方误差：自编码器 0.0073；VAE 0.0246，KL 散度 10.6 纳特，32 个维度中有 9 个活跃；误差取平均的 VAE 0.0675，KL 散度 0.000001 纳特。前 32 个主成分留下 0.0167，平均图像是 0.0674。',
    },
  },
}
