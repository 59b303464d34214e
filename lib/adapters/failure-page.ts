import { createHash } from 'node:crypto'
import { failurePage, failureWords, type Audience, type Failure } from '@/lib/copy/away'
import { phoneHref, phoneText } from '@/lib/copy/patient/phone'

// One file, nothing to load: it is shown when nothing else can be. The colours are those of
// app/_ui/tokens.css.
const style = `
:root{color-scheme:light dark;--paper:light-dark(#fbf8f3,#14191a);--raised:light-dark(#ffffff,#1c2324);--ink:light-dark(#1d2628,#f0ebe2);
--soft:light-dark(#404b4d,#bcc4c0);--pine:light-dark(#0a4f4a,#78cfc3);--deep:light-dark(#063a36,#9be0d6);--wash:light-dark(#e0ece8,#16302d);
--brass:light-dark(#8f5a12,#e3aa5e)}
*{box-sizing:border-box;margin:0}
body{min-height:100vh;background:var(--paper);color:var(--ink);font:400 1.125rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}
main{max-width:42rem;margin:0 auto;padding:clamp(2rem,1rem + 6vw,6rem) clamp(1rem,4vw,2rem);display:grid;gap:1.5rem;justify-items:start}
main:focus{outline:none}
.thread{display:grid;justify-items:center;margin-left:.25rem}
.thread::before{content:"";width:2px;height:clamp(1.5rem,4vw,3.5rem);background:var(--brass)}
.thread::after{content:"";width:.875rem;height:1.25rem;background:var(--brass);clip-path:polygon(0 0,100% 0,100% 45%,50% 100%,0 45%)}
.whose{color:var(--soft)}
h1{font:460 clamp(1.875rem,1.5rem + 1.9vw,2.625rem)/1.12 Georgia,serif;letter-spacing:-.015em;text-wrap:balance}
p{max-width:38rem;text-wrap:pretty}
a{color:var(--pine);text-underline-offset:.2em}
a:hover{color:var(--deep)}
:focus-visible{outline:3px solid var(--brass);outline-offset:3px;border-radius:.375rem}
.button{display:inline-flex;align-items:center;min-height:3.25rem;padding:.625rem 1.625rem;border-radius:.625rem;background:var(--raised);
font-weight:640;text-decoration:none;box-shadow:inset 0 0 0 1.5px var(--pine)}
.button:hover{background:var(--wash)}
.call{white-space:nowrap;font-variant-numeric:tabular-nums}
.request{color:var(--soft);font-size:.9375rem}
@media print{.button{display:none}}
@media (forced-colors:active){.button{border:1px solid}}
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing runs, nothing is loaded; its own style alone. */
export const failurePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)

export interface FailurePage {
  audience: Audience
  failure: Failure
  /** Null where it isn't known: no number is made up. */
  practice: { name: string; phone: string } | null
  /** The request's id, which whoever looks into it finds in the log. */
  requestId: string | null
  /** Where it was sent from, for what is to be sent again. */
  back?: string | null
  /** By which its style is let in, where the answer goes out under a policy that isn't its own. */
  nonce?: string | undefined
}

const callLine = (practice: FailurePage['practice']): string =>
  practice === null
    ? failurePage.callPlain
    : `${failurePage.call}<a class="call" href="${escaped(phoneHref(practice.phone))}">${escaped(phoneText(practice.phone))}</a>`

const emergency = '/book/emergency'
const toBeSentAgain: ReadonlySet<Failure> = new Set([
  'large',
  'long',
  'unread',
  'foreign',
  'unmeasured',
  'pressed',
])
const isFault = (failure: Failure): boolean => failure === 'wrong' || failure === 'wrong-sent'

/**
 * What follows the words: a way on where there is one, whom to call, and for staff the number of
 * what went wrong.
 */
function* below({
  audience,
  failure,
  practice,
  requestId,
  back = null,
}: FailurePage): Generator<string, undefined> {
  // An address that something was sent to may show nothing when it is only opened: there, back is
  // the way on.
  if (failure === 'away' || failure === 'wrong' || failure === 'guessed')
    yield `<p><a class="button" href="">${failurePage.again[audience]}</a></p>`
  if (back !== null && toBeSentAgain.has(failure))
    yield `<p><a class="button" href="${escaped(back)}">${failurePage.back}</a></p>`
  if (audience === 'patient' && failure === 'method')
    yield `<p><a class="button" href="/">${failurePage.home}</a></p>`
  if (audience === 'patient') {
    yield `<p>${callLine(practice)}</p>`
    yield `<p><a href="${emergency}">${failurePage.urgent}</a></p>` // there whatever else is broken
  }
  if (audience === 'staff' && isFault(failure) && requestId !== null)
    yield `<p class="request">${escaped(failurePage.request(requestId))}</p>`
}

/** A whole page as text: what is shown, with or without a script, where no page can be made. */
export function failureHtml(page: FailurePage): string {
  const { heading, text } = failureWords(page.audience, page.failure)
  const nonce = page.nonce === undefined ? '' : ` nonce="${escaped(page.nonce)}"`
  const whose =
    page.practice === null ? '' : `<p class="whose">${escaped(page.practice.name)}</p>\n`
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(heading)}</title>
<style${nonce}>${style}</style>
</head>
<body>
<main id="main" tabindex="-1">
<div class="thread" aria-hidden="true"></div>
${whose}<h1>${escaped(heading)}</h1>
<p>${escaped(text)}</p>
${[...below(page)].join('\n')}
</main>
</body>
</html>
`
}
