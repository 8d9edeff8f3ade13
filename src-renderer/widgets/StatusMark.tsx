import type { Status } from '#shared/model/status'
import classes from './StatusMark.module.css'

/** A circle that fills: ring, pie, ring with a square or a bar, ticked disc, slashed ring. */
export function StatusMark({ status, size = 14 }: { status: Status; size?: number }) {
  return (
    <svg
      className={classes.mark}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      style={{ color: `var(--wr-${status.colour})` }}
    >
      {shapeOf(status)}
    </svg>
  )
}

function shapeOf({ category, colour }: Status) {
  switch (category) {
    case 'done':
      return (
        <>
          <circle cx="8" cy="8" r="7" className={classes.disc} />
          <path d="M4.8 8.2l2.2 2.2 4.2-4.6" className={classes.tick} />
        </>
      )
    case 'doing':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" className={classes.ring} />
          <path d="M8 3.6a4.4 4.4 0 0 1 0 8.8z" className={classes.disc} />
        </>
      )
    case 'waiting':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" className={classes.ring} />
          {colour === 'cinnabar' ? (
            <rect x="4.6" y="7" width="6.8" height="2" className={classes.disc} />
          ) : (
            <rect x="5.4" y="5.4" width="5.2" height="5.2" className={classes.disc} />
          )}
        </>
      )
    case 'dropped':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" className={classes.ring} />
          <path d="M4 12L12 4" className={classes.ring} />
        </>
      )
    default:
      return <circle cx="8" cy="8" r="6.2" className={classes.ring} />
  }
}
