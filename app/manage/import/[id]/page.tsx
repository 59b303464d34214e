import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { importAt, importsAt } from '@/app/_staff/import-addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { ProveAgain } from '@/app/_staff/prove-again'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { imports as words } from '@/lib/copy/staff/import'
import type { ImportView } from '@/lib/core/import/import-view'
import { ImportParams, ImportQuery, type ImportStep } from '@/lib/input/import-forms'
import { importReaders } from '@/lib/input/import-readers'
import { openImport } from '@/lib/use-cases/open-import'
import { readProof } from '@/lib/use-cases/require-recent'
import { drop } from '../actions'
import { Check } from './check'
import { ColumnsForm } from './columns-form'
import { NamesForm } from './names-form'
import { Outcome } from './outcome'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title('Plumbline') }

async function load({ params, searchParams }: Props) {
  const { data } = ImportParams.safeParse(await params)
  if (!data) notFound()
  const { step } = ImportQuery.parse(await searchParams)
  const { actor, now } = await openManageDesk()
  const opened = await openImport(actor, { id: data.id, check: step !== 'columns' }, importReaders, now)
  if (!opened.ok) notFound()
  const view = opened.value
  return { view, step: stepOf(view, step), desk: await openManageDesk(view.line.clinic), proof: await readProof(actor, now) }
}

function outcomeSaid({ outcome, pieces }: ImportView['line']): string | null {
  if (!outcome) return null
  return pieces > 0 ? words.making(outcome.counts) : words.applied(outcome.counts)
}

/** What comes next, where the address doesn't say. */
function stepOf({ line, openNames }: ImportView, asked: ImportStep | undefined): ImportStep {
  if (!line.settings) return 'columns'
  if (asked === 'names' && line.kind === 'patients') return 'check'
  return asked ?? (openNames > 0 ? 'names' : 'check')
}

export default async function ImportPage(props: Props) {
  const { view, step, desk, proof } = await load(props)
  const { line } = view
  const { encoding, separator, past } = line.how
  const said = `${words.kinds[line.kind]}, ${words.rowsOf(line.rows)}. ${words.howRead(encoding, separator === null ? '' : words.separators[separator])}${words.past(past)}`
  const key = `${line.version} ${view.check?.seen ?? ''}`
  return (
    <ManageDesk
      desk={desk} here="import" heading={line.fileName} className="imports" say={outcomeSaid(line) ?? said}
      aside={<Link className="b" prefetch={false} href={importsAt(desk.clinic.id)}>{words.back}</Link>}
    >
      {step === 'check' && !proof.isRecent && <ProveAgain passkeys={proof.hasPasskey} />}
      {line.state !== 'open' ? <Outcome line={line} desk={desk} /> : (
        <>
          <Steps view={view} step={step} />
          {step === 'columns' && <ColumnsForm key={key} view={view} />}
          {step === 'names' && <NamesForm key={key} view={view} desk={desk} />}
          {step === 'check' && <Check key={key} view={view} />}
          <ActForm action={drop} hidden={{ id: line.id, clinic: desk.clinic.id }} className="import-drop">
            <Press className="act grave"><span>{words.drop}<small>{words.dropSaid}</small></span></Press>
          </ActForm>
        </>
      )}
    </ManageDesk>
  )
}

/** The way through; what has been said can be changed until it is applied. */
function Steps({ view: { line }, step }: { view: ImportView; step: ImportStep }) {
  const all: ImportStep[] = line.kind === 'patients' ? ['columns', 'check'] : ['columns', 'names', 'check']
  return (
    <nav aria-label={words.stepsLabel} className="import-steps">
      <ol>
        {all.map((one) => (
          <li key={one}>
            {one === 'columns' || line.settings
              ? <Link prefetch={false} href={importAt(line.id, one)} aria-current={one === step ? 'step' : undefined}>{words.steps[one]}</Link> : <span>{words.steps[one]}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
