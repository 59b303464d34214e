import type { ReactNode } from 'react'
import type { Endpoint } from '@/lib/adapters/endpoints'
import { problems, type ProblemReason } from '@/lib/adapters/problem'
import { scopeFor } from '@/lib/auth/can'
import { apiDocs as words } from '@/lib/copy/api-docs'

interface Parameter {
  name: string
  in: string
  required: boolean
  description?: string
  example?: string
}

/** What of the document's operation is shown. */
export interface Operation {
  parameters?: Parameter[]
  responses: Record<string, { content?: Record<string, { examples?: Record<string, unknown> }> }>
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))

/** A sample that may be wider than the page: it scrolls by itself, and by keyboard. */
function Sample({ id, value }: { id: string; value: unknown }) {
  return <pre tabIndex={0} role="region" aria-labelledby={id}><code>{shown(value)}</code></pre>
}

function Parameters({ list }: { list: Parameter[] }) {
  return (
    <ul className="api-parameters">
      {list.map(({ name, required, description, example }) => (
        <li key={name}>
          <code>{name}</code> {required && <span className="soft">({words.needed})</span>}
          {description && <> {description}</>}{example !== undefined && <>: <code>{example}</code></>}
        </li>
      ))}
    </ul>
  )
}

const reasonsOf = ({ responses }: Operation): ProblemReason[] => Object.values(responses).flatMap(({ content }) =>
  Object.keys(content?.['application/problem+json']?.examples ?? {}) as ProblemReason[])

function Part({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return <><h4 id={id}>{name}</h4>{children}</>
}

/** One call of the API, to read. */
export function CallPart({ id, endpoint, operation }: { id: string; endpoint: Endpoint; operation: Operation }) {
  const { method, path, summary, access, action, status, example, body, bodyExample } = endpoint
  const scope = access === 'public' ? null : scopeFor(action)
  return (
    <article className="api-call" aria-labelledby={id}>
      <h3 id={id}><span className={`api-method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code></h3>
      <p>{summary}.</p>
      <p className="soft small">{words.who}: {words.access[access]}{scope && ` ${words.access.scope(scope)}`}</p>
      <details>
        <summary>{words.takes}, {words.answers.toLowerCase()}, {words.refuses.toLowerCase()}<span className="hidden-visually">: {summary}</span></summary>
        {operation.parameters && <Part id={`${id}-takes`} name={words.takes}><Parameters list={operation.parameters} /></Part>}
        {body && <Part id={`${id}-sends`} name={words.sends}><Sample id={`${id}-sends`} value={bodyExample} /></Part>}
        <Part id={`${id}-answers`} name={`${words.answers} ${status}`}>
          {example === undefined ? <p>{words.nothing}</p> : <Sample id={`${id}-answers`} value={example} />}
        </Part>
        <Part id={`${id}-refuses`} name={words.refuses}>
          <ul className="api-refusals">
            {reasonsOf(operation).map((reason) => <li key={reason}>{problems[reason].status} <code>{reason}</code> {problems[reason].title}</li>)}
          </ul>
        </Part>
      </details>
    </article>
  )
}
