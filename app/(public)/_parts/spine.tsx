import { home } from '@/lib/copy/patient/home'
import { paths } from './paths'
import { SpineDrawing } from './spine-drawing'

function Name({ name }: { name: string }) {
  const halves = name.split('|')
  if (halves.length === 1) return <>{name}</>
  return <span>{halves[0]}<br className="wide" />{halves[1]}</span>
}

/** Where it hurts, beside a spine; each place leads to a few lines on who may be a good start. */
export function Spine() {
  return (
    <section className="guide-map" aria-labelledby="guide">
      <h2 id="guide">{home.hurt}</h2>
      <p>{home.hurtLead}</p>
      <div className="spine-wrap">
        <SpineDrawing label={home.spine} />
        <ul>
          {home.places.map((place) => (
            <li key={place.at} data-at={place.at}><a href={`${paths.whoDoesWhat}#${place.id}`}><Name name={place.name} /></a></li>
          ))}
        </ul>
      </div>
    </section>
  )
}
