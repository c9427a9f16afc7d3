import type { curves as english } from '../en/curves'

/** The curves. */
export const curves: typeof english = {
  curves: {
    title: '学习曲线',
    elbo: '证据下界 (ELBO)',
    elboHint: '纳特，越高越好',
    elboExplanation:
      '证据下界：等于负的（重构损失 + KL 散度），与 β 无关。像素非黑即白或用高斯似然时，它是 log p(x)（图像的对数概率）的下界。伯努利分布不给灰度像素以概率：这时它只是用来比较模型的分数。',
    reconstruction: '重构损失',
    reconstructionHint: '越低越好',
    reconstructionExplanation: '解码器预测像素有多差，单位纳特/图像。',
    kl: 'KL 散度',
    klHint: '信息的代价',
    klExplanation:
      '后验离先验有多远，单位纳特/图像，也就是编码里有多少关于图像的信息。接近 0 表示隐空间已经坍缩；二维时通常为 5 到 7。',
    absent: {
      elbo: '自编码器没有 ELBO：没有先验，也就没有可以求下界的概率。',
      kl: '自编码器没有这一项：它的编码是点，没有什么把它们拉到一起。',
    },
    train: '训练',
    trainHint: '曲线：上一点以来各训练批次的平均值。',
    test: '测试',
    testHint: '圆点：全部测试图像，每轮结束和训练停下时计算。',
    former: '上一次',
    formerChanges: '淡线是上一次训练；此后的改动：{{changes}}。',
    formerSame: '淡线是上一次训练：设置相同。',
    formerDismiss: '去掉上一次训练的曲线',
    axis: '轮',
    collapsed: '坍缩',
    floor: '理论最优',
    linear: 'PCA',
    trained: 'PyTorch，20 轮',
    trainedHere: '本页，20 轮',
    collapsedExplanation: '{{value}}（坍缩）：无论输入是什么，都用平均图像来预测。',
    floorExplanation: '{{value}}（理论最优）：每张图像都由它自己来预测。',
    linearExplanation: '{{value}}（PCA）：同样维数的线性编码所能做到的最好，主成分取自测试图像本身。',
    trainedExplanation: '{{value}}（PyTorch，20 轮）：同样的网络在 PyTorch 中训练后，测试图像上的值。',
    trainedHereExplanation:
      '{{value}}（本页，20 轮）：同样的网络与{{likelihood}}似然，由本页从种子 1 训练 20 轮后，{{dataset}} 测试图像上的值。',
    empty: '按“训练”开始',
    emptyLong: '按“训练”，曲线就会画在这里。',
    summary: '{{name}}：第 {{epoch}} 轮时为每张图像 {{current}} 纳特，开始时为 {{first}}。',
    summaryTest: '测试图像上：{{value}}。',
    summaryLines: '对照：{{lines}}。',
    noNumber: '–',
  },
}
