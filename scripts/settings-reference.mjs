/**
 * Writes docs/settings.md from the schema of the settings, the texts of the form and the address codec, so that
 * it says what the code does. With --check it writes nothing and fails when the file is out of date.
 */
import './ensure-installed.mjs'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { fail } from './process.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const target = 'docs/settings.md'

const load = async (path) => (await runnerImport(path, { root, logLevel: 'error' })).module
const { defaultSettings, fieldPaths, settingsSchema } = await load('/src/vae/settings-schema.ts')
const { changeSettings } = await load('/src/vae/settings-validation.ts')
const { formatAddress, parseAddress } = await load('/src/session/address.ts')
const { defaultView } = await load('/src/session/address-view.ts')
const { hideable } = await load('/src/session/shell.ts')
const { en } = await load('/src/i18n/catalogues/en.ts')

const code = (value) => `\`${Array.isArray(value) ? JSON.stringify(value) : value}\``
const plain = (number) => number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 })

/** Type and limits of a field, in words. */
function values(field) {
  switch (field.kind) {
    case 'number': {
      const kind = field.integer ? 'whole number' : 'number'
      const range = `${plain(field.minimum)} to ${plain(field.maximum)}`
      return `${kind}, ${range}${field.nullable ? `, or ${code(null)} (off)` : ''}`
    }
    case 'option':
      return (
        field.options.map(code).join(', ') +
        (field.pattern ? ', or [data of your own](datasets.md#your-own-data)' : '')
      )
    case 'boolean':
      return field.accepted.map(code).join(', ')
    case 'integers':
      return `list of ${field.minimumLength} to ${field.maximumLength} whole numbers, ${field.minimum} to ${field.maximum}`
  }
}

function row(path) {
  const field = settingsSchema[path]
  const { label, hint } = path.split('.').reduce((node, key) => node[key], en.field)
  return `| ${code(path)} | ${values(field)} | ${code(field.default)} | ${field.applies} | **${label}.** ${hint} |`
}

function table(paths) {
  return [
    '| path | values | default | applies | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...paths.map(row),
  ]
}

/** The defaults as JSON in the order of the schema, lists on one line. */
function defaults() {
  const { dataset, ...others } = defaultSettings()
  return JSON.stringify({ dataset, ...others }, null, 2).replace(/\[[^\]]*\]/g, (list) =>
    list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'),
  )
}

/** A link for a change of the defaults, proven to lead back to it. */
function example(change, view) {
  const settings = changeSettings(defaultSettings(), change)
  const hash = formatAddress(settings, { ...defaultView, ...view })
  const back = parseAddress(hash)
  if (JSON.stringify(back.settings) !== JSON.stringify(settings) || back.ignored.length > 0) {
    fail(`The address ${hash} does not lead back to its settings.`)
  }
  return `#${hash}`
}

const groups = [
  ['Data and run', fieldPaths.filter((path) => !path.includes('.') || path.startsWith('subset.'))],
  ['Network', fieldPaths.filter((path) => path.startsWith('model.'))],
  ['Objective', fieldPaths.filter((path) => path.startsWith('objective.'))],
  ['Optimiser', fieldPaths.filter((path) => path.startsWith('optimizer.'))],
]

const text = `# Settings

<!-- Written by scripts/settings-reference.mjs (npm run settings-reference). Do not edit by hand. -->

Everything that determines a run is one plain JSON object; its type is in \`src/vae/settings.ts\`, its limits and defaults in \`src/vae/settings-schema.ts\`. The form, the address, \`window.playground\`, the model file and this page come from that one table. These are the defaults:

\`\`\`json
${defaults()}
\`\`\`

The column *applies* says what a change does to the run in progress:

- \`live\`: the run goes on with the new value, from its next step.
- \`reset\`: a new run begins, with fresh weights drawn from the seed.
- \`engine\`: the run moves to another engine and keeps what it has learned.

${groups.flatMap(([title, paths]) => [`## ${title}`, '', ...table(paths), '']).join('\n')}
## In the address

The hash of the page holds every setting that differs from its default under its dotted path, and the view as far as it is not as by default:

| key | what it holds |
| --- | --- |
| \`z\` | the selected point of the latent space |
| \`plane\` | what the plane spans: two dimensions, across and up, counted from 1 (\`plane=3,1\`); the first two principal components of the encoded points (\`plane=components\`); or three test images, counted from 1 (\`plane=images,3,1,7\`) |
| \`view\` | the part of the plane that is looked at: its centre, and half its width (\`view=0.5,-1,1.6\`) |
| \`layers\` | the layers of the plane that show, of \`points\`, \`manifold\`, \`prior\`, \`symbols\`, \`density\`, \`posteriors\` and \`trails\` (\`layers=points,prior\`) |
| \`spacing\` | the cells of the manifold: \`quantile\` for equal shares of the prior |
| \`posteriors\` | the test images whose posteriors the plane shows, counted from 1, where the layer is on (\`posteriors=42,7\`) |
| \`hiddenClasses\` | labels whose points are hidden (\`hiddenClasses=3,7\`) |
| \`tab\` | what is open in the Explore panel: \`paths\`, \`directions\`, \`dimensions\`, \`neighbours\`, \`projection\`, \`measures\`, \`anomalies\`, \`step\`, \`compare\` or \`save\` |
| \`label\` | the class that a conditional network is told, counted from 0 (\`label=7\`) |
| \`lesson\` | the lesson that is open, see [lessons.md](lessons.md) (\`lesson=6\`) |
| \`embed\` | \`embed=1\` for the page as a part of another one, see [hosting.md](hosting.md#embedding) |
| \`present\` | \`present=1\` for a room: large type, strong lines, no settings, everything in one window; Page Down and Page Up, which clickers send, go through its views, Esc leaves |
| \`hide\` | parts of the page that do not show: any of ${hideable.map((name) => `\`${name}\``).join(', ')} (\`hide=beta,explore\`); \`settings\` is the whole bar, \`sliders\` are those of z, \`comparison\` is the reconstruction with its costs |

\`v=1\` is the version of this notation. Lists are separated by commas, \`null\` switches a field off, numbers are decimal. The page keeps its address up to date, so that the address line and the Share dialog always give a link to what you see.

\`\`\`text
${example({ model: { hidden: [256, 128] }, objective: { beta: 4 } }, { z: [0.5, -1.2] })}
${example({ dataset: 'fashion-mnist', model: { latentDimensions: 10 }, seed: 7 }, { z: new Array(10).fill(0) })}
${example({ subset: { classes: [4, 9], images: 2000 } })}
${example({ model: { latentDimensions: 3 } }, { span: { kind: 'dimensions', dimensions: [2, 0] }, window: { centre: [0, 1], halfWidth: 1.6 } })}
\`\`\`

Whatever is unknown or out of its limits is left out, one key at a time, and reported once; everything else applies. A link never starts training. It carries settings, not weights: whoever opens it trains anew, or, where the settings lead to it, starts from the model that comes with the page.

## In a script

\`window.playground.configure\` takes any part of the object above, nested or by dotted path, and checks it as the form does; see [playground-api.md](playground-api.md).
`

if (!process.argv.includes('--check')) {
  writeFileSync(root + target, text)
  console.log(`${target}: ${fieldPaths.length} settings`)
} else {
  let present = ''
  try {
    present = readFileSync(root + target, 'utf8')
  } catch {}
  if (present !== text) fail(`${target} is out of date: run npm run settings-reference.`)
}
