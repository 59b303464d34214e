import { awaitingSignOff, drawing, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const wordsForBackPain: Article = {
  slug: 'words-for-back-pain',
  title: 'The words people are given',
  summary: 'Bulging disc, lumbago, spondylosis, stenosis: what the words mean, how they differ, and which of them need a doctor.',
  sections: [
    { id: 'first', heading: 'Words can worry more than they should', blocks: [
      text('People often come to us with a word from a scan or a letter. Some of these words sound worse than they are. Many of them describe what is normal for your age, and are found in people with no pain at all.'),
      text('The word alone doesn’t say how you will be. What counts is how you feel, what you can do, and what an examination shows. So bring the letter, and ask us what it means for you.'),
    ] },
    { id: 'bulging-disc', heading: 'Bulging disc', also: ['disc bulge', 'bulged disk', 'disk', 'degenerative disc', 'worn disc'], blocks: [
      text('A disc is a tough ring with a softer middle. When the ring gives a little, the disc sits wider than the bones above and below it, like a cushion when you sit on it. This is a bulge. Nothing has come out. It is very common, more so with each year of age, and most bulges never hurt.'),
      drawing('disc'),
    ] },
    { id: 'slipped-disc', heading: 'Slipped disc', also: ['slipped disk', 'prolapsed disk', 'herniated disk', 'prolapsed disc', 'prolapse', 'herniated disc', 'herniation', 'ruptured disc', 'disc extrusion', 'protrusion'], blocks: [
      text('Discs don’t slip: they are firmly joined to the bones. What happens is that some of the soft middle pushes out through a tear in the ring. Doctors say prolapsed or herniated disc.'),
      text('If it touches a nerve root, it can cause [sciatica](/guide/sciatica). If it doesn’t, you may not notice it. Most get better without an operation, in weeks to a few months. The part that has come out often shrinks.'),
    ] },
    { id: 'lumbago', heading: 'Lumbago', also: ['low back pain', 'lumbar'], blocks: [
      text('This is an old word for pain in the lower back. It says where it hurts, and nothing about why. Today we say low back pain. See [back pain in general](/guide/back-pain).'),
    ] },
    { id: 'facet-lock', heading: 'Facet lock', also: ['locked back', 'facet joint', 'back locked up', 'back has gone', 'stuck'], blocks: [
      text('Facet joints are pairs of small joints at the back of the spine. Sometimes one catches with a sharp pain on one side, and the muscles around it grip. You can’t straighten up, or turn your head. It feels locked.'),
      text('Nothing is out of place, and it won’t show on a scan. It mostly eases in days to a couple of weeks. Gentle movement helps it along.'),
    ] },
    { id: 'spondylosis', heading: 'Spondylosis', also: ['wear and tear', 'arthritis of the spine', 'osteoarthritis', 'degenerative', 'degeneration', 'spurs'], blocks: [
      text('Spondylosis is the word for a spine with signs of age: thinner discs, rougher joints, small spurs of bone. Think of it as grey hair on the inside. Most people over 40 have some. It may make the back or neck stiff, or do nothing at all. Moving is good for it.'),
    ] },
    { id: 'spondylitis', heading: 'Spondylitis', also: ['ankylosing spondylitis', 'axial spondyloarthritis', 'inflammatory back pain', 'morning stiffness', 'axspa'], blocks: [
      text('It looks like the word before, but is something else: the joints of the spine are inflamed. Doctors say axial spondyloarthritis, or ankylosing spondylitis. It mostly starts before the age of 45 and comes on slowly. The back is stiff for more than half an hour in the morning. It gets better with moving and worse with rest, and may wake you in the second half of the night.'),
      text('**It needs a GP, who can send you to a rheumatologist** (a joint doctor). It is often missed for years, so say so if this sounds like you. Exercise with a physiotherapist is part of the care, beside the medicines.'),
    ] },
    { id: 'spondylolisthesis', heading: 'Spondylolisthesis', also: ['slipped vertebra', 'slipped bone', 'vertebra slipped forward', 'pars defect', 'spondylolysis'], blocks: [
      text('Here one bone of the spine really has slid, a little way forward on the bone below. Some people are born with a weak spot, some get it through sport when young, and in others worn joints let it happen. Many have no pain. Others ache when they stand or walk for long. Exercise for strength is the usual start. Few people need an operation.'),
      drawing('vertebrae'),
    ] },
    { id: 'spinal-stenosis', heading: 'Spinal stenosis', also: ['stenosis', 'narrowing', 'narrowed canal', 'claudication', 'legs ache walking'], blocks: [
      text('Stenosis means narrowing. The space for the nerves in the spine has become tight, mostly after the age of 60. The legs ache, tingle or feel heavy when you walk or stand, and feel better when you sit or lean forward, as on a shopping trolley.'),
      text('See a GP if walking brings this on, as poor blood flow in the legs can feel much the same. Exercise helps many people, and an operation is an option for some.'),
    ] },
    { id: 'sacroiliitis', heading: 'Sacroiliitis', also: ['inflamed sacroiliac joint', 'sacro-iliitis', 'si joint inflammation'], blocks: [
      text('The ending “-itis” means inflamed: here, one or both joints between the spine and the pelvis. It can be a first sign of spondylitis, and needs a GP, blood tests and often a scan. It isn’t the same as a sore [sacro-iliac joint](/guide/left-or-right), which is far more common.'),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: null }, how: 'Explains the word, finds out what part of your pain it accounts for, and works by hand on what is stiff around it. With spondylitis, sacroiliitis or new signs from a nerve, sends you to your GP first.' },
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Tests what you can do and builds it up with exercise. This is part of the usual care for disc trouble, worn joints, a slipped bone, stenosis and spondylitis.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Doesn’t change a disc, a joint or a narrow canal. Some people find short relief from long-lasting pain. The evidence is mixed, and NICE doesn’t recommend it for low back pain or sciatica.' },
  ],
  firstVisit: [
    'Bring the letter or scan report if you have it. We read it with you and say what each word means, and which of them matter.',
    'Then we examine you as if we hadn’t seen it, because you are more than the picture. You leave knowing what we think and what you can do about it.',
  ],
  booking: 'physiotherapist',
  soon: [
    'You are under 45, stiff each morning for more than half an hour, and it has lasted three months.',
    'Your legs ache or go numb when you walk.',
    'You had a fall and have thin bones, or take steroid tablets.',
    'You have been told that you have spondylitis or sacroiliitis, and no doctor is seeing you for it.',
  ],
  sources: [
    { name: 'NHS: Slipped disc', address: 'https://www.nhs.uk/conditions/slipped-disc/' },
    { name: 'NHS: Ankylosing spondylitis', address: 'https://www.nhs.uk/conditions/ankylosing-spondylitis/' },
    { name: 'NHS: Spondylolisthesis', address: 'https://www.nhs.uk/conditions/spondylolisthesis/' },
    { name: 'NHS: Lumbar decompression surgery (spinal stenosis)', address: 'https://www.nhs.uk/conditions/lumbar-decompression-surgery/' },
    { name: 'NICE guideline NG65: Spondyloarthritis in over 16s', address: 'https://www.nice.org.uk/guidance/ng65' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
  ],
  related: ['back-pain', 'sciatica', 'left-or-right'],
  also: ['diagnosis', 'scan report', 'mri report', 'what does it mean', 'glossary', 'terms'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
