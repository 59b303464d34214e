/** One thing as schema.org describes it. */
export type Thing = Record<string, unknown> & { '@type': string }

/** Written so that no text in it can end the element it stands in. */
export const writeThing = (thing: Thing): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', String.raw`\u003c`)

/** A block of data, which is no script and needs no nonce: browsers don't run it, search engines read it. */
export function StructuredData({ thing }: { thing: Thing }) {
  return <script type="application/ld+json">{writeThing(thing)}</script>
}
