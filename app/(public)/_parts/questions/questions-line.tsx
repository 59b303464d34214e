import { pageWords } from '@/lib/copy/patient/questions'
import { checkWords, questionsWords as words } from '@/lib/copy/patient/questions-way'
import { questionPages } from '@/lib/core/questions'
import { pagesLeft } from '@/lib/input/question-forms'
import { paths } from '../paths'
import type { OpenQuestionnaire } from './open-questions'

const stops = [...questionPages, 'check'] as const
type Stop = (typeof stops)[number]

const nameOf = (stop: Stop): string => (stop === 'check' ? checkWords.title : pageWords[stop].name)

/** The thread with its weight at the page one is on; every page that is answered can be gone back to. */
export function QuestionsLine({ open, now }: { open: OpenQuestionnaire; now: Stop }) {
  const left: readonly string[] = pagesLeft(open.questions.answers)
  const at = stops.indexOf(now)
  const stateOf = (stop: Stop, i: number) => (i === at ? 'now' : i < at || (stop !== 'check' && !left.includes(stop)) ? 'done' : 'next')
  return (
    <nav className="line long" aria-label={words.steps} data-done={Math.min(at, 4)}>
      <ol>
        {stops.map((stop, i) => {
          const state = stateOf(stop, i)
          return (
            <li key={stop} className={state} aria-current={state === 'now' ? 'step' : undefined}>
              {state === 'now' && <><span className="count">{words.count(at + 1, stops.length)}</span><span className="hidden-visually">: </span></>}
              {state === 'done' ? (
                <a href={paths.questions(open.view.reference, open.secret, stop)}>
                  <span className="name">{nameOf(stop)}{!left.includes(stop) && <span className="hidden-visually">{words.done}</span>}</span>
                </a>
              ) : <span className="name">{nameOf(stop)}</span>}
              {state === 'now' && <span className="bob" aria-hidden="true" />}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

export const titleOf = (stop: Stop): string => words.title(nameOf(stop)) + words.titleCount(stops.indexOf(stop) + 1, stops.length)
