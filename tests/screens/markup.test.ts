import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, inner, say } from '@/app/_ui/staff/markup'

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': `'` }
/** As a browser reads text. */
const read = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '')

test('whatever is put in is text: no sign of it is markup, and all of it is there to be read', () => {
  const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('<', '>', '"', `'`, '&', 'script', ' onload=', '&lt;')).map((parts) => parts.join('')))
  fc.assert(fc.property(hostile, hostile, (title, text) => {
    const { __html: drawn } = inner(html`<b title='${title}'>${text}</b>`)
    const [, inTitle = '', inText = ''] = /^<b title='([^]*)'>([^]*)<\/b>$/.exec(drawn) ?? []
    expect(inTitle).not.toMatch(/[<>"']/)
    expect(inText).not.toMatch(/[<>"']/)
    expect([read(inTitle), read(inText)]).toEqual([title, text])
  }))
})

test('markup within markup stays markup, once', () => {
  expect(inner(html`<p>${html`<b>${'a & b'}</b>`}</p>`, say('<i>'))).toEqual({ __html: `<p><b>a &amp; b</b></p><span class='hidden-visually'>&lt;i&gt;</span>` })
})

test('what is not there says nothing; a nought does', () => {
  expect(inner(html`[${false}${null}${undefined}${0}]`)).toEqual({ __html: '[0]' })
})
