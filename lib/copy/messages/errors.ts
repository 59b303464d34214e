/** Why a message failed, waits or isn't wanted, for those who see to it. The codes are kept; the words may change. */
const words: Record<string, string> = {
  'no-address': 'There is no address or mobile number to send it to',
  'wrong-address': 'The other mail server says that there is no such address',
  refused: 'The server refused it for good',
  'wrong-number': 'The text service says that no text can be sent to this number',
  undelivered: 'The text service could not deliver it',
  'gave-up': 'It could not be sent within a day',
  'too-late': 'It could not be sent in time',
  unreachable: 'The server does not answer; it is tried again',
  'cut-off': 'The server broke off while it was sent; it is tried again',
  'put-off': 'The server asked to try again later',
  'sign-in': 'The server does not accept our name and password',
  overtaken: 'Something newer was to be told instead',
  'too-many': 'Too many messages to this address were asked for on the website',
  over: 'It would have come too late to be of use',
  unwished: 'They do not want to be sent this',
}

export const sayError = (code: string): string => words[code] ?? `Code ${code}`
