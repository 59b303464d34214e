import { leaveCluster, startCluster, testHome } from '@/lib/run/cluster'
import { dropLeftovers } from './database'

/** Around a whole run: the tests' own database server, started once and stopped with the last run that needs it. */
export async function setup(): Promise<() => Promise<void>> {
  await dropLeftovers(await startCluster(testHome()))
  return () => leaveCluster(testHome())
}
