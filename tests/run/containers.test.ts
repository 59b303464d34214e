import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '@/lib/run/places'
import { allIn, expectCommands, read, unknownOf } from '@/tests/support/deployment'

interface Service {
  image?: string
  user?: string
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  init?: boolean
  mem_limit?: string
  pids_limit?: number
  networks?: string[]
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
  restart?: string
  volumes?: string[]
}

describe('compose.yaml', () => {
  const text = read('compose.yaml')
  const compose = parse(text, { merge: true }) as {
    services: Record<'database' | 'migrate' | 'web' | 'backup', Service>
    networks: Record<string, { internal?: boolean }>
  }
  const services = Object.entries(compose.services)

  test.each(services)('%s is locked in', (_, service) => {
    expect(service).toMatchObject({
      read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], init: true,
      mem_limit: expect.any(String) as string, pids_limit: expect.any(Number) as number,
    })
    expect(['node', 'postgres']).toContain(service.user)
  })

  test.each(services)('%s has variables that are there, and no secret in the file', (_, service) => {
    const variables = Object.entries(service.environment ?? {})
    expect(unknownOf(variables.map(([name]) => name))).toEqual([])
    for (const [name, value] of variables) {
      if (/PASSWORD|SECRET|TOKEN/.test(name)) expect(value).toMatch(/^\$\{[A-Z_]+:[?-]/)
    }
    expect(variables.join('\n')).not.toMatch(/:\/\/\w+:[^$@\s]+@/)
  })

  test('pins the database’s image, checks its health and hides it from outside', () => {
    expect(compose.services.database.image).toMatch(/^postgres:\d+\.\d+-/)
    expect(compose.services.database.healthcheck?.test).toContain('pg_isready')
    expect(compose.services.database.networks).toEqual(['data'])
    expect(compose.networks['data']).toEqual({ internal: true })
  })

  test('asks the server’s health as its image does, and looks for a backup of last night', () => {
    expect(compose.services.web.healthcheck).toBeUndefined()
    expect(compose.services.backup.healthcheck?.test.join(' ')).toContain('/backups')
  })

  test('keeps backups by their own rule, and the server only reads what is known of them', () => {
    expect(text).toContain('begin.mjs backup --keep --when-due')
    expect(text).not.toMatch(/-delete\b/)
    expect(compose.services.backup.environment)
      .toMatchObject({ BACKUP_FOLDER: '/backups', PLUMBLINE_DATA_DIR: '/record' })
    expect(compose.services.web.volumes).toEqual(['record:/record:ro'])
  })

  test('starts commands that are there', () => expectCommands(text))

  test('does not start the one-off again', () => expect(compose.services.migrate.restart).toBe('no'))
})

describe('the Dockerfile', () => {
  const text = read('Dockerfile').replace(/\\\n/g, ' ')
  const lines = text.split('\n').filter((line) => /^[A-Z]+ /.test(line))
  const stage = (name: string) => {
    const from = lines.findIndex((line) => line.endsWith(` AS ${name}`))
    const next = lines.findIndex((line, index) => index > from && line.startsWith('FROM '))
    return lines.slice(from, next < 0 ? undefined : next)
  }

  test('pins its base, once', () => {
    const stages = lines.filter((line) => line.startsWith('FROM '))
    const bases = stages.filter((line) => !/^FROM (base|packages|built) AS/.test(line))
    expect(bases).toEqual([expect.stringMatching(/^FROM node:\d+\.\d+\.\d+-\w+-slim AS base$/)])
  })

  test('has variables that are there', () => {
    const set = lines.filter((line) => line.startsWith('ENV '))
    expect(unknownOf(set.flatMap((line) => allIn(line, / ([A-Z_]+)=/g)))).toEqual([])
  })

  test('starts commands that are there', () => expectCommands(text))

  test('asks /api/ready whether it is well', () => {
    const check = /^HEALTHCHECK .*CMD \[.*$/m.exec(text)?.[0]
    expect(check).toContain('/api/ready')
    expect(existsSync(path.join(root, 'app/api/ready/route.ts'))).toBe(true)
  })

  test.each(['migrate', 'serve'])('%s runs as an account that isn’t root, in exec form', (name) => {
    const own = stage(name)
    expect(own.findLast((line) => line.startsWith('USER '))).toBe('USER node')
    expect(own.findLast((line) => line.startsWith('CMD '))).toMatch(/^CMD \["node", /)
  })

  test('serves without what installs and builds', () => {
    const own = stage('serve')
    expect(own[0]).toBe('FROM base AS serve')
    expect(own.join('\n')).toMatch(/rm -rf \/usr\/local\/lib\/node_modules /)
    expect(own.filter((line) => line.startsWith('COPY '))).toEqual([
      'COPY --from=built --chown=root:root /app/.next/standalone ./',
      'COPY --from=built --chown=root:root /app/prisma/migrations ./prisma/migrations',
    ])
  })

  // What hadolint would say: latest (DL3007), sudo (DL3004), ADD (DL3020), apt (DL3008, DL3009),
  // a relative folder (DL3000), a pipe whose failure is lost (DL4006), `cd` (DL3003).
  test.each([
    /:latest/, /\bsudo\b/, /^ADD /m, /\bapt(-get)? /, /^WORKDIR [^/]/m, /^RUN .*[^|]\|[^|]/m,
    /^RUN .*\bcd /m,
  ])('has nothing of the form %s', (form) => expect(text).not.toMatch(form))
})
