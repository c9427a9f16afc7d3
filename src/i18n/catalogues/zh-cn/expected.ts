import type { expected as english } from '../en/expected'

/** What a run ought to look like; fetched with the first of its cards. */
export const expected: typeof english = {
  title: '我应该看到什么？',
  close: '关闭',
  expected: '预期',
  yours: '你的',
  afterEpochs: '{{epochs}} 轮之后',
  afterSteps: '{{steps}} 步之后',
  ownPicture: '你的模型现在的样子',
  unreachable: '图片没有取到。数值不受影响。',
  numbers: '测试图像，每张图像的纳特数',
  expectedAfter: '预期（{{after}}）',
  range: '{{value}} ± {{tolerance}}',
  notYet: '–',
  within: '符合预期',
  outside: '不符合预期',
  active: '活跃维度',
  changed: '{{field}}：卡片上是 {{from}}，这里是 {{to}}。',
  verdict: {
    asExpected: '正是应有的样子：你的数值与卡片一致。',
    off: '不完全一致：你的数值与卡片不同。是不是中途改过设置，或者开始训练时图像还没有全部到达？“重置”再“训练”，就从种子重新开始。',
    early: '先训练，再比较：卡片从 100 步起才有数值；每轮结束和每次停下时都会测试。',
    beyond: '你的训练比卡片更长，数值应该稍好一些。',
    pretrained: '这个模型是事先训练好的，用的是页面打开时的设置。“重置”再“训练”，才会得到这张卡片的模型。',
    different: '你的设置与卡片不同，数值也会不同：',
  },
  change: {
    unknown: '卡片没有说明这会改变什么。',
    seed: { other: '预期数值相差一两个纳特以内，但平面不同：旋转、镜像，邻居也不同。' },
    batchSize: {
      more: '预期同一轮时曲线落后：步数更少。',
      less: '预期一轮里步数更多，曲线更粗糙。',
    },
    model: {
      kind: { other: '预期数值和平面都不同：两者之中只有一个有 KL 散度和先验。' },
      latentDimensions: {
        more: '预期重构更清晰，ELBO 更高；平面只是其中的一个切面。',
        less: '预期重构更模糊，ELBO 更低，KL 散度也更低。',
      },
      hidden: { other: '预期平面相似。层更宽，损失更低；更窄则落后。' },
      activation: { other: '预期图像相似；最初几轮可能更快或更慢。' },
      network: { other: '预期同样的轮数后 ELBO 更高，每一步更慢。' },
      conditional: { other: '预期各类别在平面上重叠：类别已经告知，z 只说其余的，例如倾斜和粗细。' },
    },
    objective: {
      beta: {
        more: '预期 KL 散度更低，重构损失更高，编码向先验中心靠拢。',
        less: '预期 KL 散度更高，重构损失更低，编码散布得比先验更宽。',
      },
      likelihood: { other: '预期数值在另一个尺度上：不要与卡片上的比较。' },
      variance: {
        more: '预期数值在另一个尺度上，编码说得更少：更大的方差相当于更大的 β。',
        less: '预期数值在另一个尺度上，编码说得更多：更小的方差相当于更小的 β。',
      },
      klWarmupSteps: { more: '预期 KL 散度起初升高，在预热期间再降下来。' },
      freeBitsNats: { more: '预期没有哪个维度会远低于它的自由纳特。' },
      inputNoise: { other: '预期重构损失更高：输入的一部分对编码器是隐藏的。' },
      binarization: { other: '预期数值在另一个尺度上：黑白像素与灰度像素的代价不同。' },
    },
    optimizer: {
      kind: { other: '预期殊途同归：曲线在开头相差最大。' },
      learningRate: {
        more: '预期曲线起初下降更快，之后更粗糙；过大时会跳动。',
        less: '预期同样的图像来得更晚。',
      },
    },
    subset: {
      classes: { other: '预期颜色更少，每一类的地方更大，ELBO 更高。' },
      images: { other: '预期训练继续时测试曲线回头：网络把图像背了下来。' },
    },
  },
  noCard: {
    text: '这组设置没有卡片。',
    lines: '这些数据不经训练就知道的数值：',
    look: '学得进去的训练很快就会越过平均图像的那条线。如果一直停在那里，KL 散度又接近 0，就是坍缩了。想看卡片，请选一个预设，或者一次少改几项设置。',
  },
  cards: {
    mnist: {
      name: '页面打开时的设置：MNIST，两个隐维度',
      look: '每个数字有自己的区域：1 在一边，0 在对面，4、7、9 因为相像而挨在一起。区域之间，数字渐渐互相变化。两个数说不完一切：3、5、8 挤在中间，图像仍有些模糊。',
      seen: '平面上十个数字像切片一样围着中心，各有各的颜色；底下的网格里，解码出的数字平滑地互相变化。',
    },
    'beta-vae': {
      name: 'β-VAE：β = 4',
      look: '信息的价格是四倍：KL 散度下降，重构损失上升，相像的数字不再分得开。编码更靠近中心，图像更模糊。',
      seen: '平面上的数字比 β = 1 时靠得更近，重叠更多；底下的图像更平滑、更模糊。',
    },
    collapse: {
      name: '后验坍缩：β = 50',
      look: '说任何话都得不偿失：KL 散度接近 0，没有活跃的维度，解码器到处给出平均图像。重构损失就是平均图像的，205.7 纳特。',
      seen: '所有编码都在原点的一个小点里，网格的每一格都是同一张模糊的平均数字。',
    },
  },
}
