import { notOpen } from '@/lib/copy/patient/trouble'

/** What every page says while there is no practice to book at. */
export const NotOpenYet = () => (
  <>
    <title>{notOpen.title}</title>
    <meta name="robots" content="noindex" />
    <div className="page plain">
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow lines">
            <h1>{notOpen.heading}</h1>
            <p className="lead">{notOpen.text}</p>
            <p className="buttons"><a className="button second" href="">{notOpen.again}</a> <a href="/signin">{notOpen.staff}</a></p>
          </div>
        </main>
      </div>
    </div>
  </>
)
