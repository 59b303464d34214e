/** What a text that comes in says, where it is one of the few words that we listen to. */
export type Reply = 'yes' | 'cancel' | 'stop' | 'start' | 'other'

const words: readonly (readonly [Reply, readonly string[]])[] = [
  ['yes', ['yes', 'y', 'yes please', 'yes thanks', 'yes thank you', 'yes i am coming', 'confirm']],
  ['cancel', ['cancel', 'no', 'cancel please', 'please cancel']],
  ['stop', ['stop', 'stopall', 'stop all', 'unsubscribe', 'end', 'quit']],
  ['start', ['start', 'unstop']],
]

/** Only a text that says nothing else counts: more than the word is for a person to read. */
export function readReply(text: string): Reply {
  const said = text.toLowerCase().replace(/[^\p{L}\s]/gu, ' ').replace(/\s+/g, ' ').trim()
  return words.find(([, ways]) => ways.includes(said))?.[0] ?? 'other'
}
