import type { training as english } from '../en/training'

/** The buttons and figures of a run, and who computes it. */
export const training: typeof english = {
  transport: {
    label: '训练',
    train: '训练',
    trainHint:
      '训练网络，直到你暂停，或训练到设置中“训练几轮后停下”所说的轮数；再按一次接着训练。快捷键：空格。',
    pause: '暂停',
    pauseHint: '完成当前这一步后停下。什么都不会丢，再按“训练”就从这里继续。快捷键：空格。',
    step: '单步',
    stepHint: '只走一步：一批图像经过编码器和解码器，求一次梯度，更新一次全部权重。快捷键：S。',
    slow: '慢动作',
    slowHint: '把一步训练放慢，一个阶段一个阶段地看，附有这一批的数字、公式和代码。',
    reset: '重置',
    resetHint: '忘掉学到的一切：按种子重新抽取随机权重。种子相同，训练过程就完全相同。快捷键：R。',
  },

  stats: {
    epoch: '轮，目标 {{target}}',
    epochs: '轮',
    epochHint: '一轮就是让网络把每张训练图像看一遍。二维隐空间训练 10 到 20 轮就不错了。',
    step: '步',
    stepHint: '到目前为止更新权重的次数，每一步用一批图像。',
    speed: '张/秒',
    speedHint: '最近一秒左右每秒处理的训练图像数，取决于设备和网络大小。',
    progress: '训练进度',
  },

  backend: {
    badge: '计算后端：{{backend}}，{{engine}}',
    label: '计算后端',
    pending: '…',
    changing: '正在选择计算后端',
    names: {
      auto: '自动',
      webgpu: 'WebGPU',
      webgl: 'WebGL',
      wasm: 'WebAssembly',
      cpu: '纯 JavaScript',
    },
    short: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' },
    reason: {
      'hardware-webgpu': '使用 WebGPU，因为有图形处理器通过它应答（{{adapter}}）。',
      'hardware-webgl':
        '使用 WebGL，因为 WebGPU 没有找到图形处理器，而 WebGL 找到了，并且支持完整的浮点精度（{{renderer}}）。',
      'no-hardware-gpu':
        '使用处理器上的 WebAssembly，因为没有可用的图形处理器：WebGPU {{webgpu}}，WebGL {{webgl}}。',
      'only-cpu':
        '使用纯 JavaScript，因为这个浏览器既没有可用的图形处理器，也不支持 WebAssembly。能用，但很慢。',
      'asked-for': '使用 {{backend}}，因为指定了它。',
      'fallback-found': '使用 {{backend}}，因为指定的 {{wanted}} {{finding}}。',
      fallback: '使用 {{backend}}，因为指定的 {{wanted}} 没能启动：{{reason}}。',
    },
    engines: { webgpu: 'WGSL', wasm: 'SIMD', tfjs: 'tfjs' },
    engineSentences: {
      webgpu: '运算由为本页面编写的着色器完成。',
      wasm: '运算由为本页面编写、使用 SIMD 指令的内核完成。',
      tfjs: '运算由 TensorFlow.js 完成。',
    },
    manyThreads: '由 {{threads}} 个线程分担。',
    oneThread:
      '由一个线程完成：只有服务器以跨源隔离方式发送页面，且处理器不少于三个（其中一个留给页面）时，才会有更多线程参与。',
    unknown: {
      conv: '本页面自己的更快的内核不支持卷积。',
      batchNorm: '本页面自己的更快的内核不支持批归一化。',
      importanceSamples: '本页面自己的更快的内核不支持重要性加权下界。',
    },
    passedOver: '本页面自己的更快的内核没有采用：{{reason}}。',
    tookOver: '它从第 {{step}} 步起接替了 {{before}}。{{fault}}',
    finding: {
      hardware: '可用',
      software: '只有软件模拟，比 WebAssembly 还慢',
      'half-precision': '只有半精度运算，用来训练太粗糙',
      absent: '不被这个浏览器支持',
      failed: '没能启动',
    },
  },
}
