import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { linkSecret } from '@/lib/auth/link-secret'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { articles } from '@/lib/copy/guide/contents'
import { questionPages } from '@/lib/core/questions'
import { db } from '@/lib/store/client'
import { makeAppointment } from '../reception/desk'

/** One address of the product, by its file. */
export interface Place {
  file: string
  method: string
  path: string
}

const root = path.resolve(import.meta.dirname, '../../../app')

/** Files that answer at an address, whatever the framework calls them. */
const answering = /(?:^|\/)(?:page\.tsx|route\.ts|robots\.ts|sitemap\.ts)$/
const files = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => answering.test(file))
    .sort()

const specials: Record<string, string> = {
  'robots.ts': '/robots.txt',
  'sitemap.ts': '/sitemap.xml',
}

/**
 * '/appointments/[reference]/cancel' of 'app/(public)/appointments/[reference]/cancel/page.tsx'.
 */
const templateOf = (file: string): string =>
  specials[file] ??
  `/${file
    .split('/')
    .filter((part) => !/^\(.*\)$|^page\.tsx$|^route\.ts$/.test(part))
    .join('/')}`

const verb = /\bexport (?:async function|const) (GET|POST)\b|\b(GET|POST):/g

/** Pages are opened; a route says in its own text what it takes. */
function methodsOf(file: string): string[] {
  if (!file.endsWith('route.ts')) return ['GET']
  const text = readFileSync(path.join(root, file), 'utf8')
  const said = new Set([...text.matchAll(verb)].map((match) => match[1] ?? match[2] ?? ''))
  return said.size > 0 ? [...said] : ['GET', 'POST']
}

interface Facts {
  /** What stands in a part of an address; by where it stands first, if that matters. */
  parts: Record<string, string>
  /** What follows the address of an appointment. */
  query: string
}

async function makeFacts(): Promise<Facts> {
  const { reference } = await makeAppointment('confirmed', 'Away Facts')
  const { id, linkGeneration, patientId } = await db().appointment.findUniqueOrThrow({
    where: { reference },
  })
  const patient = patientId ?? ''
  const [{ id: message } = { id: randomUUID() }] = await db().message.findMany({ take: 1 })
  const practitioner = await db().practitioner.findFirstOrThrow()
  const secret = linkSecret(id, linkGeneration)
  return {
    parts: {
      reference,
      patient,
      message,
      clinic: 'hall-green',
      article: articles[0]?.slug ?? '',
      page: questionPages[0],
      practitioner: practitioner.id,
      other: randomUUID(),
      step: 'practice',
      token: unsubscribeSecret(patient),
      secret: unsubscribeSecret(patient),
      hold: unsubscribeSecret(patient),
      id: patient,
      'manage/messages:id': message,
      'api/v1/calls:id': randomUUID(),
      'manage/import:id': randomUUID(),
      '...nextauth': 'session',
      '...path': 'nothing',
    },
    query: `key=${secret}`,
  }
}

function addressOf(template: string, { parts, query }: Facts): string {
  const filled = template.replace(/\[?\[([^\]]+)\]\]?/g, (_, name: string) => {
    const nearer = Object.keys(parts).find(
      (key) => key.endsWith(`:${name}`) && template.startsWith(`/${key.split(':')[0] ?? ''}`),
    )
    return parts[nearer ?? name] ?? `no-${name}`
  })
  return template.includes('/[reference]') ? `${filled}?${query}` : filled
}

/** Every page and every route of the product, found by walking its folder: none is left out. */
export async function everyPlace(): Promise<Place[]> {
  const facts = await makeFacts()
  return files().flatMap((file) =>
    methodsOf(file).map((method) => ({ file, method, path: addressOf(templateOf(file), facts) })),
  )
}
