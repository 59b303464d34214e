import { awaitingSignOff, list, text } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'

export const getHelpAtOnce: Article = {
  slug: 'get-help-at-once',
  title: 'When to get help at once',
  summary: 'Most back pain isn’t dangerous. A few signs need a hospital today. Here they are, with what to do and what to say.',
  sections: [
    { id: 'now', heading: 'Call 999 or go to A&E now', also: ['emergency', '999', 'a&e', 'casualty', 'red flags', 'saddle numbness', 'numb bottom', 'can’t pee', 'can’t wee', 'peeing', 'weeing', 'pooing', 'numb between legs', 'incontinence', 'wet myself', 'bladder', 'bowel', 'soiling', 'both legs', 'genitals', 'chest pain', 'accident', 'car crash', 'fall', 'paralysed'], blocks: [
      text('Go if any of these came with your back pain, or are getting worse:'),
      { kind: 'signs' },
      text('Don’t drive yourself. Don’t wait for a GP, and don’t wait to see whether it passes. If it turns out to be nothing, nobody will mind.'),
    ] },
    { id: 'why', heading: 'Why it can’t wait', also: ['cauda equina', 'cauda equina syndrome', 'ces'], blocks: [
      text('At the lower end of the spine, the nerves run on in a bundle. It is called the cauda equina, which is Latin for a horse’s tail. These nerves work the bladder, the bowels, and the feeling between the legs. If something presses on them, often a large slipped disc, they can be damaged for good within a day or two. An operation in time can save them. It is rare, and it is why everybody who treats backs asks these questions.'),
      text('Chest pain may come from the heart, even if you feel it between the shoulder blades. A sudden tearing pain in the back or the tummy, with feeling faint, is a case for 999 too.'),
    ] },
    { id: 'say', heading: 'What to say', also: ['what do i say', 'ambulance'], blocks: [
      list(
        'Say **“I have back pain and may have cauda equina syndrome”**, or name the sign that you have.',
        'Say when it began, and whether it is getting worse.',
        'Say which medicines you take, and whether you are pregnant.',
        'Ask to be examined today. An MRI scan is how it is found.',
      ),
    ] },
    { id: 'today', heading: 'Ring 111 or your GP today', also: ['111', 'fever', 'temperature', 'shivery', 'infection', 'urgent gp', 'steroids', 'osteoporosis', 'cancer', 'fracture'], blocks: [
      list(
        'Back pain with **a high temperature**, or you feel hot, cold or shivery.',
        'Sudden strong pain after **a small fall or a lift**, if you have thin bones, take steroid tablets, or are over 70.',
        'New back pain, and you have or have had **cancer**.',
        'Pain **under the ribs at one side**, with pain when you pee or blood in it.',
        'Pain that is **worse lying down** and never lets up, day or night.',
        'You are **pregnant** and the pain is new and strong, or you bleed. See [pregnancy](/guide/pregnancy).',
      ),
      text('111 is free from any phone, at any hour. It is also at 111.nhs.uk.'),
    ] },
    { id: 'soon', heading: 'See a GP in the next days', also: ['weight loss', 'night sweats', 'morning stiffness'], blocks: [
      list(
        'You are losing weight without trying.',
        'It isn’t better after a few weeks, or keeps getting worse.',
        'Mornings are stiff for more than half an hour, and you are under 45.',
        'Your legs ache or tingle when you walk, and feel better when you sit.',
        'It is a child’s back.',
      ),
    ] },
    { id: 'not', heading: 'What is not an emergency', also: ['normal', 'not dangerous', 'worried'], blocks: [
      text('Strong pain alone is not a sign of danger. Neither is a click, a muscle that jumps or a back that locks. Pain down **one** leg that you can still move and feel is no emergency either. All of these need looking after, and they can wait for an appointment. If you aren’t sure, ring 111, or ring us.'),
    ] },
  ],
  help: [
    { profession: 'osteopath', visit: { skill: null }, how: 'Asks about these signs and tests for them at the first visit, and again if something changes. Sends you to hospital if need be, with a letter.' },
    { profession: 'physiotherapist', visit: { skill: null }, how: 'Does the same, and can see you soon after you leave hospital to help you get strong again.' },
    { profession: 'acupuncturist', visit: { skill: null }, how: 'Asks the same questions and sends you on in the same way. Needles have no place in an emergency.' },
  ],
  firstVisit: [
    'If none of these signs fits you, an ordinary first visit is right. We go through them with you once more and test the nerves of your legs.',
    'When something needs a doctor, we tell you at once, ring ahead if that helps, and give you a letter.',
  ],
  booking: 'physiotherapist',
  soon: [],
  sources: [
    { name: 'NHS: Back pain, when to get help', address: 'https://www.nhs.uk/conditions/back-pain/' },
    { name: 'NHS: Slipped disc, when to go to A&E', address: 'https://www.nhs.uk/conditions/slipped-disc/' },
    { name: 'Getting It Right First Time: National suspected cauda equina syndrome pathway', address: 'https://gettingitrightfirsttime.co.uk/clinical-resources/cauda-equina-syndrome/' },
    { name: 'NICE clinical knowledge summary: Sciatica (lumbar radiculopathy), red flags', address: 'https://cks.nice.org.uk/topics/sciatica-lumbar-radiculopathy/' },
  ],
  related: ['sciatica', 'who-can-help', 'back-pain'],
  also: ['emergency', 'a&e', '999', 'urgent', 'danger', 'serious', 'red flag', 'hospital', 'numbness'],
  written: '2026-11-25',
  signOff: awaitingSignOff,
}
