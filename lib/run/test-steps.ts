import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createTestDatabase } from '@/tests/support/database'
import { findBrowser } from './browser'
import { build, runNext } from './build'
import { beforeEnd } from './ending'
import { generate } from './generate'
import { inData, root } from './places'
import { prisma, type Variables } from './prisma-cli'

export interface Count {
  passed: number
  failed: number
}

export interface Step {
  name: string
  run: () => Promise<Count>
}

const one = (isGood: boolean): Count => (isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
const bin = (file: string) => path.join(root, 'node_modules', file)

/** Runs a tool with its words shown, apart from what the surrounding shell has set for a server. */
function tool(file: string, words: string[], env: Variables = {}): Promise<number> {
  const child = spawn(process.execPath, [file, ...words], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
  beforeEnd(() => void child.kill('SIGTERM'))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0), failed: counts.reduce((all, { failed }) => all + failed, 0),
})

const types = async (): Promise<Count> => one((await tool(bin('typescript/bin/tsc'), ['--noEmit'])) === 0)

async function lint(): Promise<Count> {
  const words = ['--config', 'tests/lint/eslint.config.mjs', '--max-warnings', '0', '.']
  return one((await tool(bin('eslint/bin/eslint.js'), words)) === 0)
}

/** Side by side: each is one process that keeps one core busy. */
async function typesAndLint(): Promise<Count> {
  await generate()
  await runNext(['typegen'])
  return sum(await Promise.all([types(), lint()]))
}

/** Whether the migrations make what the schema says. */
async function drift(): Promise<Count> {
  const database = await createTestDatabase()
  try {
    const words = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
    const { code, output } = await prisma(words, { MIGRATE_DATABASE_URL: database.ownerUrl })
    if (code !== 0) process.stdout.write(`The migrations do not make what the schema says:\n${output}\n`)
    return one(code === 0)
  } finally {
    await database.drop()
  }
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A file that broke before its first test has no test to count, so it counts as one. */
const brokenFiles = (report: VitestReport) =>
  report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length

const readReport = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

async function unit(): Promise<Count> {
  const file = inData('test', 'vitest.json')
  rmSync(file, { force: true })
  const words = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await tool(bin('vitest/vitest.mjs'), words, { NO_COLOR: '1' })
  const report = readReport(file) as VitestReport | null
  if (!report) return one(false)
  const failed = report.numFailedTests + brokenFiles(report)
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
}

async function journeys(): Promise<Count> {
  const file = inData('test', 'playwright.json')
  rmSync(file, { force: true })
  const env = { CHROMIUM_PATH: await findBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: file, NO_COLOR: '1' }
  const code = await tool(bin('@playwright/test/cli.js'), ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'], env)
  const report = readReport(file) as PlaywrightReport | null
  if (!report) return one(false)
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected + flaky, failed: unexpected === 0 && code !== 0 ? 1 : unexpected }
}

export const steps: Step[] = [
  { name: 'types and lint', run: typesAndLint },
  { name: 'schema and migrations agree', run: drift },
  { name: 'unit and integration tests', run: unit },
  { name: 'build', run: async () => one((await build()) !== '') },
]

export const browserStep: Step = { name: 'browser tests', run: journeys }
