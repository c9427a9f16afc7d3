import type { problems as english } from '../en/problems'

/** What went wrong, why, and what is accepted. */
export const problems: typeof english = {
  expected: {
    count: '不小于 1 的整数',
    positive: '大于 0 的数',
    object: '一个对象',
    split: '“test”或“train”',
    label: '一个类别，即 0 到 {{last}} 的整数',
    rows: '一组列表，每个含 {{length}} 个数',
    row: '{{length}} 个数的列表',
    images: '一组图像，每张是 {{length}} 个 0 到 1 之间的数',
    image: '{{length}} 个 0 到 1 之间的数',
    file: '一个文件（Blob）',
    form: '{{forms}} 之一',
  },

  modelFileFault: {
    'header-length': '这不是 safetensors 文件（文件头的长度不符）',
    'header-not-json': '这不是 safetensors 文件（文件头不是 JSON）',
    'metadata-not-text': '文件的元数据不全是文本',
    'tensor-description': '文件里有张量的描述不符合 safetensors 格式',
    'tensor-type': '文件里有张量不是 32 位浮点数',
    'tensor-bytes': '文件里的张量没有恰好填满文件，可能不完整',
    version: '文件的版本不是整数',
    'settings-not-json': '文件里的设置不是 JSON',
    counter: '文件里有计数不是整数',
    'negative-moment': '文件里有二阶矩为负',
    'negative-variance': '文件里有滑动方差为负',
  },

  importFault: {
    'gzip-damaged': '文件已损坏或不完整（gzip）',
    'zip-damaged': '文件已损坏或不完整（ZIP）',
    'zip-encrypted': '文件有密码保护，请先解压',
    'zip-method': '它的压缩方式不受支持，请改存为普通 ZIP',
    'idx-little-endian': '文件头的字节顺序颠倒了，IDX 应为大端序',
    'idx-dimensions': '它的维度不是图像的维度：数量 × 高 × 宽',
    'labels-alone': '这是标签文件，还需要对应的图像',
    'no-table': '它既不是像素表，也不是图片的标签表',
    'no-rows': '其中没有任何一行像素',
    'labels-unmatched': '它列出了图片的标签，但没有一个对应这里的图片',
    'too-short': '文件提前结束，少于文件头所说的内容',
    'too-long': '文件在应当结束处之后还有内容',
    'npy-header': '文件头不是 NumPy 写出的格式',
    'npy-objects': '其中含有 Python 对象，不会载入；请保存数字数组',
    'npy-type': '不支持这种数字类型，请保存为小端序的 uint8 或 float32',
    'npy-order': '它按列存储（Fortran 顺序），请先用 numpy.ascontiguousarray 转换再保存',
    'npy-shape': '它的形状不是 数量 × 高 × 宽（可带颜色），也不是 数量 × 正方形的像素数',
    'text-encoding': '它不是 UTF-8 或 UTF-16 文本',
    'text-line': '有一行比任何图像都长',
  },

  fault: {
    'engine-failed': '计算引擎失效了（{{reason}}）。',
    'device-lost': '显卡驱动重新启动了。',
    'out-of-memory': '显卡内存不足；更小的网络或批次需要的内存更少。',
    'no-answer': '显卡不再响应。',
    zeros: '显卡返回的全是零。',
    'worker-silent': '负责训练的后台线程不再响应，已被替换。',
    'worker-failed': '负责训练的后台线程出错（{{reason}}），已被替换。',
  },

  workerFault: { silent: '它不再响应' },

  problem: {
    'address-ignored': '链接里有本页不认识或不接受的内容：{{keys}}。这些已被忽略，其余照常生效。',
    'setting-unknown': '没有名为“{{field}}”的设置。可用的名称见“全部设置”。',
    'setting-not-a-number': '{{field}} 必须是 {{minimum}} 到 {{maximum}} 之间的数；“{{given}}”不是数。',
    'setting-not-an-integer': '{{field}} 必须是 {{minimum}} 到 {{maximum}} 之间的整数；{{given}} 不是整数。',
    'setting-out-of-range': '{{field}} 必须在 {{minimum}} 到 {{maximum}} 之间；{{given}} 超出了范围。',
    'setting-not-an-option': '{{field}} 只能是以下之一：{{options}}；“{{given}}”不在其中。',
    'setting-not-a-boolean': '{{field}} 必须是 true 或 false；“{{given}}”都不是。',
    'setting-not-a-list':
      '{{field}} 必须是一列整数，{{minimumLength}} 到 {{maximumLength}} 个，每个在 {{minimum}} 到 {{maximum}} 之间；“{{given}}”不符合。',
    'setting-not-an-object': '{{field}} 必须是包含设置的对象；“{{given}}”不是。',
    'argument-invalid': '{{argument}} 必须是 {{expected}}；{{given}} 不符合。',
    'argument-unknown': '{{argument}} 里只能有 {{accepted}}；“{{given}}”不在其中。',
    'dataset-unreachable':
      '{{dataset}} 的图像没能加载：文件 {{file}} 没有到达（{{reason}}）。请检查网络后重试，已经加载的部分仍可使用。',
    'dataset-corrupt':
      '{{dataset}} 的文件 {{file}} 两次校验都不对，已损坏，没有使用。请重试，或重新加载页面。',
    'dataset-malformed': '数据集 {{dataset}} 无法使用：{{reason}}。它需要文档中描述的清单和分片文件。',
    'subset-class-unknown':
      '数据集 {{dataset}} 没有类别 {{label}}：类别编号从 0 到 {{last}}。留空则全部使用。',
    'subset-empty': '{{dataset}} 在类别 {{classes}} 下没有图像。请选择其他类别，或留空以全部使用。',
    'dataset-not-here':
      '这里没有 {{dataset}} 的图像：只有浏览器连图像一起保留的训练，才会带回自己的图像；链接和模型文件里只有它们的名称。请重新选择同样的文件，然后再试一次；什么都没有丢失。',
    'import-nothing':
      '这里没有能读作图像的内容（查看了 {{files}} 个文件）。可接受：PNG、JPEG、WebP 图片，以及 ZIP、IDX、NPY、NPZ 和 CSV 文件。',
    'import-malformed': '{{file}} 无法读取：{{reason}}。可接受：图片，以及 ZIP、IDX、NPY、NPZ 和 CSV 文件。',
    'import-value':
      '{{file}}：第 {{row}} 行第 {{column}} 列是“{{given}}”。像素必须是 0 到 1 或 0 到 255 的数字。',
    'import-row-length':
      '{{file}}：第 {{row}} 行有 {{given}} 个值，应与第一行一样是 {{expected}} 个。每行一张图像。',
    'import-not-square':
      '{{file}} 有 {{columns}} 列。可接受：正方形图像的像素数（例如 784），可再加一列标签；最多 512 × 512 像素。',
    'import-image-size': '{{file}} 的图像为 {{width}} × {{height}}，最多接受 {{limit}} × {{limit}}。',
    'import-too-few':
      '只找到 {{images}} 张可用的图像，数据集至少需要 {{minimum}} 张。请选择更多文件或一个文件夹。',
    'import-too-many': '图像超过了 {{maximum}} 张的上限。请只选择其中一部分。',
    'import-too-many-classes': '共有 {{classes}} 个类别，最多接受 {{maximum}} 个。标签可能在另一列。',
    'import-label-count': '{{file}} 有 {{labels}} 个标签，而图像有 {{images}} 张。每张图像应有一个标签。',
    'import-several-arrays': '有两个图像数组：{{one}} 和 {{other}}。请只保留一个，或用“train”和“test”命名。',
    'image-empty': '文件 {{file}} 是空的。请选择一张图片。',
    'image-too-many-bytes': '文件 {{file}} 有 {{megabytes}} MB，图片最大为 {{limit}} MB。请先缩小。',
    'image-type-unknown': '{{file}} 不是本页认识的图片。可用格式：PNG、JPEG、WebP。',
    'image-type-unsupported': '{{file}} 是 {{type}} 文件。可用格式：PNG、JPEG、WebP。',
    'image-too-large': '{{file}} 有 {{width}} × {{height}} 像素，最多 {{limit}} × {{limit}}。请先缩小。',
    'image-undecodable': '{{file}} 自称是 {{type}}，但无法读取：文件已损坏或不完整。请重新存成 PNG。',
    'image-blank': '{{file}} 里没有与背景区分开的内容。画面需要有对比度。',
    'drop-without-file':
      '拖来的是文字或链接，不是文件。可接受：图片（PNG、JPEG、WebP），或以文件夹、ZIP、IDX、NPY、NPZ、CSV 存放的图像。',
    'clipboard-without-image': '剪贴板里没有图片。请先复制一张图片，再粘贴。',
    'model-file-malformed':
      '{{reason}}。可用的是本页面保存的 .safetensors 文件，或 PyTorch 按 docs/model-file.md 写出的文件。',
    'model-file-wrong-format':
      '文件的格式是“{{format}}”；本页面读取元数据为“vae-playground”的 safetensors 文件。',
    'model-file-newer':
      '文件由更新版本的页面写出（格式 {{version}}，本页最高支持 {{supported}}）。请重新加载以获取最新版本。',
    'model-file-too-large':
      '文件有 {{megabytes}} MB，模型最大为 {{limit}} MB；本页能训练的模型都不会这么大。',
    'model-file-tensor-missing': '模型文件缺少设置所需的张量“{{tensor}}”。',
    'model-file-tensor-unexpected': '模型文件里有设置不需要的张量“{{tensor}}”。',
    'model-file-tensor-shape': '张量“{{tensor}}”的形状是 {{given}}，而文件里的设置需要 {{expected}}。',
    'model-file-not-finite': '张量“{{tensor}}”里有非有限的数，这样的模型已经坏了。',
    'pretrained-unreachable': '事先训练好的模型没能加载（{{reason}}）。将从随机权重开始，请按“训练”。',
    'storage-unavailable':
      '这个浏览器不允许页面保留任何内容（{{reason}}）。一切功能照常，但离开或刷新后训练结果就没有了：请存成文件。',
    'storage-newer':
      '浏览器里保留的内容由本页面的更新版本写入（格式 {{version}}，当前页面最多能读到 {{supported}}）。它不会被改动，也不会再添加内容：请刷新以获得最新版本，或把训练结果存成文件。',
    'storage-full':
      '浏览器没有空间保留这次训练了。训练继续进行，先前保留的内容完好。请把它存成文件，或删除不再需要的训练。',
    'storage-failed':
      '浏览器未能保留这次训练（{{reason}}）。训练继续进行，先前保留的内容完好。请把它存成文件；页面会自动再试。',
    'kept-run-lost': '这次训练已经打不开：浏览器保留的内容丢失或损坏。现在的训练保持不变。',
    'before-lessons-lost':
      '上课前的那次训练已不在浏览器里：被删除了，或者已经损坏。它的设置已经恢复，权重按种子重新开始；请按“训练”。',
    'own-data-unkept':
      '浏览器没有空间保留 {{dataset}} 的图像，所以只保留了这次训练，没有保留图像：重新加载页面后，再次选择同样的文件就能继续。删除其他训练可以腾出空间。',
    'own-data-unlent':
      '内存不够把 {{dataset}} 的图像再放一份，而旁边的另一个模型需要它们。现在的训练保持不变。请关闭其他标签页后再试，或使用较少的图像。',
    'backend-unavailable': '这里无法使用 {{backend}}：{{reason}}。训练仍在原来的后端上，请另选一个。',
    'no-backend':
      '这个浏览器没有能训练网络的计算方式：{{reason}}。新版的 Chrome、Edge、Firefox 或 Safari 都可以。',
    'training-diverged':
      '训练在第 {{step}} 步发散：{{term}} 不再是有限的数。模型已恢复到第 {{keptStep}} 步时的样子。请降低学习率或启用梯度裁剪后再继续；如果仍然发散，请按“重置”。',
    'training-calmed':
      '训练在第 {{step}} 步发散：{{term}} 不再是有限的数。训练已退回到第 {{keptStep}} 步，并以减半的学习率 {{learningRate}} 继续。',
    'no-importance-weights':
      '自编码器没有重要性加权下界：它的编码是点，没有可以用来加权的密度。请去掉 importanceSamples，或改用变分自编码器。',
    'no-such-labels':
      '条件网络最多能区分 {{limit}} 个类别，而这个数据集有 {{classes}} 个。请关闭“条件模型”，或选择其他数据集。',
    'model-changed': '计算期间模型被换掉了。请再试一次。',
    'training-recovered': '{{cause}}训练已在 {{backend}} 上从第 {{step}} 步继续；重做的步数：{{repeated}}。',
    'worker-failed':
      '负责训练的后台线程接连多次丢失：{{reason}}。模型和曲线保持最后的样子；请重试，或先选择另一个后端。',
    'worker-missing': '页面中负责训练的部分没能加载。请检查网络连接后重试；没有丢失任何东西。',
    unexpected: '发生了意料之外的错误：{{reason}}。如果再次出现，请重新加载页面。',
  },
}
