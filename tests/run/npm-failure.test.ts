import { expect, test } from 'vitest'
import { codeIn, explain } from '@/lib/run/npm-failure.mjs'

const npm = (...lines: string[]) => lines.map((line) => `npm error ${line}\n`).join('')

const cases: readonly { when: string; says: string; expected: RegExp }[] = [
  {
    when: 'there is no network',
    says: npm(
      'code ENOTFOUND', 'syscall getaddrinfo', 'errno ENOTFOUND',
      'network request to https://me:secret@registry.example.org/one failed: ENOTFOUND',
    ),
    expected: /t be reached\. Check .* npm said: network request to https:\/\/registry\.exam/,
  },
  {
    when: 'an older npm writes another prefix',
    says: 'npm ERR! code ECONNREFUSED\nnpm ERR! errno ECONNREFUSED\n',
    expected: /t be reached\. Check the internet connection[^:]*$/,
  },
  { when: 'the line goes dead', says: npm('code ERR_SOCKET_TIMEOUT'), expected: /t be reached/ },
  {
    when: 'a proxy opens TLS',
    says: npm('code SELF_SIGNED_CERT_IN_CHAIN'),
    expected: /isn’t trusted\. .*NODE_EXTRA_CA_CERTS/,
  },
  {
    when: 'the disk is full',
    says: npm('code ENOSPC', 'syscall write', 'nospc ENOSPC: no space left on device, write'),
    expected: /no space left on the disk\. .* 1 GB .* npm said: nospc ENOSPC: no space left/,
  },
  {
    when: 'the account may not write',
    says: npm(
      'code EACCES', 'syscall mkdir', 'path /opt/app/node_modules', 'errno -13',
      'Error: EACCES: permission denied, mkdir \'/opt/app/node_modules\'',
      '    at async mkdir (node:fs)', '  errno: -13,', '}',
    ),
    expected: /owns this folder.* npm said: Error: EACCES: .*, mkdir '\/opt\/app\/node_modules'$/,
  },
  {
    when: 'the lock file is another',
    says: npm(
      'code EUSAGE', '', '`npm ci` needs them in sync.', '', 'Missing: three@1.0.0 from lock file',
      '', 'Clean install a project',
    ),
    expected: /don’t fit together\. .* in sync\. Missing: three@1\.0\.0 from lock file$/,
  },
  {
    when: 'the registry refuses',
    says: npm('code E403', '403 403 Forbidden - GET https://registry.example.org/one'),
    expected: /refuses access\. .* npm said: 403 403 Forbidden/,
  },
  { when: 'the registry lacks one', says: npm('code E404'), expected: /doesn’t have one of the/ },
  { when: 'the registry is in trouble', says: npm('code E503'), expected: /Wait a few minutes/ },
  { when: 'a package was changed', says: npm('code EINTEGRITY'), expected: /isn’t the one/ },
  { when: 'npm is offline', says: npm('code ENOTCACHED'), expected: /npm config delete offline/ },
  {
    when: 'a package’s own script fails',
    says: npm('code 1', 'path /one', 'command failed', 'command sh -c node x.js', 'no compiler'),
    expected: /npm ci failed\. Try again; .* npm said: no compiler$/,
  },
  { when: 'npm says nothing', says: '\n', expected: /npm ci failed\. Try again; [^:]*$/ },
]

test.each(cases)('one line says why and what to do when $when', ({ says, expected }) => {
  const line = explain(codeIn(says), says)
  expect(line).toMatch(/^Packages could not be installed: [^\n]*$/)
  expect(line).toMatch(expected)
  expect(line).not.toContain('secret')
})

test('a signal means that npm was stopped from outside', () => {
  expect(explain('SIGKILL', '')).toMatch(/npm was stopped from outside\. Often memory has run out/)
})
