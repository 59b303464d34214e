import { words } from './words'

export interface ShownError {
  /** Id of the field it belongs to. */
  id: string
  message: string
}

/**
 * Lists what is wrong, in page order, each linked to its field. `autofocus` on a focusable box moves focus to it without
 * a script; React writes it into the page and leaves it alone afterwards.
 */
export function ErrorSummary({ errors }: { errors: ShownError[] }) {
  if (errors.length === 0) return null
  return (
    <div className="summary-errors" role="alert" tabIndex={-1} autoFocus aria-labelledby="problem">
      <h2 id="problem">{words.problem}</h2>
      <ul>{errors.map((error) => <li key={error.id}><a href={`#${error.id}`}>{error.message}</a></li>)}</ul>
    </div>
  )
}

export function FieldErrorLine({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null
  return <p className="error" id={id}><span><span className="hidden-visually">{words.error}</span>{message}</span></p>
}
