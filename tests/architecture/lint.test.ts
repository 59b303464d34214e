import { ESLint } from 'eslint'
import { configs } from 'typescript-eslint'
import { expect, test } from 'vitest'
import { root } from '@/lib/run/places'

// The rules that need types are left out here: a planted file belongs to no project.
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: 'tests/lint/eslint.config.mjs',
  overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'], ...configs.disableTypeChecked }, { languageOptions: { parserOptions: { projectService: false } } }],
})

async function rulesBrokenBy(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath })
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message)
}

const long = (lines: number) => `${Array.from({ length: lines }, (_, line) => `  use(${line})`).join('\n')}\n`

test.each([
  ['the present', 'export const planted = () => Date.now()', 'no-restricted-globals'],
  ['a date', 'export const planted = new Date(0)', 'no-restricted-globals'],
  ['a date by the back door', 'export const planted = globalThis.Date.now()', 'no-restricted-properties'],
  ['the type of a date', 'export type Planted = Date', 'no-restricted-syntax'],
  ['a stop watch', 'export const planted = () => performance.now()', 'no-restricted-globals'],
  ['Temporal', 'export const planted = () => Temporal.Now.instant()', 'no-restricted-globals'],
  ['a time library', `import { Temporal } from 'temporal-polyfill'\nexport const planted = Temporal`, 'no-restricted-imports'],
  ['a zone', `export const planted = new Intl.DateTimeFormat('en-GB')`, 'no-restricted-properties'],
  ['a local form', 'export const planted = (day: { toLocaleDateString(): string }) => day.toLocaleDateString()', 'no-restricted-syntax'],
  ['any', 'export const planted = (given: any) => given', '@typescript-eslint/no-explicit-any'],
  ['a silenced compiler', '// @ts-ignore\nexport const planted = 1', '@typescript-eslint/ban-ts-comment'],
  ['a default export', 'export default 1', 'no-restricted-exports'],
  ['a word to the console', `console.log('planted')`, 'no-console'],
  ['a file of 301 lines', `${'\n'.repeat(300)}export const planted = 1`, 'max-lines'],
  ['a function of 72 lines', `export function planted(use: (n: number) => void) {\n${long(70)}}`, 'max-lines-per-function'],
])('%s is refused in the core', async (_, text, rule) => {
  expect(await rulesBrokenBy('lib/core/planted.ts', text)).toContain(rule)
})

test.each([
  ['set as it is', 'export const Planted = ({ text }: { text: string }) => <p dangerouslySetInnerHTML={{ __html: text }} />'],
  ['spread', 'export const planted = (text: string) => ({ dangerouslySetInnerHTML: { __html: text } })'],
  ['declared harmless', `import { Markup } from '@/app/_ui/staff/markup'\nexport const planted = (text: string) => new Markup(text)`],
])('markup that is %s is refused', async (_, text) => {
  expect(await rulesBrokenBy('app/planted/planted.tsx', text)).toContain('no-restricted-syntax')
})

test('a comment does not switch a rule off', async () => {
  const text = '// eslint-disable-next-line no-restricted-globals\nexport const planted = () => Date.now()'
  expect(await rulesBrokenBy('lib/use-cases/planted.ts', text)).toContain('no-restricted-globals')
})

test('the store turns instants into dates but never asks for the time', async () => {
  expect(await rulesBrokenBy('lib/store/planted.ts', 'export const planted = (at: number) => new Date(at)')).toEqual([])
  expect(await rulesBrokenBy('lib/store/planted.ts', 'export const planted = () => new Date()')).toEqual(['no-restricted-syntax'])
  expect(await rulesBrokenBy('lib/store/planted.ts', 'export const planted = () => Date.now()')).toEqual(['no-restricted-syntax'])
})

test('a page may export by default, and the one time module may name the clock', async () => {
  expect(await rulesBrokenBy('app/planted/page.tsx', 'export default function Planted() { return null }')).toEqual([])
  expect(await rulesBrokenBy('lib/clock.ts', 'export const planted = () => Date.now()')).toEqual([])
})
