import type { runs as english } from '../en/runs'

/** 留在浏览器里的训练。 */
export const runs: typeof english = {
  kept: {
    name: '{{dataset}} 上的 {{kind}}',
    kinds: { vae: 'VAE', ae: '自编码器' },
    offer_one: '上次的训练还在：{{name}}，{{epochs}} 轮，{{ago}}。',
    offer_other: '上次的训练还在：{{name}}，{{epochs}} 轮，{{ago}}。',
    takeUp: '继续',
    turnDown: '以后再说',
    saveFile: '存成文件',
  },
}
