import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { home } from '@/lib/copy/patient/home'
import { findBrowser } from '@/lib/run/browser'
import { root } from '@/lib/run/places'

// What is shown where somebody shares a link, drawn from the site's own colours, letters and spine:
// npx tsx tests/journeys/pictures/preview.ts

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const font = (file: string): string =>
  `url(data:font/woff2;base64,${readFileSync(path.join(root, 'node_modules/@fontsource-variable', file)).toString('base64')})`

const page = `<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: Fraunces; font-weight: 100 900; src: ${font('fraunces/files/fraunces-latin-opsz-normal.woff2')} }
@font-face { font-family: Atkinson; font-weight: 200 800; src: ${font('atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2')} }
${read('app/_ui/tokens.css')}
* { margin: 0; box-sizing: border-box }
body { width: 1200px; height: 630px; overflow: hidden; position: relative; background: var(--paper); color: var(--ink); font-family: Atkinson; --disc: color-mix(in srgb, var(--pine) 30%, var(--paper-raised)) }
h1 { position: absolute; left: 400px; top: 148px; width: 740px; font: 430 92px/1.06 Fraunces; letter-spacing: -0.03em; font-optical-sizing: auto }
p { position: absolute; left: 404px; top: 400px; font-size: 34px; line-height: 1.4; width: 720px; color: var(--ink-soft) }
.spine { position: absolute; left: 40px; top: -36px; height: 702px }
.thread { position: absolute; left: 317px; top: 0; width: 3px; height: 500px; background: var(--brass) }
.bob { position: absolute; left: 294px; top: 496px; width: 49px; height: 98px; background: linear-gradient(90deg, var(--brass) 30%, var(--brass-glint) 37% 42%, var(--brass) 50%); mask: url("data:image/svg+xml;base64,${Buffer.from(read('app/_ui/bob.svg')).toString('base64')}") center / contain no-repeat }
.own { display: none }
</style>
<div class="own">${read('public/spine.svg')}</div>
<svg class="spine" viewBox="-120 -20 180 790"><use href="#spine"/></svg>
<span class="thread"></span><span class="bob"></span>
<h1>${home.heading}</h1>
<p>Osteopaths, physiotherapists and acupuncturists for your back</p>`

const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] })
const tab = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' })
await tab.setContent(page)
await tab.evaluate(() => document.fonts.ready)
await tab.screenshot({ path: path.join(root, 'public', 'preview.png') })
await browser.close()
