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

/** WebGPU and WebGL on whatever there is: the graphics card, or else software. */
export const anyGpu = [
  '--enable-unsafe-webgpu',
  '--enable-unsafe-swiftshader',
  '--enable-features=Vulkan',
  '--ignore-gpu-blocklist',
]

/** WebGPU and WebGL executed in software: slow, but the same code paths as a graphics card. */
export const softwareGpu = [...anyGpu, '--use-webgpu-adapter=swiftshader', '--use-angle=swiftshader']
