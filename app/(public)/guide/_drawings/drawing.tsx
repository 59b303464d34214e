import type { ReactNode } from 'react'
import { drawings } from '@/lib/copy/guide/drawings'
import type { Numbered, Panels } from '@/lib/copy/guide/drawings'
import type { DrawingName } from '@/lib/core/guide/article'
import { Marked } from '../_parts/marked'
import { Before, carryingBox, Late, OnTheSide } from './carrying'
import { Disc, discBox } from './disc'
import { Frame } from './frame'
import { CloseBy, FarAway, liftingBox } from './lifting'
import { nerveBox, NerveDrawn } from './nerve'
import { pelvisBox, PelvisDrawn } from './pelvis'
import { LeaningBack, posturesBox, SittingUp, Standing, Walking } from './postures'
import { runningBox, RunningDrawn } from './running'
import { spineBox, SpineDrawn } from './spine'
import { Narrowed, Slid, Spondylosis, vertebraeBox } from './vertebrae'

/** What stands in each picture: one, or as many as its words have panels. */
const drawn: Record<DrawingName, { box: string; pictures: readonly ReactNode[] }> = {
  spine: { box: spineBox, pictures: [<SpineDrawn key="spine" />] },
  nerve: { box: nerveBox, pictures: [<NerveDrawn key="nerve" />] },
  pelvis: { box: pelvisBox, pictures: [<PelvisDrawn key="pelvis" />] },
  running: { box: runningBox, pictures: [<RunningDrawn key="running" />] },
  disc: { box: discBox, pictures: [<Disc key="usual" state="usual" />, <Disc key="bulging" state="bulging" />, <Disc key="slipped" state="slipped" />] },
  vertebrae: { box: vertebraeBox, pictures: [<Spondylosis key="worn" />, <Slid key="slid" />, <Narrowed key="narrow" />] },
  postures: { box: posturesBox, pictures: [<SittingUp key="up" />, <LeaningBack key="back" />, <Standing key="stand" />, <Walking key="walk" />] },
  lifting: { box: liftingBox, pictures: [<FarAway key="far" />, <CloseBy key="close" />] },
  carrying: { box: carryingBox, pictures: [<Before key="before" />, <Late key="late" />, <OnTheSide key="side" />] },
}

function OneDrawing({ name, words }: { name: DrawingName; words: Numbered }) {
  const { box, pictures } = drawn[name]
  return (
    <figure className="figure numbered" data-drawing={name}>
      <Frame id={`drawing-${name}`} box={box} title={words.title} desc={words.desc}>{pictures[0]}</Frame>
      <figcaption>
        <p className="fig-name">{words.name}</p>
        <ol className="fig-marks">{words.marks.map((mark) => <li key={mark}><Marked text={mark} /></li>)}</ol>
      </figcaption>
    </figure>
  )
}

function PanelDrawing({ name, words }: { name: DrawingName; words: Panels }) {
  const { box, pictures } = drawn[name]
  return (
    <figure className="figure" data-drawing={name}>
      <figcaption className="fig-name">{words.name}</figcaption>
      <ul className="panels" data-panels={words.panels.length}>
        {words.panels.map((panel, i) => (
          <li key={panel.title}>
            <Frame id={`drawing-${name}-${i}`} box={box} title={panel.title} desc={panel.desc}>{pictures[i]}</Frame>
            <p><Marked text={panel.caption} /></p>
          </li>
        ))}
      </ul>
    </figure>
  )
}

export function Drawing({ name }: { name: DrawingName }) {
  const words = drawings[name]
  return words.kind === 'numbered' ? <OneDrawing name={name} words={words} /> : <PanelDrawing name={name} words={words} />
}
