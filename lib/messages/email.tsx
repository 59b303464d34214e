import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from '@react-email/components'
import { render } from '@react-email/render'
import type { EmailContent, MessageLink } from './content'

/**
 * An email as HTML and as plain text. No pictures, no fonts from elsewhere; the colours hold in the dark as well, whether the reader's
 * program turns them by itself or heeds `prefers-color-scheme`.
 */

const paper = '#faf7f2'
const sheet = '#ffffff'
const ink = '#26221c'
const quiet = '#5c5548'
const accent = '#1f5a4c'
const line = '#d9d2c5'

/** Programs that know the dark of their reader show these; those that turn colours by themselves leave them be. */
const dark = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: #191713 !important; }
  .sheet { background-color: #23201b !important; border-color: #3d382f !important; }
  .ink { color: #f2ede4 !important; }
  .quiet { color: #bdb4a4 !important; }
  .line { border-color: #3d382f !important; }
  .press { background-color: #7fc9b4 !important; color: #10241e !important; }
  .link { color: #8fd3bf !important; }
}
[data-ogsc] .ink { color: #f2ede4 !important; }
[data-ogsc] .quiet { color: #bdb4a4 !important; }
[data-ogsb] .sheet { background-color: #23201b !important; }`

const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const styles = {
  body: { backgroundColor: paper, fontFamily: sans, margin: '0', padding: '24px 12px' },
  sheet: { backgroundColor: sheet, border: `1px solid ${line}`, borderRadius: '8px', maxWidth: '560px', padding: '28px 28px 20px' },
  heading: { color: ink, fontFamily: "Georgia, 'Times New Roman', serif", fontSize: '24px', fontWeight: 'normal', lineHeight: '32px', margin: '0 0 16px' },
  text: { color: ink, fontSize: '17px', lineHeight: '26px', margin: '0 0 16px' },
  label: { color: quiet, fontSize: '15px', lineHeight: '22px', padding: '6px 16px 6px 0', verticalAlign: 'top', whiteSpace: 'nowrap', textAlign: 'left', fontWeight: 'normal' },
  value: { color: ink, fontSize: '17px', lineHeight: '24px', padding: '5px 0', verticalAlign: 'top' },
  button: { backgroundColor: accent, borderRadius: '6px', color: '#ffffff', display: 'inline-block', fontSize: '17px', fontWeight: 'bold', lineHeight: '24px', padding: '12px 20px', textDecoration: 'none' },
  small: { color: quiet, fontSize: '14px', lineHeight: '21px', margin: '0 0 8px' },
  link: { color: accent, textDecoration: 'underline', wordBreak: 'break-all' },
  rule: { borderColor: line, borderTop: `1px solid ${line}`, margin: '20px 0 16px' },
} as const

function Details({ rows }: Pick<EmailContent, 'rows'>) {
  return (
    <table cellPadding={0} cellSpacing={0} style={{ margin: '0 0 20px' }}>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row" className="quiet" style={styles.label}>{label}</th>
            <td className="ink" style={styles.value}>{values.map((value) => <div key={value}>{value}</div>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A link whose secret is blanked looks as it does to its owner, and leads nowhere. */
const Address = ({ link, label }: { link: MessageLink; label: string }) => (link.blanked
  ? <span className="link" style={styles.link}>{label === link.address ? label : `${label}: ${link.address}`}</span>
  : <Link className="link" href={link.address} style={styles.link}>{label}</Link>)

const Pressed = ({ link, label }: EmailContent['button']) => (link.blanked
  ? <span className="press" style={styles.button}>{label}</span>
  : <Button className="press" href={link.address} style={styles.button}>{label}</Button>)

function Foot({ footer, stop, button, orCopy }: Pick<EmailContent, 'footer' | 'stop' | 'button' | 'orCopy'>) {
  return (
    <>
      <Hr className="line" style={styles.rule} />
      <Text className="quiet" style={styles.small}>{orCopy}<br /><Address link={button.link} label={button.link.address} /></Text>
      {footer.map((words) => <Text key={words} className="quiet" style={styles.small}>{words}</Text>)}
      {stop && <Text className="quiet" style={styles.small}><Address {...stop} /></Text>}
    </>
  )
}

function Email({ content }: { content: EmailContent }) {
  const { subject, preview, paragraphs, rows, button } = content
  return (
    <Html lang="en-GB">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="paper" style={styles.body}>
        <Container className="sheet" style={styles.sheet}>
          <Heading as="h1" className="ink" style={styles.heading}>{subject}</Heading>
          {paragraphs.map((words) => <Text key={words} className="ink" style={styles.text}>{words}</Text>)}
          {rows.length > 0 && <Details rows={rows} />}
          <Section><Pressed {...button} /></Section>
          <Foot {...content} />
        </Container>
      </Body>
    </Html>
  )
}

/** The same in plain text: nothing that the HTML says is missing. */
function plainText({ paragraphs, rows, button, footer, stop }: EmailContent): string {
  const details = rows.map(({ label, values }) => `${label}: ${values.join('\n    ')}`).join('\n')
  return [...paragraphs, details, `${button.label}:\n${button.link.address}`, ...footer, stop ? `${stop.label}:\n${stop.link.address}` : '']
    .filter((part) => part !== '').join('\n\n')
}

export interface RenderedEmail {
  subject: string
  html: string
  text: string
}

export async function renderEmail(content: EmailContent): Promise<RenderedEmail> {
  return { subject: content.subject, html: await render(<Email content={content} />), text: plainText(content) }
}
