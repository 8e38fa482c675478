// Compiles the assets. Started by tools/build-assets with the folder to write to.
//   <name>-<8 hex of SHA-256>.<ext> and the same with .gz, and embedded_assets.cpp, which puts them into the program.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2]
const library = join(here, 'node_modules/@ministryofjustice/frontend/moj/assets/images')
const types = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml'
}
// What must never reach a page: somebody else's brand, and anything that writes on the device or loads from elsewhere.
const forbidden = {
  '.css': ['GDS Transport', '@font-face', 'crown', 'crest', 'url(http', '@import'],
  '.js': ['localStorage', 'sessionStorage', 'indexedDB', 'serviceWorker', 'document.cookie', 'eval(', 'new Function']
}

function refuse (why) {
  console.error(`build-assets: ${why}`)
  process.exit(1)
}

const made = new Map() // name -> { file, body, gzip }

function add (name, body) {
  const ending = extname(name)
  for (const word of forbidden[ending] ?? []) if (body.includes(word)) refuse(`${name} names ${word}`)
  const bytes = Buffer.from(body)
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const file = `${basename(name, ending)}-${digest}${ending}`
  const gzip = gzipSync(bytes, { level: 9 })
  made.set(name, { file, bytes, gzip: gzip.length < bytes.length ? gzip : null, type: types[ending] })
  return file
}

function style (name) {
  const { css } = compile(join(here, 'styles', `${name}.scss`), { style: 'compressed', sourceMap: false, quietDeps: true, loadPaths: [here, join(here, 'node_modules')], logger: { warn () {}, debug () {} } })
  // Pictures stand beside the style sheet, under the name that their content gives them.
  return css.replace(/url\((["']?)images\/([a-z0-9-]+\.svg)\1\)/g, (whole, quote, picture) => {
    const file = made.get(picture)?.file ?? add(picture, readFileSync(join(library, picture), 'utf8'))
    return `url(${file})`
  })
}

function script (name) {
  const { outputFiles, warnings } = buildSync({ entryPoints: [join(here, 'scripts', `${name}.js`)], bundle: true, minify: true, format: 'esm', target: 'es2020', legalComments: 'none', write: false, logLevel: 'error' })
  if (warnings.length) refuse(`${name}.js: ${warnings[0].text}`)
  return outputFiles[0].text
}

for (const picture of ['icon.svg', 'icon-public.svg']) add(picture, readFileSync(join(here, 'images', picture), 'utf8'))
for (const name of ['staff', 'public']) {
  add(`${name}.css`, style(name))
  add(`${name}.js`, script(name))
}

// A public page is opened on a phone with a weak signal: 60 KB for the page, its style sheet and its script, 20 of them for the page.
const publicSize = made.get('public.css').gzip.length + made.get('public.js').gzip.length
if (publicSize > 40 * 1024) refuse(`the public style sheet and script take ${publicSize} bytes compressed; 40960 are allowed`)

// The bytes go in by the assembler, which is quick; a new content has a new name, so this source changes with it.
function source () {
  const entries = [...made].sort(([, a], [, b]) => (a.file < b.file ? -1 : 1))
  const quoted = text => JSON.stringify(text)
  let parts = ''
  let declared = ''
  let rows = ''
  entries.forEach(([name, asset], index) => {
    const piece = (label, file) => {
      parts += `    ".hidden ${label}\\n.globl ${label}\\n${label}:\\n.incbin \\"${join(out, file)}\\"\\n"\n`
      declared += `extern const char ${label}[];\n`
    }
    const body = `rowan_asset_${index}`
    piece(body, asset.file)
    let gzip = '{}'
    if (asset.gzip) {
      piece(`${body}_gzip`, `${asset.file}.gz`)
      gzip = `{${body}_gzip, ${asset.gzip.length}}`
    }
    rows += `    {${quoted(name)}, {${quoted(`/assets/${asset.file}`)}, ${quoted(asset.type)}, {${body}, ${asset.bytes.length}}, ${gzip}}},\n`
  })
  return `// Made by tools/build-assets. Sorted by path.
#include "web/embedded_assets.h"

asm(".pushsection .rodata\\n"
${parts}    ".popsection\\n");

extern "C" {
${declared}}

namespace rowan::web {
namespace {
const EmbeddedAsset kAssets[] = {
${rows}};
}  // namespace

std::span<const EmbeddedAsset> embedded_assets() { return kAssets; }

}  // namespace rowan::web
`
}

mkdirSync(out, { recursive: true })
const wanted = new Set(['embedded_assets.cpp'])
for (const { file, bytes, gzip } of made.values()) {
  wanted.add(file)
  writeFileSync(join(out, file), bytes)
  if (!gzip) continue
  wanted.add(`${file}.gz`)
  writeFileSync(join(out, `${file}.gz`), gzip)
}
writeFileSync(join(out, 'embedded_assets.cpp'), source())
for (const file of readdirSync(out)) if (!wanted.has(file) && /-[0-9a-f]{8}\.(css|js|svg)(\.gz)?$/.test(file)) rmSync(join(out, file))
