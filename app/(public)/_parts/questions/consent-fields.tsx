import { FieldErrorLine } from '@/app/_ui/error-summary'
import { consentWords as words, pageWords } from '@/lib/copy/patient/questions'
import { consentVersion, questions, type PageAnswers } from '@/lib/core/questions'
import { paths } from '../paths'
import { QuestionField } from './question-field'

interface Props {
  answers: PageAnswers
  errors: Readonly<Record<string, string>>
}

function Agree({ name, answers, error }: { name: 'treatment' | 'privacy'; answers: PageAnswers; error: string | undefined }) {
  // Words that have changed since are agreed to anew.
  const isAgreed = answers[name] !== undefined && answers.version === consentVersion
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <FieldErrorLine id={`${name}-error`} message={error} />
      <div className="choices">
        <div className="choice">
          <input
            type="checkbox" name={name} id={name} defaultChecked={isAgreed} aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${name}-error` : undefined}
          />
          <label htmlFor={name}>{pageWords.consent.labels[name]}</label>
        </div>
      </div>
    </div>
  )
}

/** What is agreed to, each with its tick under it; first, who is answering. */
export function ConsentFields({ answers, errors }: Props) {
  const by = questions.consent.filter(({ name }) => name === 'by' || name === 'by-name')
  return (
    <>
      {by.map((question) => <QuestionField key={question.name} page="consent" question={question} answers={answers} error={errors[question.name]} />)}
      <section className="prose agree" aria-labelledby="treatment-about">
        <h2 id="treatment-about">{words.treatmentHeading}</h2>
        {words.treatment.map((text) => <p key={text}>{text}</p>)}
        <Agree name="treatment" answers={answers} error={errors['treatment'] ?? errors['version']} />
      </section>
      <section className="prose agree" aria-labelledby="privacy-about">
        <h2 id="privacy-about">{words.privacyHeading}</h2>
        {words.privacy.map((text) => <p key={text}>{text}</p>)}
        <p><a href={paths.privacy}>{words.more}</a></p>
        <Agree name="privacy" answers={answers} error={errors['privacy']} />
      </section>
      <input type="hidden" name="version" value={consentVersion} />
    </>
  )
}
