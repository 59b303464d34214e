import { stoppedJobs } from '@/lib/core/health/checks'
import type { BackupFact } from '@/lib/core/health/facts'
import type { Job } from '@/lib/core/readiness'
import type { Instant } from '@/lib/core/time'
import {
  ago,
  type AllWords,
  askHost,
  asUnready,
  gigabytes,
  longFor,
  lookAtLog,
  many,
  needsDatabase,
  needsServer,
} from './parts'

const jobWords: Record<Job, string> = {
  minute: 'the minute’s work',
  plan: 'planning messages',
  email: 'sending emails',
  text: 'sending texts',
}

const lastBackup = ({ lastAt }: BackupFact, clock: Instant): string =>
  lastAt === null ? 'None has gone well yet.' : `The last good one was made ${ago(lastAt, clock)}.`
const backUpNow = 'On the server, run npm run backup, and read what it says.'

type Running = 'listener' | 'jobs' | 'clock' | 'disk' | 'backup' | 'proxies'

/** Of the server, and of the machine that it runs on. */
export const runningWords: Pick<AllWords, Running> = {
  listener: {
    name: 'Live screens',
    well: () => 'Screens hear at once of what others change.',
    unknown: (fact) =>
      fact ? 'The server hasn’t yet heard itself through the database.' : needsServer,
    wrong: {
      unreachable: () => ({
        said: asUnready('listener-away'),
        next: 'Check DATABASE_DIRECT_URL, or DATABASE_URL.',
      }),
      standby: () => ({
        said: asUnready('listener-on-standby'),
        next: 'Point DATABASE_DIRECT_URL to the primary.',
      }),
      unsaid: () => ({ said: asUnready('listener-not-told'), next: askHost }),
      unheard: () => ({
        said: 'The server doesn’t hear itself through the database, so screens are late.',
        next: 'If DATABASE_URL is a pooler, set DATABASE_DIRECT_URL. Then restart Plumbline.',
      }),
    },
  },
  jobs: {
    name: 'Background work',
    well: () => 'Background work is running.',
    unknown: (fact) => (fact ? 'Background work is starting.' : needsServer),
    wrong: {
      stopped: (fact, { now }) => ({
        said: `Background work has stopped: ${stoppedJobs(fact, now)
          .map((job) => jobWords[job])
          .join(', ')}.`,
        next: lookAtLog,
      }),
    },
  },
  clock: {
    name: 'Clock',
    well: () => 'The server’s clock agrees with the database’s.',
    unknown: () => needsDatabase,
    wrong: {
      off: ({ aheadMs }) => ({
        said: `The server’s clock is ${longFor(Math.abs(aheadMs))} ${
          aheadMs > 0 ? 'behind' : 'ahead of'
        } the database’s.`,
        next: 'Set both machines’ clocks by a time server: timedatectl set-ntp true.',
      }),
    },
  },
  disk: {
    name: 'Disk',
    well: (disk) => `${gigabytes(disk.freeBytes)} of ${gigabytes(disk.totalBytes)} are free.`,
    unknown: () => 'We couldn’t look at the disk.',
    wrong: {
      'nearly-full': (disk) => ({
        said: `The disk is nearly full: ${gigabytes(disk.freeBytes)} of ${gigabytes(
          disk.totalBytes,
        )} are free.`,
        next: 'Delete old backups and logs on the server, or make the disk larger.',
      }),
    },
  },
  backup: {
    name: 'Backups',
    well: (fact, { clock }) =>
      fact.lastAt === null ? 'The first backup will be made tonight.' : lastBackup(fact, clock),
    unknown: () => 'We can’t see from here when the last backup was made.',
    wrong: {
      failed: (fact, { clock }) => ({
        said: `The last backup failed. ${lastBackup(fact, clock)}`,
        next: backUpNow,
      }),
      unreadable: () => ({
        said: 'The last backup couldn’t be restored when we tried.',
        next: backUpNow,
      }),
      old: (fact, { clock }) => ({
        said: `There’s no recent backup. ${lastBackup(fact, clock)}`,
        next: backUpNow,
      }),
      never: () => ({ said: 'No backup has ever been made.', next: backUpNow }),
    },
  },
  proxies: {
    name: 'Proxies',
    well: () => 'The server knows where its visitors come from.',
    unknown: () => needsServer,
    wrong: {
      uncounted: ({ counted, fewestBeyond }) => ({
        said: `Visitors come through ${many(fewestBeyond, 'proxy', 'proxies')}, but TRUST_PROXY is ${
          counted
        }, so all of them may count as one address.`,
        next: `If all of these proxies are yours, set TRUST_PROXY=${fewestBeyond} and restart.`,
      }),
    },
  },
}
