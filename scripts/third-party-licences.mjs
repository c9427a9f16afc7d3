/**
 * Writes public/THIRD_PARTY_LICENSES.md, which the site ships: the licence of every package whose code can be
 * part of it. With --check it writes nothing and fails when the file is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fail } from './process.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const target = 'public/THIRD_PARTY_LICENSES.md'

/** Production packages of the lock file; packages of types alone leave nothing in the site. */
function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'))
  const isShipped = ([path, entry]) =>
    path !== '' && !entry.dev && !entry.devOptional && !entry.optional && !/@types\/|\/types$/.test(path)
  return Object.entries(packages)
    .filter(isShipped)
    .map(([path]) => path)
}

/** What a package says about itself; `text` is null where it brings no licence file along. */
function describe(path) {
  const folder = `${root}${path}/`
  const { name, version, license, author } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
  const texts = files.sort().map((file) =>
    readFileSync(folder + file, 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  )
  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`
  return { name, version, license, holder, text: texts.join('\n\n') || null }
}

/** A package without a licence file stands under the same terms as another that has one. */
function borrowTerms({ name, license, holder }, packages) {
  const lender = packages.find((each) => each.license === license && each.text)
  if (!lender) fail(`${name} brings no licence text, and no other package has the text of ${license}.`)
  return `Copyright ${holder}. The terms of ${license} stand in the chapter of ${lender.name}.`
}

/** One chapter a text, under the names of all packages that bring exactly this text. */
function compose(packages) {
  const chapters = new Map()
  for (const each of packages) {
    const text = each.text ?? borrowTerms(each, packages)
    const chapter = chapters.get(text) ?? { license: each.license, titles: [] }
    chapter.titles.push(`${each.name} ${each.version}`)
    chapters.set(text, chapter)
  }
  const parts = [...chapters].map(
    ([text, { license, titles }]) => `## ${license}: ${titles.join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  )
  return `# Licences of third parties\n\nCode of these packages is part of the built site.\n\n${parts.join('\n')}`
}

const text = compose(shippedPackages().map(describe))
if (!process.argv.includes('--check')) {
  writeFileSync(root + target, text)
  console.log(`${target}: ${(text.length / 1000).toFixed(0)} kB`)
} else {
  let present = ''
  try {
    present = readFileSync(root + target, 'utf8')
  } catch {}
  if (present !== text) fail(`${target} is out of date: run npm run licences.`)
}
