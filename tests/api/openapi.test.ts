import { readdirSync, existsSync } from 'node:fs'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApi } from '@/lib/adapters/openapi'
import { endpoints, type Endpoint } from '@/lib/adapters/endpoints'

const document = openApi('https://booking.example.org')
const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>

test('a public validator accepts the document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

/** Route files that are no part of the versioned API. */
const apart = ['/openapi.json']

function routePaths(folder: string, under = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => {
    const here = `${under}/${name.replace(/^\[(\w+)\]$/, '{$1}')}`
    const deeper = routePaths(path.join(folder, name), here)
    return existsSync(path.join(folder, name, 'route.ts')) ? [here, ...deeper] : deeper
  })
}

test('every route is in it, and nothing else', () => {
  const routes = routePaths('app/api/v1').filter((route) => !apart.includes(route))
  expect(Object.keys(paths).sort()).toEqual(routes.sort())
})

test('everything that the design names is in it', () => {
  const calls = Object.entries(paths).flatMap(([where, methods]) => Object.keys(methods).map((method) => `${method} ${where}`))
  expect(calls).toEqual(expect.arrayContaining([
    'get /clinics', 'get /services', 'get /practitioners', 'get /slots', 'post /holds', 'delete /holds/{hold}',
    'post /appointments', 'get /appointments/{reference}', 'get /diary', 'get /calls', 'post /calls/{id}/claim',
    'post /calls/{id}/attempts', 'get /patients', 'get /events',
    ...['confirm', 'arrive', 'complete', 'miss', 'undo', 'move', 'cancel'].map((verb) => `post /appointments/{reference}/${verb}`),
  ]))
})

test.each(Object.entries(endpoints))('the examples of %s fit its schemas', (_, given) => {
  const endpoint = given as unknown as Endpoint
  if (endpoint.answer) expect(endpoint.answer.safeParse(endpoint.example).error).toBeUndefined()
  if (endpoint.body) expect(endpoint.body.safeParse(endpoint.bodyExample).error).toBeUndefined()
})

test('a document that breaks the rules is refused by the validator', async () => {
  const broken = structuredClone(document)
  delete broken['info']
  expect((await new Validator().validate(broken)).valid).toBe(false)
})
