import { guidePage as words } from '@/lib/copy/guide/page'
import { paths } from '../../_parts/paths'
import { Marked } from './marked'
import type { Helper } from './read-times'

export function WhoHelps({ helpers }: { helpers: readonly Helper[] }) {
  return (
    <section className="prose passage" aria-labelledby="who">
      <h2 id="who">{words.who}</h2>
      <ul className="people">
        {helpers.map(({ help, profession, ways }) => (
          <li key={profession.id} data-profession={profession.id}>
            <h3>{profession.name}</h3>
            <p className="as-read"><Marked text={help.how} /></p>
            {ways.length > 0 && (
              <p className="foot-links">
                {ways.map((way) => <a key={way.clinic.id} href={way.path}>{words.seeTimes(profession.name, way.clinic.place)}</a>)}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p><a href={paths.whoDoesWhat}>{words.whoMore}</a></p>
    </section>
  )
}
