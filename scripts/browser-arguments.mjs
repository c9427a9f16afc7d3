/** How Chromium is started, by the tests and by the scripts that use the page. */

/**
 * Two pages for the address bar would be loaded with each window, which costs as much as the page under test. The
 * others are those of Playwright's own list that matter here, since only the last list counts.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
]

/** No traffic of its own; and no sandbox for root, who has none and is who runs tests in a container. */
export const quiet = [
  `--disable-features=${withoutFeatures}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const webgpu = ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--ignore-gpu-blocklist']

/** Slow, but the same code paths as a graphics card, and the same on every machine. */
const software = [
  ...webgpu,
  '--enable-unsafe-swiftshader',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
]

/** Without a window, Chromium on Linux reaches a card for WebGL through Vulkan only. */
const card = [
  ...webgpu,
  ...(process.platform === 'linux' ? ['--use-angle=vulkan', '--disable-vulkan-surface'] : []),
]

/** Whether a graphics card is to be used (GPU=card) instead of software. */
export const onCard = process.env.GPU === 'card'

/** WebGPU and WebGL for tests and benchmarks. */
export const gpu = onCard ? card : software
