import type { DkimVerdict, DmarcVerdict, SpfVerdict } from '@/lib/core/messages/sender-domain'

/** What the entries of the sender's domain mean, and what to add at its provider. */

const noAnswer = 'DNS didn’t answer within three seconds, so we can’t tell. Try again.'
const atProvider = 'where your domain is registered'

const spf: Record<SpfVerdict, (domain: string) => string> = {
  good: () => 'There is one, and it’s written correctly. We can’t tell whether it names your mail provider: compare it with your provider’s instructions.',
  open: () => 'It lets every server in the world send in your name. Change +all at its end to ~all or -all.',
  missing: (domain) => `There is none. Add a TXT entry for ${domain} ${atProvider}, with what your mail provider tells you, such as: v=spf1 include:spf.provider.example ~all`,
  several: () => 'There is more than one, so none of them counts. Join them into one: a single v=spf1, then everything that each includes, then one ~all.',
  wrong: () => 'It isn’t written correctly, so it doesn’t count. Copy it again from your mail provider’s instructions.',
  'too-many-lookups': () => 'It needs more than ten look-ups, so it doesn’t count. Take out services that you don’t use any more.',
  'no-answer': () => noAnswer,
}

const dkim: Record<DkimVerdict, (domain: string) => string> = {
  something: (domain) => `There seem to be keys under _domainkey.${domain}. Which one your mail is signed with can’t be known from outside: type its selector to check it.`,
  nothing: (domain) => `There seems to be no key under _domainkey.${domain}. A few DNS providers hide them, so type the selector to be sure. If there is none, switch DKIM on at your mail provider, and add the entry that it shows you ${atProvider}.`,
  good: () => 'The key is there. Whether your mail is signed with it shows in a test email: look for dkim=pass in its Authentication-Results.',
  missing: () => 'There is no key by that selector. Compare the selector with what your mail provider shows, then add the entry that it gives you.',
  several: () => 'There is more than one entry by that selector, so the key may not be found. Keep the one that your mail provider shows.',
  wrong: () => 'What is there isn’t a DKIM key. Copy the entry again from your mail provider, whole and on one line.',
  withdrawn: () => 'The key by that selector has been withdrawn. Use the selector that your mail provider shows now.',
  'no-answer': () => noAnswer,
}

const dmarc: Record<DmarcVerdict, (domain: string) => string> = {
  good: () => 'There is one, and it asks others to hold back forged mail.',
  watching: () => 'There is one, and it only watches (p=none). That is enough to begin with. Once SPF and DKIM work, p=quarantine protects you from forged mail.',
  missing: (domain) => `There is none for this name. Add a TXT entry for _dmarc.${domain} ${atProvider}, such as: v=DMARC1; p=none. For a subdomain, the entry of your main domain counts.`,
  several: () => 'There is more than one, so none of them counts. Keep one.',
  wrong: () => 'It isn’t written correctly, so it doesn’t count. It begins with v=DMARC1; and then says p=none, p=quarantine or p=reject.',
  'no-answer': () => noAnswer,
}

export const senderDomain = {
  heading: 'Your domain',
  said: 'Other mail servers look in your domain’s DNS to see whether a mail really comes from you. Without these entries, mail often ends in junk folders.',
  noSender: 'We can check this once MAIL_FROM is set.',
  check: 'Check the domain',
  selector: 'DKIM selector',
  selectorHint: 'If you know it: the name of the key, such as s1. It’s the part after s= in the DKIM-Signature of a mail that you sent. You can leave it empty.',
  selectorWrong: 'Enter a selector of letters, digits, hyphens and dots, like s1.',
  of: (domain: string): string => `Entries of ${domain}`,
  found: (name: string): string => `At ${name} we found:`,
  names: { spf: 'SPF: which servers may send', dkim: 'DKIM: the key that mail is signed with', dmarc: 'DMARC: what to do with forged mail' },
  spf,
  dkim,
  dmarc,
}
