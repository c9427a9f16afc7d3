/**
 * The headers with which the site is served, and the Vite plugin that writes them into the built site: as
 * `_headers` and `.htaccess` for the hosts that read these, and the policy into the page for hosts that send
 * nothing. docs/hosting.md says what each header is for.
 */
import { isolation } from './isolation.mjs'

/** Sources by directive: everything comes from the site itself, and most kinds of things not at all. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self'",
  'style-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** What the development server adds to a module or to the page is inline. */
const inDevelopment = {
  ...directives,
  'script-src': `${directives['script-src']} 'unsafe-inline'`,
  'style-src': `${directives['style-src']} 'unsafe-inline'`,
}

/** A page or a worker under this policy cannot ask another host for anything, nor run code made from a string. */
const contentPolicy = policyOf(directives)

export const siteHeaders = headersWith(contentPolicy)
export const developmentHeaders = headersWith(policyOf(inDevelopment))

export function hostFiles() {
  return {
    name: 'host-files',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      for (const [fileName, source] of Object.entries(filesForHosts)) {
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
  }
}

const lines = (line) =>
  Object.entries(siteHeaders)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('')

const filesForHosts = {
  // Netlify, Cloudflare Pages.
  _headers: `/*\n${lines((name, value) => `  ${name}: ${value}`)}`,
  // Apache.
  '.htaccess': `<IfModule mod_headers.c>\n${lines((name, value) => `  Header always set ${name} "${value}"`)}</IfModule>\n`,
}

function policyOf(sources) {
  return Object.entries(sources)
    .map(([directive, allowed]) => `${directive} ${allowed}`)
    .join('; ')
}

function headersWith(policy) {
  return {
    'Content-Security-Policy': policy,
    ...isolation,
    // Else a cross-origin isolated page could not embed this one.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}
