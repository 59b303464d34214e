import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseEnv } from 'node:util'

// A machine as the guide has it: its folders are within one of ours. What only root and systemd
// could do is done by stand-ins, which refuse what those wouldn't know; all else is the real thing.

export interface Answer {
  status: number
  said: string
}

interface Asked {
  name: string
  args: string[]
  cwd: string
}

const standIn = `import http from 'node:http'
const [name, ...args] = process.argv.slice(2)
const to = { port: Number(process.env.MACHINE_PORT), method: 'POST' }
const asking = http.request(to, (answer) => {
  let text = ''
  answer.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => {
    const { status, said } = JSON.parse(text)
    process.stdout.write(said)
    process.exitCode = status
  })
})
asking.end(JSON.stringify({ name, args, cwd: process.cwd() }))
`
const names = [
  'apt-get', 'useradd', 'chown', 'install', 'nano', 'systemctl', 'systemd-run', 'journalctl',
  'systemd-analyze', 'docker', 'age-keygen',
]
/** As another account, which is this one here. */
const sudo = `#!/bin/sh
while [ $# -gt 0 ]; do case "$1" in -u) shift 2;; -H) shift;; *) break;; esac; done
exec "$@"
`
/** What a shell says of whoever called. */
const notTheirs =
  /^(?:npm_(?!config_)|PLUMBLINE|DATABASE_|MIGRATE_|BASE_URL|AUTH_|NODE_ENV|INIT_CWD)/

export class BareMachine {
  /** Everything that a service has said. */
  log = ''
  readonly #server: Server
  #service: ChildProcess | null = null
  #startedAt = 0
  #variables: NodeJS.ProcessEnv = { NODE_ENV: 'production' }

  constructor(
    readonly folder: string,
    /** Where PostgreSQL is, as its own programs are told. */
    readonly database: Record<string, string>,
    readonly port: number,
    readonly edit: (file: string) => void,
  ) {
    for (const name of ['opt', 'etc/systemd/system', 'etc/caddy', 'mnt', 'var/lib', 'bin', 'home'])
      mkdirSync(path.join(folder, name), { recursive: true })
    this.#program('sudo', sudo)
    writeFileSync(path.join(folder, 'stand-in.mjs'), standIn)
    const script = (name: string) =>
      `#!/bin/sh\nexec '${process.execPath}' '${path.join(folder, 'stand-in.mjs')}' ${name} "$@"\n`
    for (const name of names) this.#program(name, script(name))
    this.#server = createServer((request, response) => {
      let text = ''
      request.setEncoding('utf8').on('data', (part: string) => (text += part))
      request.on('end', () => {
        void this.#answer(JSON.parse(text) as Asked)
          .catch((error: unknown): Answer => ({ status: 1, said: `${String(error)}\n` }))
          .then((answer) => response.end(JSON.stringify(answer)))
      })
    })
  }

  async begin(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const own = Object.entries(process.env).filter(([name]) => !notTheirs.test(name))
    this.#variables = {
      ...Object.fromEntries(own),
      NODE_ENV: 'production',
      ...this.database,
      PATH: `${path.join(this.folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      MACHINE_PORT: String(port),
    }
  }

  /** Places of the guide, in our folder; the server listens where nobody else does. */
  at = (text: string): string =>
    text
      .replaceAll(/(?<![\w.-])\/(?=(?:opt|etc|var\/lib|mnt)\/)/g, `${this.folder}/`)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${this.port}`)

  /** Runs a box as a shell would, that ends at the first line that fails. */
  async run(text: string, cwd = path.join(this.folder, 'home')): Promise<Answer> {
    const child = spawn('bash', ['-eo', 'pipefail', '-c', this.at(text)], {
      cwd, env: this.#variables, stdio: ['ignore', 'pipe', 'pipe'],
    })
    return ended(child)
  }

  async end(): Promise<void> {
    await this.#stop()
    this.#server.close()
  }

  #program(name: string, text: string): void {
    const file = path.join(this.folder, 'bin', name)
    writeFileSync(file, text)
    chmodSync(file, 0o755)
  }

  async #answer({ name, args, cwd }: Asked): Promise<Answer> {
    const done = (said = ''): Answer => ({ status: 0, said })
    const refused = (): Answer =>
      ({ status: 64, said: `${name} wouldn’t know what is meant by ${args.join(' ')}\n` })
    const words = args.filter((word) => !word.startsWith('-'))
    switch (name) {
      case 'apt-get':
        return /^(?:update|install)$/.test(words[0] ?? '') ? done() : refused()
      case 'useradd':
        return args.includes('--system') && words.at(-1) === 'plumbline' ? done() : refused()
      case 'chown':
        return existsSync(words.at(-1) ?? '') ? done() : refused()
      case 'nano':
        if (words.length !== 1 || !existsSync(words[0] ?? '')) return refused()
        this.edit(words[0] ?? '')
        return done()
      case 'install': {
        const owner = /^-[og]$/
        const rest = args.filter((word, i) => !owner.test(word) && !owner.test(args[i - 1] ?? ''))
        const { status, stderr } = spawnSync('/usr/bin/install', rest, { cwd, encoding: 'utf8' })
        return { status: status ?? 1, said: stderr }
      }
      case 'systemctl':
        return this.#systemctl(args, words)
      case 'systemd-run':
        return this.#systemdRun(args)
      case 'journalctl':
        return this.#journalctl(args)
      case 'systemd-analyze':
        return words[0] === 'security' && this.#isUnit(words[1]) ? done() : refused()
      case 'age-keygen': {
        const file = words[0] ?? ''
        const made = spawnSync(
          process.execPath,
          [path.join(this.folder, 'opt/plumbline/lib/run/begin.mjs'), 'backup', '--new-key', file],
          { cwd, env: { ...this.#variables, INIT_CWD: cwd }, encoding: 'utf8' },
        )
        return { status: made.status ?? 1, said: made.stdout + made.stderr }
      }
      case 'docker':
        return this.#docker(args) ? done() : refused()
      default:
        return refused()
    }
  }

  #fileOf = (unit: string): string =>
    path.join(this.folder, 'etc/systemd/system', /\.\w+$/.test(unit) ? unit : `${unit}.service`)

  /** Units of other programs are the machine's. */
  #isUnit = (unit = ''): boolean =>
    /^(?:caddy|postgresql)$/.test(unit) || existsSync(this.#fileOf(unit))

  async #systemctl(args: string[], [verb = '', ...units]: string[]): Promise<Answer> {
    const ok = { status: 0, said: '' }
    if (verb === 'daemon-reload' || (verb === '' && args.includes('--failed'))) return ok
    if (units.length === 0 || !units.every((unit) => this.#isUnit(unit)))
      return { status: 5, said: `Unit ${units.join(', ')} not found.\n` }
    const own = units.map((unit) => unit.replace(/\.service$/, ''))
    const begins = /^(?:start|restart)$/.test(verb) || (verb === 'enable' && args.includes('--now'))
    const ends = verb === 'stop' || (verb === 'disable' && args.includes('--now'))
    if (own.includes('plumbline') && (ends || verb === 'restart')) await this.#stop()
    if (own.includes('plumbline') && begins) this.#start()
    if (begins && own.includes('plumbline-backup')) return ended(this.#spawn('plumbline-backup'))
    const isKnown = begins || ends || /^(?:reload|status|list-timers)$/.test(verb)
    return isKnown ? ok : { status: 64, said: `Unknown verb ${verb}\n` }
  }

  /** As systemd starts what a unit says, with its file of settings. */
  #spawn(unit: string): ChildProcess {
    const lines = this.at(readFileSync(this.#fileOf(unit), 'utf8'))
    const valueOf = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(lines)?.[1] ?? ''
    const [program = '', ...args] = valueOf('ExecStart').split(' ')
    return spawn(program, args, {
      cwd: valueOf('WorkingDirectory'),
      env: { ...this.#variables, ...settingsIn(valueOf('EnvironmentFile')) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  #start(): void {
    if (this.#service && this.#service.exitCode === null) return
    this.#startedAt = this.log.length
    this.#service = this.#spawn('plumbline')
    const hear = (text: Buffer) => void (this.log += text.toString())
    this.#service.stdout?.on('data', hear)
    this.#service.stderr?.on('data', hear)
  }

  async #stop(): Promise<void> {
    const service = this.#service
    this.#service = null
    if (!service || service.exitCode !== null) return
    const over = new Promise((resolve) => service.once('exit', resolve))
    service.kill('SIGTERM')
    await over
  }

  async #systemdRun(args: string[]): Promise<Answer> {
    const at = args.findIndex((word) => !word.startsWith('--'))
    const given = args.slice(0, at).join(' ')
    const valueOf = (name: string) => new RegExp(`--${name}=(\\S+)`).exec(given)?.[1] ?? ''
    const isWhole = ['--pty', '--wait', '--collect'].every((word) => given.includes(word))
    if (!isWhole || valueOf('uid') !== 'plumbline')
      return { status: 64, said: 'systemd-run would not wait, or run it as somebody else\n' }
    const [program = '', ...rest] = args.slice(at)
    return ended(spawn(program, rest, {
      cwd: valueOf('working-directory'),
      env: { ...this.#variables, ...settingsIn(valueOf('property=EnvironmentFile')) },
      stdio: ['ignore', 'pipe', 'pipe'],
    }))
  }

  /** `-f` is left once the server says where it is, as the guide has it. */
  async #journalctl(args: string[]): Promise<Answer> {
    const isFollowed = args.includes('-f')
    for (let left = 600; isFollowed && !this.#isUp(); left -= 1) {
      if (left === 0 || this.#service?.exitCode != null)
        return { status: 1, said: `the server did not start:\n${this.log}` }
      await wait(1_000)
    }
    const unit = args[args.indexOf('-u') + 1] ?? ''
    const isKnown = args.some((word) => word.startsWith('--vacuum-time=')) ||
      this.#isUnit(unit.replace('@*', ''))
    return isKnown ? { status: 0, said: this.log } : { status: 64, said: `no unit ${unit}\n` }
  }

  /** Since it was last started. */
  #isUp = (): boolean => this.log.slice(this.#startedAt).includes('Plumbline is at')

  /** Until what was started has come up. */
  async settle(): Promise<void> {
    if (!this.#service) return
    const { status, said } = await this.#journalctl(['-u', 'plumbline', '-f'])
    if (status !== 0) throw new Error(said)
  }

  #docker([compose, verb = '', ...args]: string[]): boolean {
    const text = readFileSync(path.join(this.folder, 'opt/plumbline/compose.yaml'), 'utf8')
    const services = [...text.matchAll(/^ {2}(\w+):$/gm)].map(([, name]) => name)
    const [named = ''] = args.filter((word) => !word.startsWith('-'))
    if (compose !== 'compose') return false
    if (/^(?:up|ps)$/.test(verb)) return true
    return /^(?:logs|exec|run)$/.test(verb) && services.includes(named)
  }
}

const settingsIn = (file: string) => parseEnv(readFileSync(file, 'utf8')) as Record<string, string>

const ended = (child: ChildProcess): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let said = ''
    const hear = (text: Buffer) => void (said += text.toString())
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('close', (status) => resolve({ status: status ?? 1, said }))
  })
