import { BodyFigure } from '@/app/_ui/body-figure'
import { areaNames, bodyWords, pageWords, signWords } from '@/lib/copy/patient/questions'
import { tellPage } from '@/lib/copy/patient/tell-answers'
import { answersRead as words } from '@/lib/copy/staff/answers-read'
import { pastClock } from '@/lib/copy/staff/time'
import { allAreas, bodySides } from '@/lib/core/body'
import { flagsIn, missingOn, questionPages, ticked, type QuestionPage, type QuestionsView } from '@/lib/core/questions'
import { ageOn, clock24, dayOf, mediumDate, type Instant } from '@/lib/core/time'
import type { OpenedQuestions } from '@/lib/use-cases/open-questions'

interface Props {
  opened: OpenedQuestions
  now: Instant
  /** 1 where it is the page, 2 among others. */
  level: 1 | 2
}

/** One patient's answers on one sheet: what must not be missed first, then the body, then page by page. */
export function AnswersSheet({ opened, now, level }: Props) {
  const { patient, questions, zone, start } = opened
  const Heading = level === 1 ? 'h1' : 'h2'
  const age = patient.dateOfBirth === null ? null : ageOn(patient.dateOfBirth, dayOf(start, zone))
  return (
    <article className="answers-sheet">
      <header>
        <Heading>{patient.name}{age !== null && <small>, {age}</small>}</Heading>
        <p>{mediumDate(dayOf(start, zone))} {clock24(start, zone)}, {opened.service}{opened.bookedByName && <>, {words.answersOf(opened.bookedByName)}</>}</p>
        <p>{standing(questions, now, opened)}</p>
      </header>
      <Flags questions={questions} />
      <Chart questions={questions} />
      <div className="answers-pages">
        {questionPages.filter((page) => page !== 'signs' && page !== 'where').map((page) => <Page key={page} page={page} opened={opened} now={now} />)}
      </div>
    </article>
  )
}

function standing({ sentAt, changedAt }: QuestionsView, now: Instant, { zone }: OpenedQuestions): string {
  const at = (when: Instant): string => pastClock(when, dayOf(now, zone), zone)
  if (sentAt === null) return words.notSent(at(changedAt ?? now))
  return `${words.sent(at(sentAt))}${changedAt !== null && changedAt > sentAt ? `, ${words.changed(at(changedAt))}` : ''}`
}

function Flags({ questions }: { questions: QuestionsView }) {
  const flags = flagsIn(questions.answers)
  if (flags.length > 0) {
    return (
      <section className="answers-flags" aria-label={words.flagsHeading}>
        <b>{words.flagsHeading}</b>
        <ul>{flags.map((code) => <li key={code}>{signWords[code].bold}{signWords[code].rest}</li>)}</ul>
      </section>
    )
  }
  const isOpen = (['signs', 'health'] as const).some((page) => missingOn(page, questions.answers[page]).length > 0)
  return <p className="answers-none">{isOpen ? words.flagsOpen : words.noFlags}</p>
}

function Chart({ questions }: { questions: QuestionsView }) {
  const answers = questions.answers.where ?? {}
  const areas = ticked('area', allAreas, answers)
  const marked = new Set(areas)
  return (
    <section className="answers-chart" aria-label={words.chart}>
      <div className="answers-figures">
        {bodySides.map((side) => (
          <figure key={side}><BodyFigure side={side} left={bodyWords.left} right={bodyWords.right} marked={marked} /><figcaption>{words.side[side]}</figcaption></figure>
        ))}
      </div>
      <div>
        <b>{words.chart}</b>
        {areas.length === 0 ? <p>{words.noAreas}</p> : <ul>{areas.map((area) => <li key={area}>{areaNames[area]}</li>)}</ul>}
        {answers.else && <p className="answers-said">{answers.else}</p>}
      </div>
    </section>
  )
}

function Page({ page, opened, now }: { page: QuestionPage; opened: OpenedQuestions; now: Instant }) {
  const { questions, zone } = opened
  const answers = questions.answers[page]
  const { consent } = questions
  const said = tellPage(page, answers).filter(({ isUnsaid }) => !isUnsaid)
  return (
    <section className="answers-page" aria-label={pageWords[page].name}>
      <b className="answers-name">{pageWords[page].name}</b>
      {answers === undefined || said.length === 0 ? <p className="answers-none">{answers === undefined ? words.notAnswered : words.nothingSaid}</p> : (
        <dl>
          {said.map(({ name, label, value, isEmpty }) => (
            <div key={name}><dt>{label}</dt><dd className={isEmpty ? 'answers-none' : 'answers-said'}>{value}</dd></div>
          ))}
        </dl>
      )}
      {page === 'consent' && (
        <p className="answers-none">{consent ? words.consent(consent.version, pastClock(consent.at, dayOf(now, zone), zone)) : words.noConsent}</p>
      )}
    </section>
  )
}
