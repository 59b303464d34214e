/**
 * The body, drawn by us. One half is drawn, on the right of the picture, and mirrored for the other; what lies on the middle is
 * drawn whole. The picture is 176 wide, from x = 22, and 462 high; the middle is x = 110.
 */

export interface Shape {
  /** Without a side where it lies on the middle. */
  area: string
  path: string
  isMiddle: boolean
}

const half = (area: string, path: string): Shape => ({ area, path, isMiddle: false })
const middle = (area: string, path: string): Shape => ({ area, path, isMiddle: true })

const head = 'M110 8C123 8 131 18 131 34C131 50 121 64 110 64C99 64 89 50 89 34C89 18 97 8 110 8Z'
const neck = 'M98 58C99 68 98 73 88 79Q110 88 132 79C122 73 121 68 122 58Q116 64 110 64Q104 64 98 58Z'
const shoulder = 'M132 79C148 83 160 87 163 102C164 108 164.5 112 165 118Q157 120 149 124C144 110 138 92 132 79Z'
const arm = 'M165 118Q157 120 149 124C151 140 154 158 156 174Q165 178 173 173C171.5 154 168 136 165 118Z'
const forearm = 'M156 174Q165 178 173 173C177.5 188 180 206 181.5 226Q175 230 168.5 228C165 210 158 194 156 174Z'
const hand = 'M168.5 228Q175 230 181.5 226C186 234 187.5 246 185.5 257C184 266 177 268 174.5 262C173 257 171.5 250 170 244C168.5 249 164.5 251 163.5 247.5C162.5 241 165 234 168.5 228Z'
const knee = 'M117 304Q128 307.5 140.5 303C139.5 312 139.5 322 140 330Q128 334 116.5 330C117.5 320 117.5 312 117 304Z'
const leg = 'M116.5 330Q128 334 140 330C144.5 345 143 362 139.5 378C137 392 134 402 133 411Q126 414 119.5 411C119 390 114 358 116.5 330Z'

export const frontShapes: readonly Shape[] = [
  middle('front-head', head), middle('front-neck', neck),
  half('front-shoulder', shoulder),
  half('chest', 'M110 83.5Q121 83.5 132 79C138 92 144 110 149 124C149 132 147.5 138 146 142Q128 147 110 145Z'),
  half('belly', 'M110 145Q128 147 146 142C143 154 141.5 162 141.5 170C141.5 178 144 186 146 192Q128 200 110 200Z'),
  half('groin', 'M110 200Q128 200 146 192C149 200 151 210 151.5 222Q134 226 112 229L110 226Z'),
  half('front-thigh', 'M151.5 222Q134 226 112 229C112 256 115 284 117 304Q128 307.5 140.5 303C147 280 151 250 151.5 222Z'),
  half('front-knee', knee), half('shin', leg),
  half('foot', 'M119.5 411Q126 414 133 411C134 420 140 426 142.5 433C143 439 124 441 117.5 437.5C117 430 119 420 119.5 411Z'),
  half('front-arm', arm), half('front-forearm', forearm), half('front-hand', hand),
]

export const backShapes: readonly Shape[] = [
  middle('back-head', head), middle('back-neck', neck),
  half('back-shoulder', shoulder),
  half('upper-back', 'M110 83.5Q121 83.5 132 79C138 92 144 110 149 124C149 128 148.5 130 148 133Q128 137.5 110 136.5Z'),
  half('mid-back', 'M110 136.5Q128 137.5 148 133C146 142 143 152 142 160Q126 164 110 163Z'),
  half('low-back', 'M110 163Q126 164 142 160C140.5 168 143 181 146.5 190Q134 193 123 190Q116.5 188.5 110 188.5Z'),
  half('buttock', 'M123 190Q134 193 146.5 190C150 200 152.5 214 152 230C146 240 124 242 111 233L110 214C115 210 121.5 201 123 190Z'),
  half('back-thigh', 'M152 230C146 240 124 242 111 233C112 258 115 284 117 304Q128 307.5 140.5 303C147 280 151.5 254 152 230Z'),
  half('back-knee', knee),
  half('calf', 'M116.5 330Q128 334 140 330C146.5 345 145 363 140 379C137 392 134 402 133 411Q126 414 119.5 411C119 390 112.5 358 116.5 330Z'),
  half('heel', 'M119.5 411Q126 414 133 411C135 420 137 427 136 433C132 438.5 122 438.5 118 434C117.5 427 119 420 119.5 411Z'),
  half('back-arm', arm), half('back-forearm', forearm), half('back-hand', hand),
  middle('sacrum', 'M97 190Q110 187 123 190C121.5 201 115 210 110 214C105 210 98.5 201 97 190Z'),
]

/** What gives the body its form and is not pressed: faint lines over it. */
export const frontLines = [
  'M112 86Q124 88 133 84', 'M108 86Q96 88 87 84', 'M110 98V136', 'M128 122Q120 131 111 130', 'M92 122Q100 131 109 130', 'M110 175.5V179',
  'M123 313Q128.500 320 134 313', 'M97 313Q91.500 320 86 313',
]
export const backLines = [
  'M110 86V188', 'M126 94Q121 110 124 122Q131 124 137 118', 'M94 94Q99 110 96 122Q89 124 83 118', 'M110 214V231', 'M122 318H134', 'M98 318H86',
]
