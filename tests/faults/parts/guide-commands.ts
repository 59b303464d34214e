// The commands of a guide in Markdown, in the order in which they stand there.

export interface GuideCommand {
  /** The heading above it. */
  section: string
  text: string
  /** A box of its own, or a command within a sentence or a table. */
  from: 'box' | 'line'
}

/** What a sentence names and somebody runs begins so. */
const programs = [
  'sudo', 'npm run', 'git', 'systemctl', 'systemd-analyze', 'docker compose', 'openssl', 'node',
]
const isCommand = (words: string): boolean =>
  programs.some((program) => words.startsWith(`${program} `))

const inLine = /`([^`]+)`/g
/** `*` of a crontab's line, and its other times. */
const crontab = /^(?:[\d*/,-]+\s+){5}/

/**
 * Boxes marked `sh`, lines of a crontab, and commands in sentences. What a box does is named in
 * sentences as well; a command that is named again is given once.
 */
export function commandsIn(guide: string): GuideCommand[] {
  const all = allIn(guide)
  return all.filter(({ text, from }, i) => {
    if (from === 'box') return true
    const isInBox = all.some((other) => other.from === 'box' && other.text.includes(text))
    return !isInBox && all.findIndex((other) => other.text === text) === i
  })
}

function allIn(guide: string): GuideCommand[] {
  const found: GuideCommand[] = []
  let section = ''
  const add = (from: GuideCommand['from'], text: string): void =>
    void found.push({ section, text, from })
  // A box in a list is indented as the list is.
  for (const part of guide.split(/^( *```[^]*?^ *```$)/m)) {
    const [, indent = '', kind = '', body = ''] = /^( *)```(\w*)\n([^]*?) *```$/.exec(part) ?? []
    if (body === '') {
      for (const line of part.split('\n')) {
        section = /^#+ (.*)$/.exec(line)?.[1] ?? section
        for (const [, words = ''] of line.matchAll(inLine)) if (isCommand(words)) add('line', words)
      }
    } else if (kind === 'sh') {
      add('box', body.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim())
    } else if (kind === '' && crontab.test(body)) {
      add('box', body.replace(crontab, '').trim())
    }
  }
  return found
}
