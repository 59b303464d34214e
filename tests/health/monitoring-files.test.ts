import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkNames } from '@/lib/core/health/checks'
import { metrics } from '@/lib/health/registry'
import { root } from '@/lib/run/places'

const read = (file: string) => readFileSync(path.join(root, 'docs/monitoring', file), 'utf8')

interface Rule {
  alert: string
  expr: string
  annotations: { summary: string; description: string }
}
const rules = (parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
)

interface Panel {
  title: string
  gridPos: { x: number; w: number }
  targets?: { expr: string }[]
  panels?: Panel[]
}
const { panels } = JSON.parse(read('dashboard.json')) as { panels: Panel[] }
const asked = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))

/** Every name that the registry has, with those that a histogram is made of. */
async function known(): Promise<Set<string>> {
  const all = await metrics().registry.getMetricsAsJSON()
  return new Set(
    all.flatMap(({ name, type }) =>
      String(type) === 'histogram'
        ? ['_bucket', '_sum', '_count'].map((end) => name + end)
        : [name],
    ),
  )
}

const namesIn = (expr: string): string[] => expr.match(/\b(?:plumbline|nodejs|process)_\w+/g) ?? []
/** Prometheus makes this one itself. */
const own = ['up']

describe.each([
  ['alerts.yml', rules.map(({ expr }) => expr)],
  ['dashboard.json', asked],
])('%s', (_, exprs) => {
  test('asks of metrics, and only of those that there are', async () => {
    const there = await known()
    expect(exprs.length).toBeGreaterThan(5)
    for (const expr of exprs) {
      const names = namesIn(expr)
      expect(
        names.length + own.filter((name) => expr.startsWith(`${name}{`)).length,
        expr,
      ).toBeGreaterThan(0)
      expect(
        names.filter((name) => !there.has(name)),
        expr,
      ).toEqual([])
    }
  })

  test('names only checks that there are', () => {
    const named = exprs.flatMap((expr) =>
      [...expr.matchAll(/check="(\w+)"/g)].map(([, check]) => check),
    )
    expect(named.filter((check) => !(checkNames as string[]).includes(check ?? ''))).toEqual([])
  })

  test('has balanced brackets in every question', () => {
    for (const expr of exprs) {
      for (const [open, close] of ['()', '[]', '{}'].map((pair) => [...pair])) {
        expect(expr.split(open!).length, expr).toBe(expr.split(close!).length)
      }
    }
  })
})

test('each alert says what is so and what to do', () => {
  for (const { alert, annotations } of rules) {
    expect(alert).toMatch(/^Plumbline[A-Z]\w+$/)
    expect(annotations.summary).toMatch(/\.$/)
    expect(annotations.description).toMatch(/\.$/)
  }
})

test('the dashboard’s panels fit beside each other', () => {
  for (const { title, gridPos } of panels)
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24)
})

test('docs/operate.md says how to use them', () => {
  const guide = readFileSync(path.join(root, 'docs/operate.md'), 'utf8')
  for (const word of [
    'monitoring/alerts.yml',
    'monitoring/dashboard.json',
    'METRICS_TOKEN',
    'npm run doctor',
  ]) {
    expect(guide).toContain(word)
  }
})
