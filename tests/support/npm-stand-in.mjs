#!/usr/bin/env node
// Does to node_modules what `npm ci` does (empties it, then fills it), without a network. What it
// is to say and how to end it reads from STAND_IN; each run adds its process number to `calls`.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const { folder, holds = false, says = '', leavesOut = false } = JSON.parse(process.env.STAND_IN)
appendFileSync(path.join(folder, 'calls'), `${process.pid}\n`)
rmSync('node_modules', { recursive: true, force: true })
mkdirSync('node_modules')
while (holds && !existsSync(path.join(folder, 'go'))) await wait(20)
if (says !== '') {
  process.stderr.write(says)
  process.exit(1)
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '' || leavesOut) continue
  mkdirSync(place, { recursive: true })
  writeFileSync(path.join(place, 'package.json'), JSON.stringify({ version: entry.version }))
}
writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock))
