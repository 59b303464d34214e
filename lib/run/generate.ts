import { existsSync } from 'node:fs'
import path from 'node:path'
import { CannotRun } from './cannot-run.mjs'
import { isMarked, markOf, setMark } from './marks'
import { inData, root } from './places'
import { prisma, reasonIn } from './prisma-cli'
import { inTurn } from './turns'

const made = () => path.join(root, 'lib/store/generated/client.ts')

/** Prisma's client, made anew when the schema or Prisma has changed. */
export async function generate(): Promise<void> {
  const mark = markOf(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  const isDone = () => existsSync(made()) && isMarked('client', mark)
  if (isDone()) return
  await inTurn(inData('client-turn'), 60, async () => {
    if (isDone()) return
    const { code, output } = await prisma(['generate'])
    if (code !== 0) throw new CannotRun(`prisma generate failed: ${reasonIn(output)}`)
    setMark('client', mark)
  })
}
