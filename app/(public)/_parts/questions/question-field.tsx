import { FieldErrorLine } from '@/app/_ui/error-summary'
import { pageWords } from '@/lib/copy/patient/questions'
import { questionsWords as words } from '@/lib/copy/patient/questions-way'
import type { PageAnswers, Question, QuestionPage } from '@/lib/core/questions'

export interface FieldProps {
  page: QuestionPage
  question: Question
  answers: PageAnswers
  /** What to do about it, where something is wrong. */
  error: string | undefined
}

/** Hint, then error: as they stand on the page. */
function describe(name: string, hint: string | undefined, error: string | undefined): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
}

const isOptional = (question: Question): boolean => 'needed' in question && question.needed === false

function Above({ page, question, error }: FieldProps) {
  const hint = pageWords[page].hints?.[question.name]
  return (
    <>
      {hint && <p className="hint" id={`${question.name}-hint`}>{hint}</p>}
      <FieldErrorLine id={`${question.name}-error`} message={error} />
    </>
  )
}

/** One of the options. The first has the question's own id, so that the summary of errors leads to it. */
export function Choice(props: FieldProps) {
  const { page, question, answers, error } = props
  const { name } = question
  const options = 'options' in question ? question.options : []
  const isShort = options.length < 4
  return (
    <fieldset className={error ? 'field wrong' : 'field'} aria-describedby={describe(name, pageWords[page].hints?.[name], error)}>
      <legend>{pageWords[page].labels[name]}</legend>
      <Above {...props} />
      <div className={isShort ? 'choices abreast' : 'choices'}>
        {options.map((option, i) => (
          <div className="choice" key={option}>
            <input type="radio" name={name} id={i === 0 ? name : `${name}-${option}`} value={option} defaultChecked={answers[name] === option} />
            <label htmlFor={i === 0 ? name : `${name}-${option}`}>{pageWords[page].options?.[name]?.[option]}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Ticks(props: FieldProps) {
  const { page, question, answers, error } = props
  const { name } = question
  return (
    <fieldset className="field" aria-describedby={describe(name, pageWords[page].hints?.[name], error)}>
      <legend>{pageWords[page].labels[name]}</legend>
      <Above {...props} />
      <div className="choices plain ticks">
        {'options' in question && question.options.map((option) => (
          <div className="choice" key={option}>
            <input type="checkbox" name={`${name}-${option}`} id={`${name}-${option}`} defaultChecked={answers[`${name}-${option}`] !== undefined} />
            <label htmlFor={`${name}-${option}`}>{pageWords[page].options?.[name]?.[option]}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Text(props: FieldProps) {
  const { page, question, answers, error } = props
  const { name, kind } = question
  const shared = {
    id: name, name, defaultValue: answers[name], maxLength: 'most' in question ? question.most : 40,
    'aria-invalid': error ? true as const : undefined, 'aria-describedby': describe(name, pageWords[page].hints?.[name], error),
  }
  const style = `input${kind === 'phone' ? ' w10' : ''}${error ? ' bad' : ''}`
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{pageWords[page].labels[name]}{isOptional(question) && <> <span className="optional">{words.optional}</span></>}</label>
      <Above {...props} />
      {kind === 'lines' ? <textarea {...shared} className={style} rows={4} />
        : <input {...shared} className={style} type={kind === 'phone' ? 'tel' : 'text'} autoComplete="off" />}
    </div>
  )
}

/** One question, as its kind wants it. */
export function QuestionField(props: FieldProps) {
  const { kind } = props.question
  if (kind === 'choice') return <Choice {...props} />
  if (kind === 'ticks') return <Ticks {...props} />
  return <Text {...props} />
}
