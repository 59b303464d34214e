import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** How a command came out, with all that it printed. */
export interface Ended {
  status: number | null
  output: string
}

export interface Running {
  child: ChildProcess
  /** What it has printed so far. */
  said: () => string
  end: Promise<Ended>
}

export interface Account {
  uid?: number
  gid?: number
}

const root = path.resolve(import.meta.dirname, '../../..')

function run(program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
  return stdout
}

/** What a shell may say of another installation. */
const notTheirs = ['PLUMBLINE_DATA_DIR', 'DATABASE_URL', 'MIGRATE_DATABASE_URL', 'BASE_URL', 'HOST']

/** Packages are only read, so a copy may share the files with the original. */
function copyPackages(from: string, to: string): void {
  const linked = spawnSync('cp', ['-al', from, to]).status === 0
  if (!linked) run('cp', '-a', from, to)
}

/** A folder with Plumbline in it, as a person has it after `git clone` and one command. */
export class Installation {
  constructor(readonly folder: string, readonly account: Account = {}) {}

  /** Every file of the checkout that git knows, and its packages. */
  static install(folder: string): Installation {
    mkdirSync(folder, { recursive: true })
    for (const file of run('git', 'ls-files', '-z').split('\0')) {
      const from = path.join(root, file)
      if (file && existsSync(from)) cpSync(from, path.join(folder, file))
    }
    copyPackages(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
    chmodSync(folder, 0o755)
    return new Installation(folder)
  }

  /** As `cp -a` makes it, also while the original runs. */
  copyTo(folder: string, account: Account = {}): Installation {
    mkdirSync(folder)
    const names = run('ls', '-A', this.folder).split('\n').filter((name) => name !== '')
    for (const name of names.filter((other) => other !== 'node_modules')) {
      // A running database removes files while they are copied: what is gone is not in the copy.
      spawnSync('cp', ['-a', path.join(this.folder, name), folder])
    }
    if (account.uid !== undefined) run('chown', '-R', `${account.uid}:${account.gid}`, folder)
    copyPackages(path.join(this.folder, 'node_modules'), path.join(folder, 'node_modules'))
    return new Installation(folder, account)
  }

  moveTo(folder: string): Installation {
    run('mv', this.folder, folder)
    return new Installation(folder)
  }

  /** `npm run VERB -- words`, as this installation's account. */
  begin(verb: string, words: readonly string[], port: number): Running {
    const child = spawn(process.execPath, ['lib/run/begin.mjs', verb, ...words], {
      cwd: this.folder,
      ...this.account,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...Object.fromEntries(notTheirs.map((name) => [name, undefined])),
        HOME: this.folder,
        INIT_CWD: this.folder,
        PORT: String(port),
        LOG_LEVEL: 'fatal',
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => (output += part))
    }
    const end = new Promise<Ended>((resolve) => {
      child.once('close', (status) => resolve({ status, output }))
    })
    return { child, said: () => output, end }
  }
}
