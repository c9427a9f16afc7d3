import type { fields as english } from '../en/fields'

/** The name and the explanation of each setting. */
export const fields: typeof english = {
  field: {
    dataset: {
      label: '数据集',
      hint: '网络要学会压缩的东西：60,000 张训练图像和 10,000 张测试图像，28 × 28 灰度像素。“图形”由本页按五个已知的因素画出：形状、大小、旋转、x 和 y。',
      options: { mnist: 'MNIST', 'fashion-mnist': 'Fashion-MNIST', shapes: '图形' },
      classes: {
        triangle: '三角形',
        ellipse: '椭圆',
        heart: '心形',
        'T-shirt/top': 'T 恤/上衣',
        Trouser: '裤子',
        Pullover: '套衫',
        Dress: '连衣裙',
        Coat: '外套',
        Sandal: '凉鞋',
        Shirt: '衬衫',
        Sneaker: '运动鞋',
        Bag: '包',
        'Ankle boot': '短靴',
      },
    },
    subset: {
      classes: {
        label: '类别',
        hint: '哪些类别参加训练和测试。去掉一类，看看它的图像有多出人意料。',
      },
      images: {
        label: '减少训练图像',
        hint: '只用这些类别的前若干张图像训练。图像少时，训练与测试的曲线会分开：网络把它们背下来了。',
      },
    },
    model: {
      kind: {
        label: '类型',
        hint: '变分自编码器给每张图像隐空间里的一个分布，并让它靠近先验。普通自编码器只给一个点，落在哪里都可以：重构稍好，但点与点之间的位置解码不出什么有意义的图像。',
        options: { vae: '变分自编码器', ae: '自编码器' },
      },
      network: {
        label: '层的类型',
        hint: '全连接层把每个单元与下一层的每个单元相连。卷积层位于像素与全连接层之间，用很少的权重在图像各处寻找同样的小图案：图像更好，运算更多。',
        options: { dense: '全连接', conv: '卷积' },
      },
      channels: {
        label: '通道数',
        hint: '每个卷积层给出多少张特征图，例如 16, 32；最多三个卷积层。每层把图像边长减半：从 28 到 14、7 和 3。解码器的全连接层之后有转置卷积与之对称，再把边长加倍。',
      },
      hidden: {
        label: '隐藏层',
        hint: '编码器各隐藏层的宽度；解码器与它对称。越宽细节越多，训练也越慢。一层也没有时，像素与 z 直接相连。',
      },
      latentDimensions: {
        label: '隐维度',
        hint: '编码器可以为一张图像保留几个数。二维可以画成平面；10 到 32 维重构得好得多。',
      },
      activation: {
        label: '激活函数',
        hint: '每个隐藏层后面的非线性函数。ReLU 又快又稳；光滑的函数让图像之间的过渡更柔和。',
        options: { relu: 'ReLU', elu: 'ELU', tanh: 'tanh', softplus: 'softplus' },
      },
      batchNorm: {
        label: '批归一化',
        hint: '在激活函数之前，按批对每个隐藏层的输出做归一化；隐编码和像素从不归一化。训练对学习率和深度不那么敏感，但同一批的图像会互相影响。使用时以滑动统计量代替批统计量。',
      },
      conditional: {
        label: '条件模型',
        hint: '把图像的类别告诉编码器和解码器（条件 VAE）。编码就不必再说明类别：z 只需表示同类图像之间的差异，而解码成哪一类由你选择。',
      },
    },
    objective: {
      likelihood: {
        label: '似然',
        hint: '怎样评判一个像素。伯努利：交叉熵，适合黑白像素。高斯：平方误差除以两倍方差。',
        options: { bernoulli: '伯努利', gaussian: '高斯' },
      },
      variance: {
        label: '方差',
        hint: '高斯似然的方差。0.5 相当于“平方误差 + KL”；392 就是“均方误差 + KL”暗含的值，会导致坍缩。越大，重构相对于 KL 散度就越不重要。',
      },
      binarization: {
        label: '二值化',
        hint: '把灰度变成黑白：不变、以一半为界，或每一步重新随机。只有二值像素才让伯努利成为真正的似然。',
        options: { none: '不做（灰度）', threshold: '以一半为界', dynamic: '每步随机' },
      },
      inputNoise: {
        label: '输入噪声',
        hint: '训练时对编码器看到的图像做什么；评判解码器时用的仍是没有噪声的图像，网络因此学会去噪（去噪自编码器）。遮盖把像素变黑，椒盐把像素变黑或变白。测试各项和其他一切看到的都是没有噪声的图像。',
        options: { none: '不加', gaussian: '高斯', masking: '遮盖', 'salt-and-pepper': '椒盐' },
      },
      noiseAmount: {
        label: '噪声强度',
        hint: '高斯噪声的标准差（黑为 0，白为 1，像素不会越过它们）；其余两种是受影响像素的比例。0.1 几乎看不出，0.5 会遮住很多。',
      },
      beta: {
        label: 'β',
        hint: 'KL 散度的权重。1 就是真正的 ELBO。更大，隐空间更整齐而图像更模糊，直到坍缩；更小则相反。',
      },
      klWarmupSteps: {
        label: 'KL 预热步数',
        hint: 'β 在这么多步内从 0 升到设定值，有助于避免后验坍缩。批大小 128 时，一轮有 469 步。',
      },
      freeBitsNats: {
        label: '自由比特 (free bits)，纳特',
        hint: '每个隐维度不计代价的 KL 散度。0.1 到 0.5 可以防止维度坍缩；0 表示关闭。',
      },
      importanceSamples: {
        label: '重要性样本数',
        hint: '每一步为每张图像抽取几个 z。1 训练 ELBO；5 到 50 训练更紧的重要性加权下界（IWAE），解码器的计算量也随之成倍增加。曲线仍然显示 ELBO，但那时训练的已不是它。',
      },
    },
    optimizer: {
      kind: {
        label: '优化器',
        hint: '怎样把梯度变成更新。Adam 和 RMSProp 会为每个权重调整步长；SGD 带 0.9 的动量，直接沿梯度走。',
        options: { adam: 'Adam', sgd: '带动量的 SGD', rmsprop: 'RMSProp' },
      },
      learningRate: {
        label: '学习率',
        hint: '每一步走多远。0.001 适合 Adam 和 RMSProp，0.003 适合 SGD。0.01 可能发散，SGD 会立刻发散；0.0001 则很慢。',
      },
      decayPerEpoch: {
        label: '学习率衰减，每轮',
        hint: '学习率每轮乘以的因子，逐步生效：0.9 在十轮之后约剩三分之一。后期的小步让权重稳定下来。1 表示不衰减。',
      },
      clipGlobalNorm: {
        label: '梯度裁剪',
        hint: '梯度超过这个长度时按比例缩短。默认关闭；训练发散时有用。',
      },
      trains: {
        label: '训练对象',
        hint: '哪些权重会变化。没有选中的一半保持原样：只训练解码器时，编码的位置不变，解码器学着读懂它们；只训练编码器时，编码移向解码器最能读懂的地方。',
        options: { both: '编码器和解码器', encoder: '仅编码器', decoder: '仅解码器' },
      },
    },
    batchSize: {
      label: '批大小',
      hint: '每一步用几张图像。越大，梯度越平稳，每秒处理的图像越多，但每轮更新的次数越少。',
    },
    seed: {
      label: '种子',
      hint: '这次训练的所有随机数都由它决定：种子和设置相同，过程就相同。0 也是普通的种子。',
    },
    stopAfterEpochs: {
      label: '训练几轮后停下',
      hint: '用按钮开始的训练在这么多轮后暂停，再按一次，再训练同样多轮。比较模型时，轮数应当相同。关闭则一直训练，直到你暂停。',
    },
    backend: {
      label: '计算后端',
      hint: '由谁来做运算。“自动”会选这台设备上最快的。',
      options: {
        auto: '自动',
        webgpu: 'WebGPU',
        webgl: 'WebGL',
        wasm: 'WebAssembly',
        cpu: '纯 JavaScript',
      },
    },
  },
}
