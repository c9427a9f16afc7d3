/** A page of its own with the decoder and its sliders: one file, which asks for nothing. */
import { imagePixels } from '../../vae/image'
import type { ModelFile } from '../../vae/model-file'
import { labelClasses } from '../../vae/parameters'
import { decoderOf } from './decoder'
import page from './page.html?raw'
import script from './page.js?raw'

type WordName =
  | 'title'
  | 'about'
  | 'plane'
  | 'image'
  | 'classes'
  | 'hint'
  | 'across'
  | 'up'
  | 'sample'
  | 'centre'

export interface WebPageContents {
  /** Of the texts. */
  language: string
  words: Record<WordName, string>
  /** Names of the classes, from which a conditional network is told one. */
  classes: readonly string[]
  /** The class that it is told at first. */
  label: number
  /** Where z is at first, [latent dimensions]. */
  z: readonly number[]
  /** How far from 0 the sliders reach. */
  range: number
}

export function webPage(model: ModelFile, contents: WebPageContents): string {
  const { language, classes, ...shown } = contents
  const { kind, conditional, latentDimensions, activation } = model.settings.model
  const { layers, weights } = decoderOf(model, imagePixels)
  const data = {
    ...shown,
    ...{ layers, activation, pixels: imagePixels, dimensions: latentDimensions, labels: labelClasses },
    classes: conditional ? classes : [],
    hasPrior: kind === 'vae',
    weights: base64(weights),
  }
  // Whatever a person has called a class must not end the script.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  const word = (name: string) => escaped(contents.words[name as WordName])
  return page
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => word(name))
    .replace(/\{\}/, () => json)
    .replace('lang="en"', () => `lang="${escaped(language)}"`)
    .replace(/<script src=.*?>/, () => `<script>\n${script}`)
}

function escaped(text: string): string {
  return text.replaceAll(/[&<"{]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** float32, little-endian. */
function base64({ buffer }: Float32Array): string {
  const bytes = new Uint8Array(buffer)
  let characters = ''
  // As many at once as a call takes arguments for.
  const chunk = 0x8000
  for (let start = 0; start < bytes.length; start += chunk) {
    characters += String.fromCharCode(...bytes.subarray(start, start + chunk))
  }
  return btoa(characters)
}
