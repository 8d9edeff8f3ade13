import { useState } from 'react'

/**
 * What a person types over a stored value. When the stored value changes, by whomever, the field
 * shows it; until then it keeps what was typed.
 */
export function useFollowing<T>(stored: T): [value: T, type: (value: T) => void] {
  const [typed, setTyped] = useState({ over: stored, value: stored })
  const value = Object.is(typed.over, stored) ? typed.value : stored
  return [value, next => setTyped({ over: stored, value: next })]
}
