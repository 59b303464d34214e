import { awaitingSignOff, drawing, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const sciatica: Article = {
  slug: 'sciatica',
  title: 'Sciatica and the trapped nerve',
  summary: 'Pain that runs from the back or buttock down one leg. It can be fierce, and for most people it settles without an operation.',
  sections: [
    { id: 'what', heading: 'What it is', also: ['trapped nerve', 'pinched nerve', 'nerve root', 'radicular pain', 'radiculopathy', 'nerve pain'], blocks: [
      text('The sciatic nerve is the longest in the body, and about as thick as your little finger where it begins. Its roots leave the lower spine, join in the buttock, and run down the back of the leg to the foot.'),
      text('When one of those roots is squeezed or irritated, you feel it along the nerve’s path and not only where the trouble is. That is why something in your back can hurt most in your calf. People call it a trapped nerve. Mostly the nerve isn’t stuck: it is sore and swollen, and cross at being touched.'),
    ] },
    { id: 'where', heading: 'Where you feel it', also: ['leg pain', 'buttock pain', 'thigh pain', 'calf pain', 'pins and needles', 'numb foot', 'tingling', 'shooting pain', 'burning leg'], blocks: [
      text('Most often in the buttock and down the back of the thigh, on one side. The leg may hurt more than the back. Some people call it burning, some an electric shock. In worse cases the feeling in the calf and foot changes too: pins and needles, a numb patch, or a foot that feels weak. A cough, a sneeze or a long sit can set it off.'),
      drawing('nerve'),
    ] },
    { id: 'causes', heading: 'What sets it off', also: ['slipped disc', 'prolapsed disc', 'herniated disc', 'piriformis', 'stenosis'], blocks: [
      list(
        '**A disc** is the most common cause. Some of its soft middle pushes out and touches a root. See [slipped disc](/guide/words-for-back-pain#slipped-disc).',
        '**A narrower space** for the nerves, mostly after 60. See [spinal stenosis](/guide/words-for-back-pain#spinal-stenosis).',
        '**A bone that has slid forward** a little: [spondylolisthesis](/guide/words-for-back-pain#spondylolisthesis).',
        '**Pregnancy** can bring pain like it, though the nerve itself is seldom pressed. See [pregnancy](/guide/pregnancy).',
      ),
      text('Not all leg pain is sciatica. A sore [sacro-iliac joint](/guide/left-or-right), a hip or a tight muscle in the buttock can ache down to the knee. An examination tells them apart, and a scan is seldom needed for that.'),
    ] },
    { id: 'helps', heading: 'What helps', also: ['exercise', 'stretches', 'painkillers', 'sleep', 'sleeping', 'sitting', 'heat'], blocks: [
      list(
        '**Keep moving, little and often.** A few minutes’ walk each hour does more than a day in bed.',
        '**Change position before it hurts.** Set a timer if you sit for work.',
        '**At night**, lie on your side with a pillow between your knees, or on your back with pillows under them.',
        '**Try heat** on the lower back.',
        '**Ask a pharmacist or a GP** about painkillers. Those you can buy often do little for nerve pain.',
      ),
      text('It may hurt to move, and that does no harm to the nerve. Stop what sends the pain further down the leg, and keep on with what draws it back up.'),
    ] },
    { id: 'long', heading: 'How long it lasts', also: ['recovery', 'heal', 'weeks', 'months', 'operation', 'surgery', 'injection'], blocks: [
      text('It usually gets better in four to six weeks. For some it takes several months, and it may come back. Pain that moves up out of the foot and leg towards the back is a good sign, even if the back itself feels worse for a while. Numb patches are the last to go. Many people get back to all they did before.'),
      text('If strong pain lasts for months, or the leg is weak, a hospital may offer an injection or an operation. We write to your GP when we think that this should be talked about.'),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: null }, how: 'Tests the nerve, the back and the hip to find where the leg pain comes from. Hands-on work may ease the stiff joints and tight muscles around it. It goes together with exercise and does not replace it.' },
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Checks strength, feeling and reflexes, and finds the movements that ease your leg. You get a plan of exercise that grows as the nerve calms down. This is what UK advice puts first.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Some people like it for short relief while the nerve settles. NICE, which advises the NHS, doesn’t recommend acupuncture for sciatica. If your leg is weak or numb, see one of the other two, or a GP, first.' },
  ],
  firstVisit: [
    'We ask where it runs, what sets it off, and about your bladder, bowels and the feeling between your legs. We ask everyone this, to be safe.',
    'Then we test your back, the strength and feeling in both legs, and your reflexes. You hear what we think it is. You leave with a few things to do at home and a date by which you should notice a change. Wear something you can move in, such as shorts.',
  ],
  booking: 'physiotherapist',
  soon: [
    'It hasn’t eased after a few weeks of looking after it.',
    'It is getting worse, or stops you sleeping or working.',
    'You feel unwell or hot and shivery, or are losing weight without trying.',
    'You have had cancer.',
  ],
  sources: [
    { name: 'NHS: Sciatica', address: 'https://www.nhs.uk/conditions/sciatica/' },
    { name: 'NHS: Slipped disc', address: 'https://www.nhs.uk/conditions/slipped-disc/' },
    { name: 'NICE guideline NG59: Low back pain and sciatica in over 16s', address: 'https://www.nice.org.uk/guidance/ng59' },
  ],
  related: ['words-for-back-pain', 'left-or-right', 'get-help-at-once'],
  also: ['siatica', 'leg pain', 'trapped nerve', 'pinched nerve', 'sciatic nerve', 'pain down the leg'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
