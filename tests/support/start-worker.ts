import { finish } from '@/lib/run/ending'
import { serveBuild } from '@/lib/run/serve'

// What `npm start` does, with the build in a folder that is given:
//   node --import tsx start-worker.ts FOLDER

try {
  await serveBuild(() => Promise.resolve(process.argv[2] ?? ''))
} catch (error) {
  await finish()
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
}
