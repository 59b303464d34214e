import type { Page } from '@playwright/test'

const tapes = new WeakMap<Page, string[]>()
const longest = 40

/** From now on what the page does of its own accord is kept: documents it went to, requests that failed, what it said. */
export function record(page: Page): void {
  if (tapes.has(page)) return
  const tape: string[] = []
  tapes.set(page, tape)
  const add = (line: string) => {
    tape.push(`${new Date().toISOString().slice(14, 23)} ${line}`)
    if (tape.length > longest) tape.shift()
  }
  page.on('framenavigated', (frame) => frame === page.mainFrame() && add(`at ${new URL(frame.url(), 'http://none').pathname}`))
  page.on('request', (request) => request.isNavigationRequest() && add(`document ${request.method()} ${new URL(request.url()).pathname}`))
  page.on('requestfailed', (request) => add(`failed ${new URL(request.url()).pathname}: ${request.failure()?.errorText ?? ''}`))
  page.on('response', (response) => response.status() >= 400 && add(`${response.status()} ${new URL(response.url()).pathname}`))
  page.on('console', (message) => message.type() === 'error' && add(`console ${message.text().slice(0, 200)}`))
}

/** Runs a check; where it fails the error tells what the page did before. */
export async function withTape<T>(page: Page, check: () => Promise<T>): Promise<T> {
  record(page)
  try {
    return await check()
  } catch (error) {
    const tape = tapes.get(page)?.join('\n') ?? ''
    if (error instanceof Error) error.message += `\n\nBefore that the page did:\n${tape}`
    throw error
  }
}
