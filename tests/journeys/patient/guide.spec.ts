import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { articles, explained, startHere } from '@/lib/copy/guide/contents'
import { guidePage as words } from '@/lib/copy/guide/page'
import { time } from '@/lib/copy/patient/time'
import { arrive, assertNoSidewaysScroll } from '../pages/arrival'
import { arriveAtTimes, arriveHome, errorSummary, passSafety } from '../pages/patient-pages'

const paths = ['/guide', ...articles.map(({ slug }) => `/guide/${slug}`)]
const headingOf = (path: string): string => articles.find(({ slug }) => path === `/guide/${slug}`)?.title ?? words.heading

/** Levels go down one at a time; the page has its landmarks, and each that comes twice has a name of its own. */
async function assertOutline(page: Page): Promise<void> {
  const levels = await page.getByRole('heading').evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))))
  levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0), `heading ${i}`).toBeLessThanOrEqual(1))
  for (const role of ['banner', 'main', 'contentinfo'] as const) await expect(page.getByRole(role)).toHaveCount(1)
  const names = await page.getByRole('navigation').evaluateAll((all) => all.map((one) =>
    one.getAttribute('aria-label') ?? document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent))
  expect(new Set(names).size).toBe(names.length)
  expect(names).not.toContain(undefined)
}

for (const look of [{ width: 320, colorScheme: 'dark' }, { width: 1280, colorScheme: 'light' }] as const) {
  test(`the guide at ${look.width} pixels: axe finds nothing, light or dark; headings nest; nothing scrolls sideways`, async ({ browser }) => {
    test.slow()
    const viewport = { width: look.width, height: 800 }
    const page = await (await browser.newContext({ colorScheme: look.colorScheme, viewport, reducedMotion: 'reduce' })).newPage()
    for (const path of paths) {
      await page.goto(path)
      await arrive(page, headingOf(path))
      await assertOutline(page)
    }
    for (const path of ['/guide/search', '/guide/search?problem=yes', '/guide/search?asked=yes']) {
      await page.goto(path)
      await arrive(page, words.results)
    }
  })
}

test('text at twice its size, on a phone: nothing scrolls sideways', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 160, height: 400 }, javaScriptEnabled: false })).newPage()
  for (const path of [...paths, '/guide/search?problem=yes']) {
    await page.goto(path)
    await assertNoSidewaysScroll(page)
  }
})

/** Every address of ours that a page names, and every anchor that is on it. */
const linksOf = (page: Page): Promise<{ links: string[]; anchors: string[] }> => page.evaluate(() => ({
  links: [...document.querySelectorAll('a[href]')].map((one) => (one as HTMLAnchorElement).href).filter((href) => href.startsWith(location.origin)),
  anchors: [...document.querySelectorAll('[id]')].map(({ id }) => id),
}))

test('every link of the guide leads somewhere, and to an anchor that is there', async ({ page, request }) => {
  test.slow()
  const found = new Map<string, Set<string>>()
  const links = new Set<string>()
  for (const path of paths) {
    await page.goto(path)
    const { links: here, anchors } = await linksOf(page)
    found.set(new URL(page.url()).pathname, new Set(anchors))
    here.forEach((link) => links.add(link))
  }
  expect(links.size).toBeGreaterThan(40)
  for (const link of links) {
    const { pathname, hash, origin, search } = new URL(link)
    const known = found.get(pathname)
    if (known) expect([link, hash === '' || known.has(hash.slice(1))]).toEqual([link, true])
    else expect([link, (await request.get(`${origin}${pathname}${search}`)).status()]).toEqual([link, 200])
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  for (const article of articles) {
    test(`“${article.title}” leads to a booking with its visit chosen`, async ({ page }) => {
      await page.goto(`/guide/${article.slug}`)
      const way = page.locator('.book .free a').first()
      const service = await way.getAttribute('data-service')
      const skill = article.help.find(({ profession }) => profession === article.booking)?.visit
      if (skill !== 'ask' && skill?.skill) expect(service).toContain(skill.skill)
      expect(service).not.toBeNull()
      await way.click()
      await passSafety(page)
      await arriveAtTimes(page)
      const query = new URL(page.url()).searchParams
      expect([query.get('profession'), query.get('service')]).toEqual([article.booking, service])
    })
  }

  test('each profession’s link of each page arrives with its own visit, or where it is chosen', async ({ page, request }) => {
    test.slow()
    const ways = new Map<string, string>()
    for (const article of articles) {
      await page.goto(`/guide/${article.slug}`)
      for (const help of article.help) {
        const links = await page.locator(`[data-profession="${help.profession}"] .foot-links a`).evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
        expect(links.length, `${article.slug}, ${help.profession}`).toBeGreaterThan(0)
        links.forEach((link) => ways.set(link, help.profession))
      }
    }
    for (const [link, profession] of ways) {
      const address = new URL(link)
      const service = address.searchParams.get('service')
      expect(address.searchParams.get('profession')).toBe(profession)
      address.pathname = '/book/time'
      address.searchParams.set('asked', 'yes')
      const answer = await request.get(String(address))
      expect([link, new URL(answer.url()).pathname]).toEqual([link, service === null ? '/book/service' : '/book/time'])
      if (service !== null) expect(await answer.text()).toContain(time.heading)
    }
  })

  test('home and who does what lead to the guide, and each page to the next', async ({ page }) => {
    await page.goto('/')
    await arriveHome(page)
    await page.getByRole('main').getByRole('link', { name: 'Back pain, in plain words' }).click()
    await arrive(page, words.heading)
    await page.getByRole('link', { name: startHere.title }).click()
    await arrive(page, startHere.title)
    await page.getByRole('link', { name: words.all }).click()
    await page.getByRole('link', { name: 'Spinal stenosis' }).click()
    await arrive(page, explained.title)
    expect(new URL(page.url()).hash).toBe('#spinal-stenosis')
    await page.goto('/who-does-what#sciatica')
    await page.getByRole('link', { name: 'Sciatica and the trapped nerve' }).click()
    await arrive(page, 'Sciatica and the trapped nerve')
  })

  test('an address without an article is not there', async ({ page }) => {
    expect((await page.goto('/guide/no-such-thing'))?.status()).toBe(404)
  })
})

async function search(page: Page, typed: string): Promise<void> {
  await page.getByRole('searchbox', { name: words.search }).fill(typed)
  await page.getByRole('button', { name: words.searchButton }).click()
}

test.describe('looking for something, without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a word spelt wrong finds its page; nothing that was typed stands in an address', async ({ page }) => {
    const told: string[] = []
    page.on('request', (request) => told.push(request.url(), request.headers()['referer'] ?? ''))
    await page.goto('/guide')
    await search(page, 'siatica')
    await arrive(page, words.results)
    await expect(page.getByRole('heading', { name: words.found(1, 'siatica') })).toBeVisible()
    await page.getByRole('link', { name: /^Sciatica and the trapped nerve/ }).click()
    await arrive(page, 'Sciatica and the trapped nerve')
    await page.goBack()
    await expect(page.getByRole('searchbox')).toHaveValue('siatica')
    await page.reload()
    await expect(page.getByRole('heading', { name: words.found(1, 'siatica') })).toBeVisible()
    expect(told.filter((text) => text.includes('siatica'))).toEqual([])
  })

  test('a part of a page, with the words marked in it', async ({ page }) => {
    await page.goto('/guide/search')
    await search(page, 'leg length')
    await expect(page.locator('.found mark').first()).toHaveText(/leg|length/i)
    await page.locator('.found a').first().click()
    expect(new URL(page.url()).hash).toBe('#legs')
  })

  test('nothing found, and what to do then', async ({ page }) => {
    await page.goto('/guide/search')
    await search(page, '<b>toothache</b>')
    await expect(page.getByRole('heading', { name: 'Nothing in the guide for “<b>toothache</b>”' })).toBeVisible()
    await page.getByRole('link', { name: words.startPage }).click()
    await arrive(page, startHere.title)
  })

  test('nothing typed is said at the field', async ({ page }) => {
    await page.goto('/guide/search')
    await search(page, '  ')
    await expect(errorSummary(page)).toContainText(words.problem)
    await expect(page.getByRole('searchbox')).toHaveAttribute('aria-invalid', 'true')
  })

  test('what was typed is gone with its cookie, and the page says so', async ({ page, context }) => {
    await page.goto('/guide/search')
    await search(page, 'lumbago')
    await expect(page.getByRole('heading', { name: /lumbago/ })).toBeVisible()
    await context.clearCookies()
    await page.reload()
    await expect(page.getByText(words.gone)).toBeVisible()
  })
})

test('who looks from outside is told what each page is about, where it stands and what to show', async ({ page, request, baseURL }) => {
  test.slow()
  const seen = new Set<string>()
  const open = ['/', '/who-does-what', '/prices', '/privacy', '/accessibility', '/ring-me-back', '/clinics/hall-green', '/clinics/tamworth', ...paths]
  for (const path of open) {
    await page.goto(path)
    const head = page.locator('head')
    await expect(head.locator('title')).toHaveCount(1)
    await expect(head.locator('meta[name=description]')).toHaveCount(1)
    const description = await head.locator('meta[name=description]').getAttribute('content') ?? ''
    expect(description.length, path).toBeGreaterThan(40)
    await expect(head.locator('link[rel=canonical]')).toHaveAttribute('href', `${baseURL}${path === '/' ? '' : path}`)
    await expect(head.locator('meta[property="og:image"]')).toHaveAttribute('content', `${baseURL}/preview.png`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
    seen.add(await page.title()).add(description)
  }
  expect(seen.size, 'no two pages say the same of themselves').toBe(2 * open.length)
  const picture = await request.get('/preview.png')
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
})

test('data for search engines is data, and runs under the policy without a word', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  const kinds = new Map<string, string[]>()
  for (const path of ['/guide', '/guide/sciatica', '/clinics/tamworth']) {
    await page.goto(path)
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents()
    kinds.set(path, blocks.map((text) => (JSON.parse(text) as { '@type': string })['@type']))
  }
  expect(Object.fromEntries(kinds)).toEqual({
    '/guide': ['BreadcrumbList'], '/guide/sciatica': ['MedicalWebPage', 'BreadcrumbList'], '/clinics/tamworth': ['MedicalClinic'],
  })
  expect(complaints).toEqual([])
})

test('the map of the site names every page that may be found, and none that is somebody’s own', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  const kept = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, path]) => path ?? '')
  expect(kept).toEqual(expect.arrayContaining(['/appointments/', '/offers/', '/book/', '/guide/search', '/reception', '/signin']))
  const map = await (await request.get('/sitemap.xml')).text()
  const named = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address ?? ''))
  expect(named.map(({ pathname }) => pathname)).toEqual(expect.arrayContaining([...paths, '/', '/clinics/hall-green', '/who-does-what']))
  for (const { pathname, origin } of named) {
    expect([pathname, origin, kept.some((path) => pathname.startsWith(path))]).toEqual([pathname, baseURL, false])
    expect([pathname, (await request.get(pathname)).status()]).toEqual([pathname, 200])
  }
  for (const path of ['/guide/search', '/book/safety?clinic=tamworth&profession=physiotherapist', '/waiting-list?clinic=tamworth&profession=physiotherapist']) {
    expect([path, await (await request.get(path)).text()]).toEqual([path, expect.stringContaining('noindex')])
  }
})
