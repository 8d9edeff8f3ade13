import type { Mineral } from '#shared/domain/mineral'
import classes from './Avatar.module.css'

/** Surname for a Chinese name, two letters otherwise. */
export function initialsOf(name: string): string {
  const trimmed = name.trim()
  const first = Array.from(trimmed)[0] ?? '?'
  if (/\p{Script=Han}/u.test(first)) return first
  const words = trimmed.split(/\s+/)
  const letters = words.length > 1 ? words.map(word => Array.from(word)[0]) : Array.from(trimmed)
  return letters.slice(0, 2).join('').toUpperCase()
}

interface AvatarProps {
  readonly name: string
  readonly colour: Mineral
  readonly size?: number
}

export function Avatar({ name, colour, size = 20 }: AvatarProps) {
  const initials = initialsOf(name)
  const style = {
    width: size,
    height: size,
    fontSize: Math.max(9, Math.round(size * (initials.length > 1 ? 0.44 : 0.52))),
    color: `var(--wr-${colour})`,
    background: `var(--wr-${colour}-tint)`,
  }
  return (
    <span className={classes.avatar} style={style} title={name} role="img" aria-label={name}>
      {initials}
    </span>
  )
}

interface VacantProps {
  readonly label: string
  /** Name of the job role in the reader's language; null for none. */
  readonly role: string | null
  readonly size?: number
}

/** A task whose role nobody holds yet: a visible gap, not a silent blank. */
export function Vacant({ label, role, size = 20 }: VacantProps) {
  return (
    <span
      className={classes.vacant}
      style={{ width: size, height: size }}
      title={label}
      role="img"
      aria-label={label}
    >
      {role === null ? '' : initialsOf(role)}
    </span>
  )
}
