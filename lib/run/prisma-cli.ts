import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './places'

export const cli = path.join(root, 'node_modules/prisma/build/index.js')

export type Variables = Record<string, string | undefined>

/** What Prisma's commands need so that nothing is downloaded. The stand-in is a script, which Windows can't start. */
export function prismaEnvironment(): Variables & NodeJS.ProcessEnv {
  const standIn: Variables = process.platform === 'win32' ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'prisma/engine/schema-engine.mjs') }
  return { ...standIn, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...process.env }
}

export interface Ended {
  code: number
  output: string
}

/** Runs a Prisma command quietly and tells how it ended. */
export function prisma(words: string[], env: Variables = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...words], {
      cwd: root,
      env: { ...prismaEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** What a Prisma command said of why it failed, in one line. */
export function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean)
  const start = lines.findIndex((line) => /error|failed/i.test(line))
  return lines.slice(start < 0 ? -3 : start, start < 0 ? undefined : start + 6).join(' ')
}
