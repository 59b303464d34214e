import { safety } from '@/lib/copy/patient/safety'
import type { Block, Section } from '@/lib/core/guide/article'
import { Drawing } from '../_drawings/drawing'
import { Marked } from './marked'

/** The signs of an emergency as the safety question has them: one wording for both. */
export function Signs() {
  return <ul className="sign-list">{safety.signs.map((sign) => <li key={sign.bold}><b>{sign.bold}</b>{sign.rest}</li>)}</ul>
}

function Drawn({ block }: { block: Block }) {
  if (block.kind === 'text') return <p><Marked text={block.text} /></p>
  if (block.kind === 'drawing') return <Drawing name={block.name} />
  if (block.kind === 'signs') return <div className="notice brick"><Signs /></div>
  return <ul>{block.items.map((item) => <li key={item}><Marked text={item} /></li>)}</ul>
}

export function SectionPart({ section }: { section: Section }) {
  return (
    <section className="prose passage" aria-labelledby={section.id}>
      <h2 id={section.id}>{section.heading}</h2>
      {section.blocks.map((block, i) => <Drawn key={`${section.id} ${i}`} block={block} />)}
    </section>
  )
}
