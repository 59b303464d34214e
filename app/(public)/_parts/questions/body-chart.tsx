import { BodyFigure } from '@/app/_ui/body-figure'
import { areasOf, bodyWords as words } from '@/lib/copy/patient/questions'
import { bodySides, type BodySide } from '@/lib/core/body'
import type { PageAnswers } from '@/lib/core/questions'

const idOf = (area: string): string => `area-${area}`

function List({ side, answers }: { side: BodySide; answers: PageAnswers }) {
  return (
    <fieldset className="field">
      <legend>{words.side[side]}</legend>
      <div className="choices plain ticks">
        {areasOf(side).map(({ id, name }) => (
          <div className={/-(?:left|right)$/.test(id) ? 'choice' : 'choice whole'} key={id}>
            <input type="checkbox" name={idOf(id)} id={idOf(id)} defaultChecked={answers[idOf(id)] !== undefined} aria-labelledby={`${idOf(id)}-name`} />
            <label htmlFor={idOf(id)} id={`${idOf(id)}-name`}>{name}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/**
 * The body to press on, and the same places as a list. Each place is one box, which stands in the list; its shape on the picture is
 * a second label of that box. So both are always in step, without a script, and who hears the page has the list alone.
 */
export function BodyChart({ answers }: { answers: PageAnswers }) {
  return (
    <div className="chart">
      <div className="chart-picture" aria-hidden="true">
        <p className="field-name">{words.picture}</p>
        <p className="hint">{words.pictureHint}</p>
        <div className="figures">
          {bodySides.map((side) => (
            <figure key={side}>
              <BodyFigure side={side} left={words.left} right={words.right} labelFor={idOf} />
              <figcaption>{words.caption[side]}</figcaption>
            </figure>
          ))}
        </div>
      </div>
      <p className="chart-past"><a href="#else">{words.past}</a></p>
      <section className="chart-list" aria-labelledby="area">
        <h2 id="area" tabIndex={-1}>{words.list}</h2>
        <div className="lists">{bodySides.map((side) => <List key={side} side={side} answers={answers} />)}</div>
      </section>
    </div>
  )
}
