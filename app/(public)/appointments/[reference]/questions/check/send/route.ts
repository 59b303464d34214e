import { now } from '@/lib/clock'
import { pagesLeft } from '@/lib/input/question-forms'
import { readQuestions } from '@/lib/use-cases/read-questions'
import { sendQuestions } from '@/lib/use-cases/save-questions'
import { formPost, onTo } from '../../../../../_parts/form-post'
import { whoCame } from '../../../../../_parts/open-appointment'
import { paths } from '../../../../../_parts/paths'

export async function POST(request: Request, { params }: { params: Promise<{ reference: string }> }): Promise<Response> {
  const { reference: typed } = await params
  return formPost(async ({ key = '' }) => {
    const came = await whoCame(typed, key)
    if (!came) return onTo(paths.appointment(typed, key))
    const { actor, reference } = came
    const at = now()
    const read = await readQuestions(actor, reference, at)
    const [left] = read.ok ? pagesLeft(read.value.answers) : []
    if (left) return onTo(paths.questions(reference, key, left, { problem: 'yes', back: 'check' }))
    const sent = await sendQuestions(actor, { reference }, at)
    return onTo(sent.ok ? paths.questions(reference, key, 'sent') : paths.appointment(reference, key, { news: 'changed' }))
  })(request)
}
