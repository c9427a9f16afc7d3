import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import manifest from './package.json' with { type: 'json' }
import { assemblyScript } from './scripts/assemblyscript-plugin.mjs'
import { serviceWorker } from './scripts/service-worker-plugin.mjs'
import { developmentHeaders, hostFiles, siteHeaders } from './scripts/site-headers.mjs'

export default defineConfig({
  // Relative, so that dist/ works from any sub-path of any static host.
  base: './',
  // One page: an address without a file is a 404, as on any static host, and not the page once more.
  appType: 'mpa',
  plugins: [react(), assemblyScript(), hostFiles(), serviceWorker()],
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  worker: { format: 'es', plugins: () => [assemblyScript()] },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
  server: { headers: developmentHeaders },
  preview: { headers: siteHeaders, port: 4173 },
})
