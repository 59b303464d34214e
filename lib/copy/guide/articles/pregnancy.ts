import { awaitingSignOff, drawing, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const pregnancy: Article = {
  slug: 'pregnancy',
  title: 'Pregnancy: before, during and after',
  summary: 'Back and pelvic pain are common in pregnancy and usually settle after the birth. There is much you can do, and care is given differently.',
  sections: [
    { id: 'why', heading: 'Why it happens', also: ['relaxin', 'ligaments', 'hormones', 'posture', 'bump'], blocks: [
      text('Your body makes room. Hormones soften the ligaments a little, so that joints have more give. The weight of the bump pulls you forward, so you lean back and the hollow of the back works harder. Muscles that are stretched over the bump do less. Your pelvis stays strong through all of it.'),
      drawing('carrying'),
      text('About one in five pregnant women has pain in the joints of the pelvis: at the front, or at the back on one or both sides. It is called pelvic girdle pain. The old name was SPD. It hurts, but it doesn’t harm your baby.'),
    ] },
    { id: 'before', heading: 'Before you are pregnant', also: ['trying for a baby', 'planning', 'conceive'], blocks: [
      text('If your back troubles you now, this is a good time to get strong. Walking, swimming and simple strength work make the months ahead easier. Having had back pain before makes it more likely to come back in pregnancy, so tell your midwife early.'),
    ] },
    { id: 'early', heading: 'The first months', also: ['first trimester', 'early pregnancy', 'nausea', 'tired'], blocks: [
      text('You may ache before anything shows. You can mostly carry on with the exercise you are used to, and rest when you are tired.'),
      text('**Get help at once** if you have strong pain low in the tummy, often on one side, pain at the tip of the shoulder, or feel faint. Call 999 or go to A&E. With pain and bleeding, ring your early pregnancy unit or 111 the same day.'),
    ] },
    { id: 'later', heading: 'As the bump grows', also: ['second trimester', 'third trimester', 'pelvic girdle pain', 'pgp', 'spd', 'symphysis pubis', 'sleep', 'pillow'], blocks: [
      list(
        '**Keep moving**, and stop before it hurts.',
        '**Bend your knees** and keep your back easy when you lift. Let others carry the shopping.',
        '**Wear flat shoes.** Put your weight on both feet.',
        '**Sit down to dress**, and get in and out of the car with your knees together.',
        '**Sleep on your side** with a pillow between your knees. Keep them together as you turn.',
        '**Take stairs one at a time**, or go down them on your bottom on a bad day.',
        '**Warmth and water** ease many backs: a warm bath, or a swim. Leave out breaststroke if the front of your pelvis hurts.',
      ),
      text('Ask your midwife or GP about NHS physiotherapy if it stops you doing things. Early help is better than late.'),
    ] },
    { id: 'birth', heading: 'At the birth', also: ['labour', 'birth plan', 'delivery'], blocks: [
      text('Write it in your birth plan, and tell the midwife which way you can move your knees without pain. Lying on your side, kneeling or being on all fours is often easier. Most people with a sore pelvis can give birth in the usual way.'),
    ] },
    { id: 'after', heading: 'After the birth', also: ['postnatal', 'post natal', 'postpartum', 'after baby', 'breastfeeding', 'caesarean', 'c-section', 'pelvic floor', 'six week check'], blocks: [
      text('Pain usually settles in the weeks after the birth. For a few it goes on, and then it is worth having it looked at: after two weeks if it is strong, or at your six-week check.'),
      list(
        '**At once, if you feel ready**: short walks, pelvic floor exercises, gentle tummy exercises.',
        '**Feed with support.** Bring the baby up to you with pillows, and rest your back and arms.',
        '**Kneel to change and bath** the baby, or raise the mat to waist height.',
        '**Once you have recovered fully**: running, jumping and heavier strength work. Most wait until after the six-week check, and longer after a caesarean or a hard birth. Build up slowly, and stop if you leak or feel a drag.',
      ),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: 'pregnancy' }, how: 'A visit made for pregnancy and the months after it, with someone trained for this. You lie on your side or sit, with pillows enough. The hands are gentler, and stiff or tight places are eased without force.' },
    { profession: 'physiotherapist', visit: 'ask', how: 'Exercise for the pelvis, hips and pelvic floor, and ways to move, lift and sleep. The NHS sends people with pelvic girdle pain to a physiotherapist. Say on the way that you are pregnant, and you see who is trained for it.' },
    { profession: 'acupuncturist', visit: 'ask', how: 'Some points are left out in pregnancy, so say so first. Some people find it eases an ache for a short time. The evidence is thin, and your midwife should know about it.' },
  ],
  firstVisit: [
    'Tell us how many weeks you are, how the pregnancy has gone, and what your midwife has said. Bring your notes if you like, and bring somebody with you if you like.',
    'We examine you in a position that suits you, and you needn’t lie flat. We don’t treat the pregnancy itself, and nothing is done that you haven’t agreed to. You go home with ways to make the days and nights easier.',
  ],
  booking: 'osteopath',
  soon: [
    'Back pain in the second or third three months that comes and goes, or is new and strong: it could be early labour. Ring your midwife or maternity unit now.',
    'A high temperature, bleeding, or pain when you pee. Ring your midwife, GP or 111 the same day.',
    'Pain under the ribs, on one or both sides. Ring your midwife or maternity unit now.',
    'A hot, swollen or sore calf, during pregnancy or after the birth. Ring 111 the same day.',
  ],
  sources: [
    { name: 'NHS: Back pain in pregnancy', address: 'https://www.nhs.uk/pregnancy/related-conditions/common-symptoms/back-pain/' },
    { name: 'NHS: Pelvic pain in pregnancy', address: 'https://www.nhs.uk/pregnancy/related-conditions/common-symptoms/pelvic-pain/' },
    { name: 'NHS: Ectopic pregnancy', address: 'https://www.nhs.uk/conditions/ectopic-pregnancy/' },
    { name: 'NHS: Keeping fit and healthy with a baby', address: 'https://www.nhs.uk/baby/support-and-services/keeping-fit-and-healthy-with-a-baby/' },
    { name: 'Cambridge University Hospitals: Pelvic girdle pain in pregnancy', address: 'https://www.cuh.nhs.uk/patient-information/pelvic-girdle-pain-pgp-in-pregnancy/' },
  ],
  related: ['left-or-right', 'get-help-at-once', 'back-pain'],
  also: ['pregnant', 'expecting', 'maternity', 'new mum', 'mother', 'baby', 'antenatal'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
