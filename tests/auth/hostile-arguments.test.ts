import '@/tests/api/set-clock'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { untouched } from '@/app/_ui/staff/form-state'
import { ForeignOrigin } from '@/lib/auth/origin'
import { actionOf, actionTable, createActionGround, headersOf, made } from './action-ground'
import { NotFound, Redirected, request } from './next-mocks'

// A server action is an address that anybody may post anything to: whatever its arguments are, it refuses in words.

vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)
vi.mock('next/navigation', async () => (await import('./next-mocks')).nextNavigation)
vi.mock('next/cache', async () => (await import('./next-mocks')).nextCache)

beforeAll(createActionGround)

/** The form that the action is sent, with each of its fields made into something else. */
function each(name: string, change: (data: FormData, field: string) => void): unknown[] {
  const [, data] = actionTable[name]?.given() ?? []
  const hostile = new FormData()
  if (data instanceof FormData) for (const field of new Set(data.keys())) change(hostile, field)
  return [untouched, hostile]
}

const polluted = JSON.parse('{"__proto__":{"turn":7},"constructor":{"prototype":{}},"turn":{},"typed":[]}') as unknown
const throwing = new Proxy({}, { get: () => { throw new Error('a trap') } })
const fields = (entries: [string, string][]): FormData => entries.reduce((data, [name, value]) => { data.append(name, value); return data }, new FormData())
const most = 1024 * 1024

const shapes: Record<string, (name: string) => unknown[]> = {
  nothing: () => [],
  'nulls': () => [null, null],
  'undefineds': () => [undefined, undefined],
  numbers: () => [7, 7],
  'a number that is none': () => [untouched, Number.NaN],
  texts: () => ['text', 'text'],
  truths: () => [true, false],
  lists: () => [[], [1, [2]]],
  objects: () => [{}, { name: 'Rosa' }],
  'an object with the keys of every object': () => [polluted, polluted],
  'an object that can’t be read': () => [untouched, throwing],
  'a form that is no form': () => [untouched, { get: 7, entries: 7, [Symbol.iterator]: null }],
  'a form where the state belongs': () => [new FormData(), new FormData()],
  'a map': () => [untouched, new Map([['name', 'Rosa']])],
  'a date, a symbol’s name and a big number': () => [new Date(0), 10n ** 30n],
  'bytes': () => [untouched, new Uint8Array(9)],
  'an empty form': () => [untouched, new FormData()],
  'a form with the keys of every object': () => [untouched, fields([['__proto__', 'x'], ['constructor', 'x'], ['toString', 'x'], ['hasOwnProperty', 'x']])],
  'files where text is wanted': (name) => each(name, (data, field) => { data.set(field, new File(['x'], 'x.txt')) }),
  'empty texts': (name) => each(name, (data, field) => { data.set(field, '') }),
  'every field twice': (name) => each(name, (data, field) => { data.append(field, 'a'); data.append(field, 'b') }),
  'zero bytes': (name) => each(name, (data, field) => { data.set(field, '\0\0') }),
  'half of a pair of surrogates': (name) => each(name, (data, field) => { data.set(field, '\ud800') }),
  'a megabyte in each': (name) => each(name, (data, field) => { data.set(field, 'x'.repeat(most)) }),
  'numbers beyond all': (name) => each(name, (data, field) => { data.set(field, '9'.repeat(40)) }),
  'numbers below all': (name) => each(name, (data, field) => { data.set(field, '-1') }),
  'numbers by another writing': (name) => each(name, (data, field) => { data.set(field, '1e309') }),
  'JSON where text is wanted': (name) => each(name, (data, field) => { data.set(field, '{"$ne":null}') }),
  'the keys of every object as values': (name) => each(name, (data, field) => { data.set(field, '__proto__') }),
  'code': (name) => each(name, (data, field) => { data.set(field, "'; drop table staff; --<script>") }),
}

/** What an action may do with it: answer with a state, a list, a yes or no, options, nothing; or lead on. Anything else is a 500. */
async function isKind(name: string, given: unknown[]): Promise<string> {
  try {
    const answer = await (await actionOf(name))(...given)
    if (answer === null || answer === undefined || typeof answer === 'boolean' || Array.isArray(answer)) return 'kind'
    const { error, turn } = answer as { error?: unknown; turn?: unknown }
    if (turn === undefined) return typeof answer === 'object' ? 'kind' : 'odd'
    return (error === null || typeof error === 'string') && Number.isSafeInteger(turn) ? 'kind' : `odd: ${JSON.stringify(turn)}`
  } catch (error) {
    if (error instanceof Redirected || error instanceof NotFound) return 'kind'
    if (error instanceof ForeignOrigin) return 'foreign'
    return `failed: ${error instanceof Error ? error.message.slice(0, 80) : ''}`
  }
}

/** They end the session that everything else here is done in, or see to none. */
const apart = new Set(['/app/_staff/session-actions.ts#leave'])

describe.each(Object.keys(actionTable).filter((name) => !apart.has(name)))('%s', (name) => {
  test('refuses whatever it isn’t made for in words', async () => {
    const who = name.startsWith('/app/day/') ? 'ann' : 'manager'
    request.headers = new Headers({ 'next-action': 'x', ...headersOf.get(who) })
    const went: [string, string][] = []
    for (const [shape, given] of Object.entries(shapes)) went.push([shape, await isKind(name, given(name))])
    expect(went.filter(([, how]) => how !== 'kind')).toEqual([])
  }, 60_000)

  test('nobody who isn’t signed in learns more by it', async () => {
    request.headers = new Headers({ 'next-action': 'x', ...headersOf.get('public') })
    for (const shape of ['nothing', 'numbers', 'files where text is wanted']) {
      expect([shape, await isKind(name, shapes[shape]?.(name) ?? [])]).toEqual([shape, 'kind'])
    }
  })
})

test('signing out with whatever it is sent is signing out', async () => {
  for (const given of Object.values(shapes)) {
    request.headers = new Headers({ 'next-action': 'x', ...headersOf.get('elsewhere') })
    expect(await isKind('/app/_staff/session-actions.ts#leave', given('/app/_staff/session-actions.ts#leave'))).toBe('kind')
  }
})

test('no key of any object was changed by it', () => {
  expect([Object.keys(Object.prototype), ({} as { turn?: unknown }).turn, made.boss.length]).toEqual([[], undefined, 36])
})
