/** `npm start`: builds the site and serves it on http://localhost:4173/; PORT names another port. */
import './ensure-installed.mjs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { endWithNpm, fail } from './process.mjs'

/** localhost means the first on some machines and the second on others; neither is seen from outside. */
const hosts = ['127.0.0.1', '::1']

function readPort(text) {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    fail(`PORT must be a whole number from 1 to 65535; it is "${text}".`)
  }
  return port
}

/** Resolves to the code of the error that listening gives (EADDRINUSE, EACCES ...), or to null. */
function tryListening(host, port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ host, port }, () => server.close(() => resolve(null)))
  })
}

async function refuseBusyPort(port) {
  const codes = await Promise.all(hosts.map((host) => tryListening(host, port)))
  const nextStep = `Choose another, for example: PORT=${port === 8080 ? 8081 : 8080} npm start`
  if (codes.includes('EADDRINUSE')) fail(`Port ${port} is busy. ${nextStep}`)
  if (codes.includes('EACCES')) fail(`Port ${port} may not be used by this account. ${nextStep}`)
}

endWithNpm()
const port = readPort(process.env.PORT || '4173')
await refuseBusyPort(port)

process.env.NODE_ENV = 'production'
// Imported late: the line at the top may have installed it just now.
const { build, preview } = await import('vite')
await build({ logLevel: 'warn' })
const site = await preview({ preview: { host: hosts[0], port, strictPort: true, open: false } })
createHttpServer(site.middlewares)
  .on('error', () => {}) // A machine without IPv6: localhost is 127.0.0.1 there.
  .listen({ host: hosts[1], port })

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(0))
console.log(`VAE Playground is at http://localhost:${port}/ (Ctrl-C ends it)`)
