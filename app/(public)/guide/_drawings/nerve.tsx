import { Marks } from './frame'

export const nerveBox = '-160 326 300 1130'

const skin = 'M-92 330C-90 400-72 450-74 500C-78 560-122 590-138 650C-150 705-124 755-112 800C-98 860-88 930-80 1000C-78 1040-92 1075-94 1120C-96 1190-72 1270-60 1340C-56 1372-66 1396-64 1420C-62 1440-40 1446-10 1446L96 1446C118 1446 122 1432 104 1424C72 1412 34 1396 22 1366C14 1300 34 1220 38 1140C40 1090 44 1060 42 1020C44 950 78 880 92 800C102 740 104 690 108 640C118 580 124 520 116 450C112 400 108 370 108 330'
const path = 'M0 566C-22 590-40 610-58 652C-74 690-72 730-64 790C-52 870-40 930-34 1000C-30 1060-36 1100-34 1160C-32 1230-26 1300-16 1366C-10 1392 20 1412 60 1430'
const roots = 'M-4 524C-20 556-36 592-52 640M-10 604C-30 622-46 640-59 664'

/** The spine is the home page's, cut off where the picture begins. */
export function NerveDrawn() {
  return (
    <>
      <defs><clipPath id="nerve-low"><path d="M-170 331h340v390h-340z" /></clipPath></defs>
      <path className="flesh edge" strokeWidth="3" d={skin} />
      <g clipPath="url(#nerve-low)"><use href="/spine.svg#spine" /></g>
      <path className="glow" strokeWidth="30" d={path} />
      <path className="sore" strokeWidth="5" d={roots} />
      <path className="sore" strokeWidth="8" d={path} />
      <Marks size={27} at={[[62, 566], [-100, 700], [-8, 900], [10, 1200]]} />
    </>
  )
}
