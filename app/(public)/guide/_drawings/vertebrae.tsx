export const vertebraeBox = '0 0 200 232'

/** Three bones of the lower back, cut through the middle; front to the right. A body is 84 wide and 54 high. */
const body = 'M0 4C0 0 4 -2 8 -1C30 3 56 3 76 -1C80 -2 84 0 84 4C80 18 80 34 84 48C84 52 80 54 76 53C56 49 30 49 8 53C4 54 0 52 0 48C4 34 4 18 0 4Z'
/** With a small spur at its lower rim, or at its upper one. */
const spurBelow = 'M0 4C0 0 4 -2 8 -1C30 3 56 3 76 -1C80 -2 84 0 84 4C80 18 79 30 84 40C88 46 97 47 99 54C97 60 88 56 76 54C56 50 30 50 8 54C4 54 0 52 0 48C4 34 4 18 0 4Z'
const spurAbove = 'M0 4C0 0 4 -2 8 -2C30 2 56 2 76 -2C88 -4 97 -8 99 -2C97 5 88 6 84 12C79 22 80 36 84 48C84 52 80 54 76 53C56 49 30 49 8 53C4 54 0 52 0 48C4 34 4 18 0 4Z'
/** What can be felt through the skin, behind the nerves. */
const process = 'M-30 16C-26 12 -22 16 -23 24C-24 34 -26 44 -30 52C-34 56 -38 52 -40 48C-50 52 -62 54 -70 50C-78 44 -78 34 -70 28C-60 20 -42 22 -30 16Z'

/** Between two bodies, which may stand a step apart. */
const discAt = (x: number, y: number, height: number): string =>
  `M${x + 3} ${y}C${x + 26} ${y - 5} ${x + 58} ${y - 5} ${x + 81} ${y}C${x + 86} ${y + height / 3} ${x + 86} ${y + height * 0.7} ${x + 81} ${y + height}C${x + 58} ${y + height + 5} ${x + 26} ${y + height + 5} ${x + 3} ${y + height}C${x - 2} ${y + height * 0.7} ${x - 2} ${y + height / 3} ${x + 3} ${y}Z`

function Bone({ x, y, shape = body }: { x: number; y: number; shape?: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className="bone edge" strokeWidth="2" d={process} />
      <path className="bone edge" strokeWidth="2" d={shape} />
    </g>
  )
}

export function Spondylosis() {
  return (
    <>
      <path className="canal-band" strokeWidth="18" d="M88 -4V236" />
      <path className="calm" strokeWidth="8" d="M88 0V232" />
      <path className="disc edge" strokeWidth="2" d={discAt(100, 60, 24)} />
      <path className="disc edge" strokeWidth="2" d={discAt(100, 140, 9)} />
      <Bone x={100} y={8} />
      <Bone x={100} y={86} shape={spurBelow} />
      <Bone x={100} y={152} shape={spurAbove} />
    </>
  )
}

export function Slid() {
  return (
    <>
      <path className="canal-band" strokeWidth="18" d="M100 -4V126C100 148 76 146 76 170V236" />
      <path className="calm" strokeWidth="8" d="M100 0V126C100 148 76 146 76 170V232" />
      <path className="disc edge" strokeWidth="2" d={discAt(110, 60, 24)} />
      <path className="disc edge" strokeWidth="2" d="M114 138C138 133 168 133 191 138C196 146 184 156 170 163C148 168 116 168 92 163C92 154 106 146 114 138Z" />
      <Bone x={110} y={8} />
      <Bone x={110} y={86} />
      <Bone x={86} y={162} />
      <path className="found" strokeWidth="4" d="M134 113h36m-12-10 12 10-12 10" />
    </>
  )
}

export function Narrowed() {
  return (
    <>
      <path className="canal-band" strokeWidth="18" d="M88 -4V236" />
      <path className="disc edge" strokeWidth="2" d={discAt(100, 60, 24)} />
      <path className="disc edge" strokeWidth="2" d="M103 138C126 133 158 133 181 138C186 146 186 154 181 162C158 167 126 167 103 162C90 160 86 154 86 150C86 146 90 140 103 138Z" />
      {[8, 86, 162].map((y) => <Bone key={y} x={100} y={y} />)}
      <path className="disc edge" strokeWidth="2" d="M72 134C80 138 81 144 81 150C81 156 80 162 72 166C68 158 68 142 72 134Z" />
      <path className="calm" strokeWidth="8" d="M88 0V128M88 172V232" />
      <path className="glow" strokeWidth="26" d="M84 132V168" />
      <path className="sore" strokeWidth="4.5" d="M88 122C87 134 83.5 140 83.5 150C83.5 160 87 166 88 178" />
    </>
  )
}
