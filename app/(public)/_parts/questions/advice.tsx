import { Icon } from '@/app/_ui/icon'
import { adviceWords as words } from '@/lib/copy/patient/questions'
import { emergency } from '@/lib/copy/patient/safety'
import type { HowSoon } from '@/lib/core/red-flags'
import { paths } from '../paths'

interface Props {
  soon: HowSoon
  /** To the answers that led here. */
  change: string
  /** To what comes after them. */
  next: string
}

const Now = () => (
  <>
    <h1>{emergency.heading}</h1>
    <div className="call">
      <a className="button grave" href="tel:999"><Icon name="phone" size={26} />{emergency.call}</a>
      <p>{emergency.callWhen}</p>
    </div>
    <p className="above-6 lead">{emergency.why}</p>
  </>
)

const Today = () => (
  <>
    <h1>{words.today.heading}</h1>
    <div className="call">
      <a className="button" href="tel:111"><Icon name="phone" size={26} />{words.today.call}</a>
      <p>{words.today.callWhen}</p>
    </div>
    <p className="above-6 lead">{words.today.why}</p>
  </>
)

const Places = () => (
  <>
    <h2>{emergency.placesHeading}</h2>
    <ul className="places">
      {emergency.places.map((place) => <li key={place.name}><b>{place.near}</b><br />{place.name}<br />{place.address}</li>)}
    </ul>
  </>
)

const Worse = () => (
  <>
    <h2>{words.today.worseHeading}</h2>
    <p>{words.today.worse}<a href={paths.emergency}>{words.today.act}</a>.</p>
  </>
)

/** What to do about a yes, before anything else: as on the emergency page. It advises and never diagnoses. */
export function Advice({ soon, change, next }: Props) {
  return (
    <main id="main" tabIndex={-1} className="emergency">
      <div className="narrow">
        {soon === 'now' ? <Now /> : <Today />}
        <p className="above-3"><b>{words.rings}</b> {words.kept}</p>
        <section className="above-7 prose" aria-labelledby="say">
          <h2 id="say">{emergency.sayHeading}</h2>
          <p className="say">{soon === 'now' ? emergency.say : words.today.say}</p>
          {soon === 'now' ? <Places /> : <Worse />}
          <h2>{words.mistakeHeading}</h2>
          <p><a href={change}>{words.mistake}</a>{words.mistakeRest}</p>
          <p className="above-6"><a className="button second" href={next}>{words.goOn}</a></p>
        </section>
      </div>
    </main>
  )
}
