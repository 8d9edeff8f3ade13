import classes from './PinMark.module.css'

/** The map tack: a date that does not move. */
export function PinMark({ size = 12, label }: { size?: number; label?: string }) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className={classes.pin} width={size} height={size} viewBox="0 0 12 12" {...name}>
      <circle cx="6" cy="4" r="3" fill="currentColor" />
      <path d="M6 6.5V11.5" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  )
}
