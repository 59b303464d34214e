import { spawn } from 'node:child_process'
import { request } from 'node:https'
import path from 'node:path'
import { doctor as words } from '@/lib/copy/doctor'
import { healthWords } from '@/lib/copy/health/words'
import { checkNames } from '@/lib/core/health/checks'
import type { CheckName } from '@/lib/core/health/facts'
import { root } from '@/lib/run/places'

/** What is named as wrong, by each who names it. */
export const namers = ['page', 'metrics', 'doctor'] as const
export type Namer = (typeof namers)[number]

export interface Place {
  /** https://…, as a visitor writes it. */
  url: string
  /** What `npm run doctor` is run with, as the server was. */
  variables: Record<string, string>
  token: string
  /** A manager's. */
  cookie: () => Promise<string>
}

interface Page {
  status: number
  text: string
}

/** Its certificate may be over: that is what is looked for. */
const fetchPage = (url: string, headers: Record<string, string>): Promise<Page> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers, rejectUnauthorized: false, agent: false }, (came) => {
      let text = ''
      came.setEncoding('utf8').on('data', (part: string) => (text += part))
      came.on('end', () => resolve({ status: came.statusCode ?? 0, text }))
    })
    asked.on('error', reject)
    asked.setTimeout(20_000, () => asked.destroy(new Error(`no answer from ${url}`)))
    asked.end()
  })

const checkOf = (name: string): CheckName | undefined =>
  checkNames.find((check) => healthWords[check].name === name)

/** A check by its words; what isn't one of them is said as it stands. */
const asCheck = (name: string): string => checkOf(name.trim()) ?? name.trim()

const plain = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replaceAll('&#x27;', '’').replaceAll('&amp;', '&')

async function onPage({ url, cookie }: Place): Promise<string[]> {
  const { status, text } = await fetchPage(`${url}/manage/health`, { cookie: await cookie() })
  if (status !== 200) return [`the page answers ${status}`]
  const wrong = text.matchAll(/<li class="is-wrong"><h2>(.*?)<span/gs)
  return [...wrong].map(([, name = '']) => asCheck(plain(name)))
}

async function inMetrics({ url, token }: Place): Promise<string[]> {
  const { status, text } = await fetchPage(`${url}/api/metrics`, {
    authorization: `Bearer ${token}`,
  })
  if (status !== 200) return [`the metrics answer ${status}`]
  const wrong = text.matchAll(/^plumbline_check_wrong\{check="(\w+)"\} 1$/gm)
  return [...wrong].map(([, check = '']) => check)
}

/** Each of its lines that are wrong begins with that word, and then says of what. */
function byDoctor({ variables }: Place): Promise<string[]> {
  const child = spawn(process.execPath, [path.join(root, 'lib/run/begin.mjs'), 'doctor'], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part))
  return new Promise((resolve) => {
    child.once('close', (status) => {
      const lines = said.split('\n').filter((line) => line.startsWith(words.signs.wrong))
      const wrong = lines.map((line) => asCheck(/^\S+\s+(.*?):/.exec(line)?.[1] ?? line))
      const isHonest = (status === 0) === (wrong.length === 0)
      resolve(isHonest ? wrong : [...wrong, `the doctor ended with ${status}`])
    })
  })
}

const askers: Record<Namer, (place: Place) => Promise<string[]>> = {
  page: onPage,
  metrics: inMetrics,
  doctor: byDoctor,
}

/** What one of them calls wrong just now. */
export const namedBy = (namer: Namer, place: Place): Promise<string[]> =>
  askers[namer](place).catch((error: unknown) => [
    error instanceof Error ? error.message : 'no answer',
  ])
