import { Marks } from './frame'

export const pelvisBox = '0 0 400 340'

/** The left half from behind; the right one is its mirror image. */
const wing = 'M158 112C150 92 138 66 120 50C100 34 66 36 44 56C26 74 22 104 34 128C42 146 52 160 62 172C58 188 60 206 74 218C84 226 90 236 92 250C94 272 98 294 112 304C126 310 138 300 142 286C148 272 162 266 176 264C186 262 192 258 192 252C190 244 182 244 174 244C158 246 146 240 142 228C140 214 138 206 132 198C138 190 148 186 156 178C162 170 168 158 166 146C164 132 162 122 158 112Z'
const hole = 'M116 244C128 240 140 250 142 262C142 274 134 286 124 288C114 286 108 272 108 260C108 252 110 246 116 244Z'
const thigh = 'M58 190C44 182 26 190 24 208C24 222 32 230 30 246C22 236 10 240 8 252C8 264 18 272 22 286C26 304 26 322 24 344L64 344C62 320 58 298 60 280C62 262 70 246 80 236C92 222 88 200 72 192C68 190 62 190 58 190Z'
const sacrum = 'M148 104C160 96 178 94 200 94C222 94 240 96 252 104C248 130 240 156 232 178C226 198 218 218 208 232C204 238 196 238 192 232C182 218 174 198 168 178C160 156 152 130 148 104Z'
const joint = 'M154 110C162 124 168 142 168 156C166 168 160 178 152 186'
const openings = [[180, 128], [183, 152], [186, 175], [190, 197]] as const

function Half() {
  return (
    <>
      <path className="bone edge" strokeWidth="2.2" d={thigh} />
      <path className="bone edge" strokeWidth="2.2" d={wing} />
      <path className="gap edge" strokeWidth="1.8" d={hole} />
      <path className="fine" strokeWidth="1.6" d="M50 66C74 52 98 56 114 72M96 92C110 108 118 130 114 152M62 172C76 166 90 176 92 192" />
    </>
  )
}

/** The lowest two bones of the spine, from behind. */
function Spine() {
  return (
    <>
      {[2, 48].map((y) => (
        <g key={y} transform={`translate(200 ${y})`}>
          <path className="bone edge" strokeWidth="2.2" d="M-36 6C-20 12 20 12 36 6L34 36C18 30 -18 30 -34 36Z" />
          <path className="bone edge" strokeWidth="2.2" d="M-18 12C-36 8 -56 6 -66 12C-68 20 -58 24 -46 22C-32 22 -24 26 -18 30C-14 40 -8 40 -6 34L-5 44C-4 52 4 52 5 44L6 34C8 40 14 40 18 30C24 26 32 22 46 22C58 24 68 20 66 12C56 6 36 8 18 12C8 16 -8 16 -18 12Z" />
        </g>
      ))}
    </>
  )
}

export function PelvisDrawn() {
  return (
    <>
      <Half />
      <g transform="matrix(-1 0 0 1 400 0)"><Half /></g>
      <Spine />
      <path className="bone edge" strokeWidth="2.2" d={sacrum} />
      <path className="bone edge" strokeWidth="2" d="M192 236C194 248 196 260 200 264C204 260 206 248 208 236C204 240 196 240 192 236Z" />
      <path className="fine" strokeWidth="2" d="M200 112V124M200 138V148M200 162V172M200 186V194" />
      {openings.flatMap(([x, y]) => [x, 400 - x].map((side) => <ellipse key={`${side} ${y}`} className="gap" cx={side} cy={y} rx="3.6" ry="4.6" />))}
      {['', 'matrix(-1 0 0 1 400 0)'].map((mirror) => (
        <g key={mirror} {...(mirror && { transform: mirror })}>
          <path className="glow" strokeWidth="24" d={joint} />
          <path className="sore" strokeWidth="5" d={joint} />
        </g>
      ))}
      <Marks size={12} at={[[132, 128], [200, 216], [314, 78], [340, 214]]} />
      <Marks size={12} at={[[268, 128]]} />
    </>
  )
}
