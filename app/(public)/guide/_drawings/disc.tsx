export const discBox = '0 0 240 232'

/** The disc of the lower back from above: round in front (above), a little hollow behind. */
const edge = 'M120 14C176 14 214 44 214 82C214 112 196 130 170 132C150 133 138 126 120 126C102 126 90 133 70 132C44 130 26 112 26 82C26 44 64 14 120 14Z'
const wider = 'M120 5C182 5 224 40 224 83C224 119 203 140 171 142C150 143 138 137 120 137C102 137 90 143 69 142C37 140 16 119 16 83C16 40 58 5 120 5Z'
const middle = 'M120 50C148 50 164 64 164 80C164 96 146 104 120 104C94 104 76 96 76 80C76 64 92 50 120 50Z'
const out = 'M120 50C148 50 164 64 164 78C164 88 170 96 176 106C186 122 190 138 180 147C170 155 154 149 150 136C147 126 150 116 146 108C140 102 132 104 120 104C94 104 76 96 76 80C76 64 92 50 120 50Z'
/** The arch of bone behind, with the two small joints. */
const arch = 'M66 132C58 130 54 136 54 144C50 156 46 164 40 172C30 172 20 168 12 172C8 180 18 186 32 186C46 188 60 190 74 196C90 204 102 212 106 222C112 232 128 232 134 222C138 212 150 204 166 196C180 190 194 188 208 186C222 186 232 180 228 172C220 168 210 172 200 172C194 164 190 156 186 144C186 136 182 130 174 132C172 146 170 156 164 166C152 180 140 188 120 194C100 188 88 180 76 166C70 156 68 146 66 132Z'

/** The ring is wound of layers. */
const layers = [0.92, 0.84, 0.76, 0.68]

function Ring({ shape }: { shape: string }) {
  return (
    <>
      <path className="disc edge" strokeWidth="2" d={shape} />
      {layers.map((scale) => (
        <path key={scale} className="layer" strokeWidth={1.1 / scale} d={shape} transform={`translate(${120 * (1 - scale)} ${79 * (1 - scale)}) scale(${scale})`} />
      ))}
    </>
  )
}

const bundle = [[120, 158], [110, 155], [130, 155], [103, 163], [137, 163], [114, 168], [126, 168], [120, 177]] as const

function Nerves({ sore }: { sore: boolean }) {
  return (
    <>
      <path className="edge canal" strokeWidth="1.5" d="M120 142C142 142 156 150 152 160C146 174 134 184 120 187C106 184 94 174 88 160C84 150 98 142 120 142Z" />
      {bundle.map(([x, y]) => <circle key={`${x} ${y}`} className="calm-fill" cx={x} cy={y} r="3.6" />)}
      <path className="calm" strokeWidth="9" d="M92 152C78 146 62 146 50 152C36 158 24 160 10 158" />
      {sore && <path className="glow" strokeWidth="24" d="M148 152C162 146 178 146 190 152C204 158 216 160 230 158" />}
      <path className={sore ? 'sore' : 'calm'} strokeWidth="9" d="M148 152C162 146 178 146 190 152C204 158 216 160 230 158" />
    </>
  )
}

export function Disc({ state }: { state: 'usual' | 'bulging' | 'slipped' }) {
  return (
    <>
      <path className="bone edge" strokeWidth="2" d={arch} />
      <Nerves sore={state === 'slipped'} />
      <Ring shape={state === 'bulging' ? wider : edge} />
      <path className="soft edge" strokeWidth="1.5" d={state === 'slipped' ? out : middle} />
      {state === 'bulging' && <path className="was" strokeWidth="2" d={edge} />}
    </>
  )
}
