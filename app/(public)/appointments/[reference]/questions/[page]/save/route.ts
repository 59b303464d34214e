import { now } from '@/lib/clock'
import { refusedForm } from '@/lib/copy/patient/trouble'
import type { QuestionPage } from '@/lib/core/questions'
import { nextPage, type PageAnswers } from '@/lib/core/questions'
import { pageName, problemsOn, takePage } from '@/lib/input/question-forms'
import { saveQuestions } from '@/lib/use-cases/save-questions'
import { formPost, onTo } from '../../../../../_parts/form-post'
import { whoCame } from '../../../../../_parts/open-appointment'
import { paths } from '../../../../../_parts/paths'

interface Way {
  reference: string
  key: string
  /** To the answers to check. */
  back: boolean
  later: boolean
}

/** Where it goes on from a page that is kept. Everybody passes by the advice, so that an address tells nothing of an answer. */
function onFrom(page: QuestionPage, answers: PageAnswers, { reference, key, back, later }: Way): string {
  const checking: Record<string, string> = back ? { back: 'check' } : {}
  if (page === 'signs' || page === 'health') return paths.questions(reference, key, 'advice', { from: page, ...checking })
  if (later) return paths.appointment(reference, key, { news: 'kept' })
  if (problemsOn(page, answers).length > 0) return paths.questions(reference, key, page, { problem: 'yes', ...checking })
  return paths.questions(reference, key, back ? 'check' : nextPage(page) ?? 'check')
}

export async function POST(request: Request, { params }: { params: Promise<{ reference: string; page: string }> }): Promise<Response> {
  const { reference: typed, page: named } = await params
  return formPost(async ({ key = '', back, later, ...fields }) => {
    const came = await whoCame(typed, key)
    const page = pageName.safeParse(named)
    if (!came || !page.success) return onTo(paths.appointment(typed, key))
    const { actor, reference } = came
    const way = { reference, key, back: back === 'check', later: later === 'yes' }
    const taken = takePage(page.data, fields)
    if (!taken.ok && taken.long === null) return new Response(refusedForm.wrongKind, { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    if (!taken.ok) return onTo(paths.questions(reference, key, page.data, { problem: 'yes', long: taken.long ?? '', ...(way.back && { back: 'check' }) }))
    const saved = await saveQuestions(actor, { reference, page: page.data, answers: taken.value }, now())
    return onTo(saved.ok ? onFrom(page.data, taken.value, way) : paths.appointment(reference, key, { news: 'changed' }))
  })(request)
}
