import type { DrawingName } from '@/lib/core/guide/article'

/** What a drawing shows, for who can't see it and for who can. */
interface Shown {
  title: string
  desc: string
}

/** One drawing with numbers, and what stands at each. */
export interface Numbered extends Shown {
  kind: 'numbered'
  name: string
  marks: readonly string[]
}

/** Several side by side, each with a line below it. */
export interface Panels {
  kind: 'panels'
  name: string
  panels: readonly (Shown & { caption: string })[]
}

export const drawings: Record<DrawingName, Numbered | Panels> = {
  spine: {
    kind: 'numbered', name: 'The spine from the side',
    title: 'A spine from the side, its five parts numbered',
    desc: 'From the top: seven bones of the neck curve forward, twelve of the chest curve back, five of the lower back curve forward and are the largest. Below them the base of the spine and the tailbone.',
    marks: [
      '**Neck**: 7 small bones that turn and nod.',
      '**Middle of the back**: 12 bones, each with a pair of ribs.',
      '**Lower back**: 5 large bones. They carry most, and hurt most often.',
      '**Base of the spine**, the sacrum: 5 bones grown into one, between the two halves of the pelvis.',
      '**Tailbone.**',
    ],
  },
  disc: {
    kind: 'panels', name: 'A disc in the lower back, seen from above',
    panels: [
      { title: 'A disc as usual', desc: 'The disc is round in front and hollow behind, with a ring around a soft middle. Behind it lie the nerves, and a root leaves on each side without being touched.', caption: '**As usual.** A ring with a soft middle. Behind it run the nerves; a root leaves on each side.' },
      { title: 'A bulging disc', desc: 'The disc is a little wider than the bone, all the way round. The roots are not touched.', caption: '**Bulging.** The ring gives a little and stands out past the bone (dashed).' },
      { title: 'A slipped disc', desc: 'On one side the soft middle has come through the ring and presses on a nerve root, which is drawn red.', caption: '**Slipped.** Some of the middle has come through the ring and touches a root.' },
    ],
  },
  vertebrae: {
    kind: 'panels', name: 'Three words told apart, from the side',
    panels: [
      { title: 'Spondylosis', desc: 'Three bones of the spine. One disc is thinner than the other, and the rims of the bones beside it have small spurs.', caption: '**Spondylosis.** A thinner disc, small spurs: signs of age.' },
      { title: 'Spondylolisthesis', desc: 'Three bones of the spine. The upper two have slid a little way forward on the lowest.', caption: '**Spondylolisthesis.** One bone has slid forward on the one below.' },
      { title: 'Spinal stenosis', desc: 'Three bones of the spine. At one level the space for the nerves behind them is pinched from both sides.', caption: '**Stenosis.** Less room for the nerves.' },
    ],
  },
  nerve: {
    kind: 'numbered', name: 'Where you may feel it',
    title: 'The lower back and one leg from the side, with the sciatic nerve',
    desc: 'The nerve runs from the lowest bones of the spine through the buttock, down the back of the thigh and the calf, into the foot.',
    marks: [
      'The roots leave the lower spine. The trouble is usually here.',
      'Through the buttock: a deep ache, worse for sitting.',
      'Down the back of the thigh: burning, or like an electric shock.',
      'Calf and foot: pins and needles, a numb patch, a foot that feels weak.',
    ],
  },
  pelvis: {
    kind: 'numbered', name: 'The pelvis from behind',
    title: 'The pelvis from behind, with the two sacro-iliac joints',
    desc: 'The base of the spine sits like a wedge between the two wings of the pelvis. The joints between them, left and right, are marked red. Further out and lower are the hip joints.',
    marks: [
      'The sacro-iliac joints, left and right.',
      'The base of the spine, called the sacrum.',
      'A wing of the pelvis. Its upper edge is where your belt sits.',
      'A hip joint.',
    ],
  },
  postures: {
    kind: 'panels', name: 'Change places through the day',
    panels: [
      { title: 'Sitting up', desc: 'Somebody sits upright at a desk, feet on the floor, the screen at the height of the eyes.', caption: '**Sit up** to type.' },
      { title: 'Leaning back', desc: 'Somebody leans back in the chair, legs stretched out.', caption: '**Lean back** to read or think.' },
      { title: 'Standing', desc: 'Somebody stands upright with a phone at the ear.', caption: '**Stand** for calls.' },
      { title: 'Walking', desc: 'Somebody walks, arms swinging.', caption: '**Walk** to fetch things.' },
    ],
  },
  lifting: {
    kind: 'panels', name: 'How far the load is from your back',
    panels: [
      { title: 'A load far from the body', desc: 'Somebody bends over with straight legs and holds a box at arm’s length. A line shows how far the box is from the lower back.', caption: '**Far away**, with straight legs: the back works hard.' },
      { title: 'A load close to the body', desc: 'Somebody bends a little at knees, hips and back, one foot in front, and holds the box close. The line is short.', caption: '**Close to you**, feet apart: much lighter for your back.' },
    ],
  },
  carrying: {
    kind: 'panels', name: 'How a body makes room',
    panels: [
      { title: 'Before pregnancy', desc: 'Somebody stands, seen from the side. A plumb line falls from the ear through the hip to the ankle.', caption: '**Before.** Weight falls through hip and ankle.' },
      { title: 'Late in pregnancy', desc: 'The bump is large. The upper body leans back behind the plumb line and the hollow of the lower back is deeper.', caption: '**Late in pregnancy.** You lean back, and the hollow of the back works harder.' },
      { title: 'Lying on the side', desc: 'Somebody lies on the side with a pillow between the knees and one below the bump.', caption: '**At night.** On your side, a pillow between the knees.' },
    ],
  },
  running: {
    kind: 'numbered', name: 'What each step passes through',
    title: 'Somebody running, seen from the side',
    desc: 'One foot is landing. Numbers stand at the foot and ankle, the calf and shin, the hip, and the lower back.',
    marks: [
      'Foot and ankle land first. A stiff ankle passes more on.',
      'Calf and shin take up the landing, if the calf is strong.',
      'The hip keeps the pelvis level while you stand on one leg.',
      'The lower back steadies what is left.',
    ],
  },
}
