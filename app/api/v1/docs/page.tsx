import type { Metadata } from 'next'
import { openApi } from '@/lib/adapters/openapi'
import { endpoints } from '@/lib/adapters/endpoints'
import { baseUrl } from '@/lib/config'
import { apiDocs as words } from '@/lib/copy/api-docs'
import { CallPart, type Operation } from './call-part'
import './docs.css'

export const metadata: Metadata = { title: words.title }

const curl = (base: string) => `curl '${base}/api/v1/slots?clinic=hall-green&service=osteopathy-first&from=2026-08-03&to=2026-08-09'

curl -X POST ${base}/api/v1/holds -H 'Content-Type: application/json' \\
  -d '{"clinic":"hall-green","service":"osteopathy-first","start":"2026-08-06T17:30:00+01:00"}'

curl -X POST ${base}/api/v1/appointments -H 'Content-Type: application/json' -H 'Idempotency-Key: 5f0c9a1e' \\
  -d '{"hold":"(what the hold answered)","patient":{"name":"Rosa Field","phone":"07700 900123"}}'`

/** The document again, for people: made from the very same object. */
export default function DocsPage() {
  const base = baseUrl()
  const paths = openApi(base)['paths'] as Record<string, Record<string, Operation>>
  const calls = Object.entries(endpoints).map(([id, given]) => ({ id, endpoint: given }))
  const tags = [...new Set(calls.map(({ endpoint }) => endpoint.path.split('/')[1] ?? ''))]
  return (
    <div className="api-docs">
      <a className="skip" href="#main">{words.skip}</a>
      <header>
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <p><a href="/api/v1/openapi.json">{words.document}</a></p>
      </header>
      <nav aria-label={words.contents}>
        <ul className="api-contents">{tags.map((tag) => <li key={tag}><a href={`#${tag}`}>{words.tags[tag] ?? tag}</a></li>)}</ul>
      </nav>
      <main id="main" tabIndex={-1}>
        <section className="prose">
          <h2>{words.how}</h2>
          <ul>{words.rules.map((rule) => <li key={rule}>{rule}</li>)}</ul>
          <h3 id="example">{words.example}</h3>
          <pre tabIndex={0} role="region" aria-labelledby="example"><code>{curl(base)}</code></pre>
        </section>
        {tags.map((tag) => (
          <section key={tag} aria-labelledby={tag}>
            <h2 id={tag}>{words.tags[tag] ?? tag}</h2>
            {calls.filter(({ endpoint }) => endpoint.path.split('/')[1] === tag).map(({ id, endpoint }) => {
              const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()]
              return operation && <CallPart key={id} id={id} endpoint={endpoint} operation={operation} />
            })}
          </section>
        ))}
      </main>
    </div>
  )
}
