import type { FailureKind } from '@/lib/core/messages/failure'
import type { Channel } from '@/lib/core/messages/kinds'

/** Why a message failed, waits or isn't wanted, and what to do about a server. The codes are kept; the words may change. */

/** The variables that set up a way of sending: by name alone. */
export const variables = {
  email: { server: 'SMTP_URL', account: 'SMTP_URL', sender: 'MAIL_FROM', all: ['SMTP_URL', 'MAIL_FROM'] },
  text: { server: 'SMS_URL', account: 'SMS_ACCOUNT and SMS_TOKEN', sender: 'SMS_FROM', all: ['SMS_URL', 'SMS_ACCOUNT', 'SMS_TOKEN', 'SMS_FROM'] },
} as const satisfies Record<Channel, { server: string; account: string; sender: string; all: readonly string[] }>

interface FailureWords {
  /** Without a full stop: it goes into lists and into other sentences. */
  said: string
  /** What whoever runs the server does next. */
  next: (way: Channel) => string
}

const server = (way: Channel): string => variables[way].server
const ports = 'smtps:// is for port 465, and smtp:// is for port 587'
const provider: Record<Channel, string> = { email: 'your mail provider', text: 'your text service' }
const byItself = 'We’ll keep trying by ourselves, so nothing is lost.'

const failureWords: Record<FailureKind, FailureWords> = {
  'name-not-found': {
    said: 'The server’s name can’t be found',
    next: (way) => `Check the spelling of the server’s name in ${server(way)}. There is no DNS entry for it as it is now.`,
  },
  'dns-away': {
    said: 'The server’s name can’t be looked up just now',
    next: () => 'The DNS server of the machine that Plumbline runs on doesn’t answer. Check that machine’s network, then try again.',
  },
  'port-closed': {
    said: 'Nothing is listening on that port',
    next: (way) => way === 'email' ? `Check the port in SMTP_URL. ${ports}. Ask your mail provider which one to use.`
      : 'Check the address and the port in SMS_URL.',
  },
  'no-route': {
    said: 'There is no way to that server from here',
    next: () => 'Check the network and the firewall of the machine that Plumbline runs on.',
  },
  'timed-out': {
    said: 'The server didn’t answer in time',
    next: (way) => way === 'email' ? `Check the port in SMTP_URL: ${ports}. Some hosting companies block mail ports, so ask yours as well.`
      : 'Check the address in SMS_URL, and that the firewall lets Plumbline out to it.',
  },
  'hung-up': {
    said: 'The server closed the connection before it said anything',
    next: (way) => way === 'email' ? `Check the port in SMTP_URL: ${ports}. If it’s right, the server may be turning this machine’s address away.`
      : `Check SMS_URL. If it’s right, ask ${provider.text}.`,
  },
  unreachable: {
    said: 'The server doesn’t answer',
    next: (way) => `Check ${server(way)}. ${byItself}`,
  },
  'certificate-self-signed': {
    said: 'The server’s certificate is self-signed, so we can’t tell whether it’s the right server',
    next: (way) => `In ${server(way)}, use the public name of the server, or have a certificate from a public authority installed on it. If the server is your own, name the file of its authority’s certificate in NODE_EXTRA_CA_CERTS and restart.`,
  },
  'certificate-expired': {
    said: 'The server’s certificate has expired or isn’t valid yet',
    next: (way) => `Ask ${provider[way]} to renew it, and check that this machine’s clock is right.`,
  },
  'certificate-wrong-name': {
    said: 'The server’s certificate is for another name',
    next: (way) => `Use the name that the certificate is for in ${server(way)}. Ask ${provider[way]} which one that is.`,
  },
  'certificate-unknown': {
    said: 'The server’s certificate comes from an authority that isn’t known here',
    next: (way) => `Ask ${provider[way]} to install the whole chain of certificates. If the authority is your own, name the file of its certificate in NODE_EXTRA_CA_CERTS and restart.`,
  },
  'tls-failed': {
    said: 'An encrypted connection to the server failed',
    next: (way) => way === 'email' ? `Check SMTP_URL: ${ports}.` : 'Check SMS_URL: https:// needs a server that speaks it.',
  },
  'tls-not-offered': {
    said: 'The server doesn’t offer an encrypted connection (STARTTLS)',
    next: () => `SMTP_URL asks for STARTTLS. Try another port: ${ports}. Ask your mail provider which ones it encrypts.`,
  },
  'not-mail-server': {
    said: 'What answers there isn’t a mail server',
    next: () => `Check the server’s name and the port in SMTP_URL: ${ports}.`,
  },
  busy: {
    said: 'The server is too busy, and asked us to come back later',
    next: () => byItself,
  },
  failing: {
    said: 'The text service has a fault of its own',
    next: () => `${byItself} If it lasts, look at the service’s status page.`,
  },
  'turned-away': {
    said: 'The server turns us away before we’ve said who we are',
    next: () => 'It may not take mail from this machine’s address. Use the server that your mail provider gave you for outgoing mail.',
  },
  'sign-in': {
    said: 'The server doesn’t accept our user name and password',
    next: (way) => way === 'email' ? 'Check the user name and the password in SMTP_URL. Signs such as @ : / # in a password have to be percent-encoded there (@ is %40).'
      : 'Check SMS_ACCOUNT and SMS_TOKEN against the page of your account at the text service.',
  },
  'app-password': {
    said: 'The server wants an app password instead of the usual one',
    next: () => 'Make an app password in the mail account’s security settings, and put it into SMTP_URL in place of the usual password.',
  },
  'sign-in-missing': {
    said: 'The server takes no mail from us before we sign in',
    next: () => 'Put the mail account’s user name and password into SMTP_URL: smtp://name:password@host:587. Some servers offer sign-in only on encrypted ports.',
  },
  'no-such-account': {
    said: 'The text service knows no such account at that address',
    next: () => 'Check SMS_URL and SMS_ACCOUNT.',
  },
  'account-closed': {
    said: 'The account at the text service is closed or suspended',
    next: () => 'Sign in at the text service and see what it asks for, such as a payment.',
  },
  'wrong-sender': {
    said: 'The server refuses the address that we send from',
    next: (way) => way === 'email' ? 'Check MAIL_FROM. It has to be an address that the mail account in SMTP_URL may send from.'
      : 'Check SMS_FROM. It has to be a number or name of your account that may send texts to this country.',
  },
  'sender-unproven': {
    said: 'The other mail server can’t tell that the mail really comes from us',
    next: () => 'Your domain’s SPF, DKIM and DMARC entries have to name the server that sends for you. Your mail provider says what to add.',
  },
  'relay-denied': {
    said: 'The server doesn’t pass mail on to other domains for us',
    next: () => 'Put the user name and password of a mail account into SMTP_URL, or use the server that your provider gave you for outgoing mail.',
  },
  'wrong-address': {
    said: 'The mail server says that there is no such address',
    next: () => 'Check the address that it was sent to.',
  },
  'wrong-number': {
    said: 'The text service says that no text can be sent to this number',
    next: () => 'Check the number that it was sent to.',
  },
  'not-a-mobile': {
    said: 'The text service says that this is not a mobile number',
    next: () => 'Send to a mobile number.',
  },
  'mailbox-full': {
    said: 'The mailbox is full',
    next: () => 'Try another address, or ask its owner to make room.',
  },
  stopped: {
    said: 'They asked the text service to send them no more texts from us',
    next: () => 'They can allow it again by texting START to the number that we send from.',
  },
  'trial-account': {
    said: 'A trial account can send texts only to numbers that were confirmed at the text service',
    next: () => 'Confirm this number there, or turn the trial account into a full one.',
  },
  'country-off': {
    said: 'Texts to that country are switched off at the text service',
    next: () => 'Switch the country on in the account’s settings at the text service.',
  },
  'looks-like-spam': {
    said: 'It was taken for spam',
    next: (way) => way === 'email' ? 'Check the SPF, DKIM and DMARC entries of the domain in MAIL_FROM, then ask your mail provider.' : `Ask ${provider.text} what it filters, and whether the sender has to be registered.`,
  },
  refused: {
    said: 'The server refused it for good',
    next: (way) => `Ask ${provider[way]}, with the server’s reply.`,
  },
  'put-off': {
    said: 'The server asked us to try again later',
    next: () => byItself,
  },
  'cut-off': {
    said: 'The connection broke off while it was being sent, so it may or may not have arrived',
    next: () => 'See whether it arrives. If it doesn’t within a few minutes, try again.',
  },
}

/** What isn't about a server. */
const otherWords = new Map(Object.entries({
  'no-address': 'There is no address or mobile number to send it to',
  undelivered: 'The text service could not deliver it',
  'gave-up': 'It could not be sent within a day',
  'too-late': 'It could not be sent in time',
  broken: 'Something went wrong while it was written; it is tried again',
  overtaken: 'Something newer was to be told instead',
  'too-many': 'Too many messages to this address were asked for on the website',
  over: 'It would have come too late to be of use',
  unwished: 'They do not want to be sent this',
}))

const knownFailure = (code: string): FailureWords | null =>
  (Object.hasOwn(failureWords, code) ? failureWords[code as FailureKind] : null)

/** Why, without a full stop. */
export const sayError = (code: string): string =>
  knownFailure(code)?.said ?? otherWords.get(code) ?? `Code ${code}`

/** What to do about it, in whole sentences; null where it isn't about a server. */
export const sayNext = (code: string, way: Channel): string | null => knownFailure(code)?.next(way) ?? null
