import { Body } from './body'

export const posturesBox = '0 0 160 226'

const Floor = () => <path className="ground" strokeWidth="2" d="M6 219H154" />

export function SittingUp() {
  return (
    <>
      <Floor />
      <path className="thing" strokeWidth="4" d="M28 84C30 112 30 136 34 164H88M58 164V212M38 216C46 206 70 206 78 216" />
      <path className="thing" strokeWidth="4" d="M92 126H152M144 126V217M138 122L144 64" />
      <Body
        head={[66, 36]}
        parts={[{ d: 'M60 66C58 90 57 116 58 142', width: 31 }, { d: 'M64 50L61 66', width: 12 }, { d: 'M60 147C80 148 96 149 108 150C112 170 112 190 112 207', width: 19 }, { d: 'M112 208H124', width: 11 }]}
        spine="M56 54C54 70 48 84 49 104C50 122 54 132 52 148"
        near={[{ d: 'M62 76C66 94 70 106 76 116L106 116', width: 12 }]}
      />
    </>
  )
}

export function LeaningBack() {
  return (
    <>
      <Floor />
      <path className="thing" strokeWidth="4" d="M14 84C24 112 32 136 42 166H96M66 166V212M46 216C54 206 78 206 86 216" />
      <Body
        head={[44, 40]}
        parts={[{ d: 'M46 72C52 96 60 120 68 142', width: 31 }, { d: 'M45 54L46 68', width: 12 }, { d: 'M70 147C88 146 102 148 114 152C122 172 130 190 136 204', width: 19 }, { d: 'M137 206L148 200', width: 11 }]}
        spine="M36 58C36 76 36 92 42 110C48 126 56 134 58 150"
        near={[{ d: 'M50 82C58 100 66 112 78 124L104 134', width: 12 }]}
      />
    </>
  )
}

export function Standing() {
  return (
    <>
      <Floor />
      <Body
        head={[80, 26]}
        far={[{ d: 'M84 124C88 152 88 180 86 208L96 210', width: 17 }]}
        parts={[{ d: 'M78 58C77 78 78 98 80 118', width: 30 }, { d: 'M80 40L79 56', width: 12 }, { d: 'M79 122C78 150 76 178 74 207', width: 19 }, { d: 'M74 210H87', width: 11 }]}
        spine="M72 46C68 60 63 72 65 88C67 102 71 108 69 122"
        near={[{ d: 'M80 66C90 82 98 90 106 84C108 68 102 50 96 36', width: 12 }]}
      />
    </>
  )
}

export function Walking() {
  return (
    <>
      <Floor />
      <Body
        head={[84, 26]}
        far={[{ d: 'M80 122C68 146 58 166 40 186L38 198', width: 17 }, { d: 'M82 66C94 84 104 96 118 102', width: 11 }]}
        parts={[{ d: 'M80 58C79 78 79 98 80 118', width: 30 }, { d: 'M83 40L81 56', width: 12 }, { d: 'M80 122C90 144 100 162 108 178C114 190 118 198 120 206', width: 19 }, { d: 'M121 209L134 204', width: 11 }]}
        spine="M75 46C70 60 65 72 67 88C69 102 72 108 70 122"
        near={[{ d: 'M80 68C74 88 66 102 56 114', width: 12 }]}
      />
    </>
  )
}
