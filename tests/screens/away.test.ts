import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keptForm } from '@/app/_ui/staff/kept-form'
import { untouched, type FormState } from '@/app/_ui/staff/form-state'
import { watch } from '@/app/_ui/staff/watch'
import { formFailure } from '@/lib/copy/away'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a form whose answer never came', () => {
  const data = new FormData()
  data.set('note', 'Half a sentence')
  data.set('$ACTION_KEY', 'made by the framework')
  const failing = (error: unknown) => async (): Promise<FormState> => {
    throw error
  }

  test('says so in the server’s words, and keeps what was typed', async () => {
    vi.stubGlobal('window', {})
    const kept = keptForm(failing(new Error(formFailure.refused)))
    const typed = { note: 'Half a sentence' }
    expect(await kept(untouched, data)).toEqual({
      ...untouched, turn: 1, error: formFailure.refused, typed,
    })
  })

  test('passes every other error on: a redirect is one', async () => {
    vi.stubGlobal('window', {})
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT' })
    await expect(keptForm(failing(redirect))(untouched, data)).rejects.toBe(redirect)
  })

  test('is on the server the action itself, or nothing could be sent without a script', () => {
    const action = failing(null)
    expect(keptForm(action)).toBe(action)
  })
})

class Stream extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static last: Stream
  readyState = 1
  close = () => undefined

  constructor() {
    super()
    Stream.last = this
  }

  tell = (type: string) => this.dispatchEvent(new Event(type))
}

describe('a screen that follows', () => {
  const said: string[] = []
  let status: number
  let isReadable: boolean
  let page: EventTarget & { visibilityState: string }
  let stop: () => void
  const begin = (isLost: boolean) => {
    stop = watch(
      () => '/api/v1/events',
      {
        changed: async () => {
          said.push('changed')
          return isReadable
        },
        lost: () => said.push('lost'),
        found: () => said.push('found'),
      },
      isLost,
    )
  }

  beforeEach(() => {
    vi.useFakeTimers()
    said.length = 0
    status = 204
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    vi.stubGlobal('EventSource', Stream)
    vi.stubGlobal('document', page)
    vi.stubGlobal('addEventListener', () => undefined)
    vi.stubGlobal('removeEventListener', () => undefined)
    vi.stubGlobal('fetch', async () => new Response(null, { status }))
    isReadable = true
    begin(false)
    Stream.last.tell('open')
  })
  afterEach(() => stop())

  test('is told by its stream when nothing can be read, and when it can be again', () => {
    Stream.last.tell('away')
    Stream.last.tell('away')
    Stream.last.tell('back')
    expect(said).toEqual(['lost', 'found', 'changed'])
  })

  test('is found when another stream opens than the one that was lost', () => {
    stop()
    begin(true)
    expect(said).toEqual([])
    Stream.last.tell('open')
    expect(said).toEqual(['found', 'changed'])
  })

  test('says nothing any more once it is over, whatever a reading begun before answers', async () => {
    isReadable = false
    Stream.last.tell('change')
    stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said).toEqual(['changed'])
  })

  test('asks before it reads itself again, and keeps what it shows while the database is away', async () => {
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    status = 503
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(7_000)
    expect(said).toEqual(['changed', 'lost'])
    status = 204
    await vi.advanceTimersByTimeAsync(3_000)
    expect(said).toEqual(['changed', 'lost', 'found', 'changed'])
  })

  test('reads itself at once at a signal: whoever gave it was just there', () => {
    Stream.last.tell('change')
    expect(said).toEqual(['changed'])
  })

  test('reads itself once more for all that it heard while it was reading', async () => {
    for (let heard = 0; heard < 5; heard += 1) Stream.last.tell('change')
    await vi.advanceTimersByTimeAsync(0)
    expect(said).toEqual(['changed', 'changed'])
  })

  test('says so where it could not be read, and reads itself again as soon as it can', async () => {
    isReadable = false
    Stream.last.tell('change')
    await vi.advanceTimersByTimeAsync(0)
    expect(said).toEqual(['changed', 'lost'])
    isReadable = true
    await vi.advanceTimersByTimeAsync(3_000)
    expect(said).toEqual(['changed', 'lost', 'found', 'changed'])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said).toHaveLength(4)
  })
})
