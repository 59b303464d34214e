import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askIdentity, readIdentities, writeNewKey } from '@/lib/run/backup-identity'
import { newKeys } from '@/lib/run/backup-seal'
import { run } from '@/lib/run/restore'

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-identity-'))
const at = (name: string) => path.join(folder, name)
const keys = await newKeys()
const other = await newKeys('age1pq1')

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a new key', () => {
  test('is in a file of its owner’s; its public part is shown, itself it never is', async () => {
    await writeNewKey(at('new.key'))
    const [identity = ''] = readIdentities(at('new.key'))
    expect(statSync(at('new.key')).mode & 0o077).toBe(0)
    const publicKey = /^# public key: (age1\w+)$/m.exec(readFileSync(at('new.key'), 'utf8'))?.[1]
    expect(said.join('')).toContain(`BACKUP_PUBLIC_KEY="${publicKey ?? 'missing'}"`)
    expect(said.join('')).not.toContain(identity)
  })

  test('never takes the place of a file that is there', async () => {
    writeFileSync(at('old.key'), 'mine')
    await expect(writeNewKey(at('old.key'))).rejects.toThrow(/is there already/)
    await expect(writeNewKey(at('missing/new.key'))).rejects.toThrow(/can't be written/)
    expect(readFileSync(at('old.key'), 'utf8')).toBe('mine')
  })
})

describe('a file with secret keys', () => {
  test('may have several, and remarks', () => {
    writeFileSync(at('two.key'), `# mine\r\n${keys.identity}\r\n\n# theirs\n${other.identity}\n`)
    expect(readIdentities(at('two.key'))).toEqual([keys.identity, other.identity])
  })

  test.each<[string, string, RegExp]>([
    ['nothing in it', '', /no file with a secret key/],
    ['the public key in it', keys.publicKey, /no file with a secret key/],
    ['a key that was mistyped', `${keys.identity.slice(0, -2)}XX`, /no file with a secret key/],
    ['a passphrase around it', 'age-encryption.org/v1\n-> scrypt …', /itself encrypted/],
  ])('with %s is refused, and not repeated', (_, text, says) => {
    writeFileSync(at('bad.key'), text)
    expect(() => readIdentities(at('bad.key'))).toThrow(says)
    expect(() => readIdentities(at('bad.key'))).not.toThrow(/SECRET-KEY-1[A-Z0-9]/)
  })

  test('that isn’t there is said to be so', () => {
    expect(() => readIdentities(at('missing.key'))).toThrow(/ENOENT/)
  })
})

describe('asked for at the terminal', () => {
  const terminal = () => {
    const [input, output] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()]
    return { input, output, shown: () => String(output.read()) }
  }

  test('a secret key isn’t shown', async () => {
    const { input, output, shown } = terminal()
    const asked = askIdentity('one.age', { input, output })
    input.write(`${keys.identity}\n`)
    expect(await asked).toEqual([keys.identity])
    expect(shown()).toBe('one.age is encrypted. Its secret key (AGE-SECRET-KEY-1…, not shown): \n')
  })

  test('something else is refused', async () => {
    const { input, output } = terminal()
    const asked = askIdentity('one.age', { input, output })
    input.write('please\n')
    await expect(asked).rejects.toThrow(/no secret key/)
  })

  test('nobody is asked where there is no terminal', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: false })
    await expect(askIdentity('one.age', { input, output: new PassThrough() }))
      .rejects.toThrow(/--identity KEY_FILE/)
  })
})

describe('a restore', () => {
  test('refuses the secret key itself as a word, and doesn’t repeat it', async () => {
    writeFileSync(at('one.age'), 'age-encryption.org/v1\n')
    const refused = run([at('one.age'), '--identity', keys.identity])
    await expect(refused).rejects.toThrow(/Name a file after --identity/)
    await expect(refused).rejects.not.toThrow(keys.identity)
  })

  test.each([
    [[]], [['a', 'b']], [['a', '--identity']], [['a', '--key', 'b']],
  ])('of %j says how it is used', async (words) => {
    await expect(run(words)).rejects.toThrow(/^Name the backup/)
  })

  test('looks for the file with the secret key from where the caller is', async () => {
    writeFileSync(at('one.age'), 'age-encryption.org/v1\n')
    await expect(run(['one.age', '--identity', 'gone.key'], folder)).rejects.toThrow(at('gone.key'))
  })
})
