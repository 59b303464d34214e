import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '@/lib/config'
import { root } from '@/lib/run/places'
import { allIn, expectCommands, read, scripts, unknownOf } from '@/tests/support/deployment'

const unitFile = (name: string) => `docs/systemd/${name}`
const units = ['plumbline.service', 'plumbline-backup.service', 'plumbline-backup.timer']

describe('the unit', () => {
  const services = ['plumbline.service', 'plumbline-backup.service'] as const

  /** `Name=value`; a name that comes again adds a value. */
  const linesOf = (file: string) =>
    read(unitFile(file)).split('\n').filter((line) => /^\w+=/.test(line))

  const hardening = [
    'NoNewPrivileges=yes', 'CapabilityBoundingSet=', 'AmbientCapabilities=', 'ProtectSystem=strict',
    'ProtectHome=yes', 'PrivateTmp=yes', 'PrivateMounts=yes', 'PrivateDevices=yes',
    'DevicePolicy=closed', 'ProtectClock=yes', 'ProtectControlGroups=yes', 'ProtectHostname=yes',
    'ProtectKernelLogs=yes', 'ProtectKernelModules=yes', 'ProtectKernelTunables=yes',
    'ProtectProc=invisible', 'KeyringMode=private', 'LockPersonality=yes', 'RestrictNamespaces=yes',
    'RestrictRealtime=yes', 'RestrictSUIDSGID=yes', 'SystemCallArchitectures=native',
    'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK',
    'SystemCallFilter=@system-service', 'SystemCallFilter=~@privileged @resources', 'UMask=0077',
  ]
  const place = [
    'User=plumbline', 'Group=plumbline', 'WorkingDirectory=/opt/plumbline',
    'StateDirectory=plumbline', 'EnvironmentFile=/etc/plumbline/plumbline.env',
    'Environment=PLUMBLINE_DATA_DIR=/var/lib/plumbline',
  ]
  test.each(services)('%s is locked in, as the account of its own', (file) => {
    expect(linesOf(file)).toEqual(expect.arrayContaining([...hardening, ...place]))
  })

  test.each(services)('%s leaves out what Node.js or the embedded database can’t bear', (file) => {
    const names = linesOf(file).map((line) => line.split('=')[0])
    expect(names).not.toContain('MemoryDenyWriteExecute')
    expect(names).not.toContain('PrivateUsers')
    expect(names).not.toContain('RemoveIPC')
  })

  test.each([
    ['plumbline.service', 'start', ''], ['plumbline-backup.service', 'backup', ' --keep'],
  ] as const)('%s runs what npm would for “%s”, without npm in between', (file, script, words) => {
    expect(linesOf(file)).toContain(`ExecStart=${scripts[script] ?? 'missing'}${words}`)
  })

  test('plumbline.service stops in time and comes back after a failure', () => {
    expect(linesOf('plumbline.service')).toEqual(expect.arrayContaining([
      'KillMode=mixed', 'TimeoutStopSec=60', 'Restart=on-failure', 'StartLimitIntervalSec=0',
      'After=network-online.target postgresql.service', 'ReadWritePaths=/opt/plumbline',
    ]))
  })

  test('the backup can’t write to the program, and nothing but itself deletes old ones', () => {
    const lines = linesOf('plumbline-backup.service')
    expect(lines.filter((line) => line.startsWith('ReadWritePaths=')))
      .toEqual(['ReadWritePaths=-/mnt/plumbline'])
    expect(lines.some((line) => line.startsWith('ExecStartPost='))).toBe(false)
  })

  test('a backup that failed is tried again, but not one whose trial failed', () => {
    expect(linesOf('plumbline-backup.service')).toEqual(expect.arrayContaining([
      'Restart=on-failure', 'RestartSec=1h', 'RestartPreventExitStatus=2',
    ]))
  })

  test('the timer starts the backup every night, and makes up for one that was missed', () => {
    expect(linesOf('plumbline-backup.timer')).toEqual(expect.arrayContaining([
      'OnCalendar=*-*-* 02:30:00', 'Persistent=yes', 'WantedBy=timers.target',
    ]))
  })

  test('plumbline.env names variables that are there, and the units’ own folder', () => {
    const text = read(unitFile('plumbline.env'))
    const names = allIn(text, /^#?([A-Z_]+)=/gm)
    expect(names).toContain('DATABASE_URL')
    expect(unknownOf(names)).toEqual([])
    expect(text).toMatch(/^PLUMBLINE_DATA_DIR="\/var\/lib\/plumbline"$/m)
  })

  test('its settings are right once the secrets are filled in', () => {
    const text = read(unitFile('plumbline.env')).replace('NEW_SECRET', 'x'.repeat(32))
    const settings = [...text.matchAll(/^([A-Z_]+)="(.*)"$/gm)]
      .map(([, name, value]) => [name ?? '', value ?? ''] as const)
    expect(readConfig(Object.fromEntries(settings))).toMatchObject({ TRUST_PROXY: 1, PORT: 3000 })
  })
})

describe('the guide', () => {
  const text = read('docs/operate.md')

  test('names scripts of npm that are there', () => {
    const named = allIn(text, /\bnpm run ([a-z]+)/g)
    expect([...new Set(named)].sort())
      .toEqual(['backup', 'build', 'doctor', 'migrate', 'restore', 'rolling'])
    for (const name of named) expect(Object.keys(scripts)).toContain(name)
    expectCommands(text)
  })

  test('names files that are there', () => {
    const named = allIn(text, /(?<!var\/)\b((?:docs|lib)\/[\w./-]*\w)/g)
    expect(named).not.toEqual([])
    for (const file of named) expect([file, existsSync(path.join(root, file))]).toEqual([file, true])
  })

  test('puts every file of docs/systemd in place', () => {
    for (const name of [...units, 'plumbline.env']) {
      expect(text).toContain(`/opt/plumbline/${unitFile(name)} /etc/`)
    }
    expect(text).toContain('install -m 0600 /opt/plumbline/docs/systemd/plumbline.env')
  })

  test('fills in every secret of the settings', () => {
    const settings = read(unitFile('plumbline.env'))
    for (const placeholder of allIn(settings, /\b([A-Z]+_PASSWORD|NEW_SECRET)\b/g)) {
      expect(text).toContain(`s/${placeholder}/`)
    }
  })

  test('has a heading for every link to one', () => {
    const headings = allIn(text, /^##+ (.*)$/gm)
      .map((words) => words.toLowerCase().replaceAll(/[^\w -]/g, '').replaceAll(' ', '-'))
    for (const link of allIn(text, /\]\(#([\w-]+)\)/g)) expect(headings).toContain(link)
  })

  test('is where the units say', () => {
    const place = 'Documentation=file:///opt/plumbline/docs/operate.md'
    for (const name of units) expect(read(unitFile(name))).toContain(place)
  })
})

test('variables that are read before the configuration are read where it is said', () => {
  expect(read('lib/run/places.ts')).toContain('process.env[\'PLUMBLINE_DATA_DIR\']')
  expect(read('lib/run/prisma-cli.ts')).toContain('PRISMA_SCHEMA_ENGINE_BINARY')
})
