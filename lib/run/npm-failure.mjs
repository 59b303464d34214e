// What npm prints when it fails, put into one line for people.

/** What a code means and what to do; npm's own codes, Node's, and HTTP's with an E before them. */
const causes = [
  {
    codes: /^(E(NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|NETUNREACH|HOSTUNREACH|PIPE)|\w+SOCKET\w+)$/,
    what: 'the package registry can’t be reached',
    advice: 'Check the internet connection (and HTTPS_PROXY, if you use a proxy), then try again.',
  },
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_(SSL|TLS)|^EPROTO$/,
    what: 'the connection to the package registry isn’t trusted',
    advice: 'Check this machine’s clock. If a proxy opens TLS, name its certificate in '
      + 'NODE_EXTRA_CA_CERTS.',
  },
  {
    codes: /^(ENOSPC|EDQUOT)$/,
    what: 'there is no space left on the disk',
    advice: 'Packages need about 1 GB beside those installed now: free some space, or delete '
      + 'node_modules, and try again.',
  },
  {
    codes: /^(EACCES|EPERM|EROFS)$/,
    what: 'this account may not write here',
    advice: 'Run the command as the account that owns this folder, or give it to this account.',
  },
  {
    codes: /^(EBUSY|ENOTEMPTY)$/,
    what: 'another program is using these files',
    advice: 'Stop any server or npm that runs from this folder, then try again.',
  },
  {
    codes: /^(EUSAGE|ELOCKVERIFY|EJSONPARSE)$/,
    what: 'package.json and package-lock.json don’t fit together',
    advice: 'Take both as they were published (git checkout package.json package-lock.json), '
      + 'or run npm install if you changed them.',
  },
  {
    codes: /^(E401|E403|E407|ENEEDAUTH)$/,
    what: 'the package registry refuses access',
    advice: 'Check the registry and its token: npm config get registry shows which it is.',
  },
  {
    codes: /^(E404|ETARGET)$/,
    what: 'the package registry doesn’t have one of the packages',
    advice: 'Check which registry is used: npm config get registry.',
  },
  {
    codes: /^(E429|E5\d\d)$/,
    what: 'the package registry is in trouble or overloaded',
    advice: 'Wait a few minutes, then try again.',
  },
  {
    codes: /^EINTEGRITY$/,
    what: 'a package isn’t the one that the lock file names',
    advice: 'Run npm cache clean --force and try again. If it happens again, don’t trust the '
      + 'registry.',
  },
  {
    codes: /^ENOTCACHED$/,
    what: 'npm is set to work offline and doesn’t have every package',
    advice: 'Connect to the internet and unset the offline setting: npm config delete offline.',
  },
  {
    codes: /^(EBADENGINE|EBADPLATFORM)$/,
    what: 'a package doesn’t run on this machine or this version of Node.js',
    advice: 'Install the current long-term version of Node.js and try again.',
  },
  {
    codes: /^ENOENT-npm$/,
    what: 'npm isn’t there',
    advice: 'It comes with Node.js: install Node.js from nodejs.org, or put npm on the PATH.',
  },
  {
    codes: /^SIG/,
    what: 'npm was stopped from outside',
    advice: 'Often memory has run out: close other programs (npm needs about 1 GB), then try '
      + 'again.',
  },
]

const unknown = {
  what: 'npm ci failed',
  advice: 'Try again; if it fails again, npm’s newest log in ~/.npm/_logs says more.',
}

/** Lines that npm adds to every failure, and Node's own dump of an error. */
const noise = [
  /^(code|syscall|errno|path|dest|signal|command)\b/, /^A complete log/,
  /^at /, /^[{}[\]]/, /^\w+: .*,$/, /^type: /, /^$/,
]

/** @param {string} output */
export function codeIn(output) {
  return /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1] ?? ''
}

/**
 * Its first two lines that say something, without passwords in addresses.
 * @param {string} output
 */
function lastWords(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)/, '').trim())
  const telling = lines.filter((line) => !noise.some((one) => one.test(line))).slice(0, 2).join(' ')
  return telling.replace(/\/\/[^/@\s]+@/g, '//').slice(0, 400)
}

/**
 * One line: why packages could not be installed, what to do, and npm's own words.
 * @param {string} code @param {string} output
 */
export function explain(code, output) {
  const { what, advice } = causes.find(({ codes }) => codes.test(code)) ?? unknown
  const words = lastWords(output)
  return `Packages could not be installed: ${what}. ${advice}${words ? ` npm said: ${words}` : ''}`
}
