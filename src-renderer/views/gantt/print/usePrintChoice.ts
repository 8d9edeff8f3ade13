import { useMemo } from 'react'
import { useSetting } from '../../../session/preferences'
import { choiceText, type PrintChoice, readChoice } from './paper'

/** What this person chose last, on any computer of theirs. */
export function usePrintChoice() {
  const [text, remember] = useSetting('printChart')
  const choice = useMemo(() => readChoice(text), [text])
  const choose = (change: Partial<PrintChoice>): void => remember(choiceText({ ...choice, ...change }))
  return { choice, choose }
}
