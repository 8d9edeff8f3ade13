import { useTranslation } from 'react-i18next'
import { oneDecimal, percent } from '#shared/insight/figure'

export const DASH = '—'

/** 66.7% */
export function percentWord(share: number | null): string {
  const value = percent(share)
  return value === null ? DASH : `${value.toFixed(1)}%`
}

/** 3.0; nothing to count is a dash, never zero. */
export function decimalWord(value: number | null): string {
  return value === null ? DASH : minus(oneDecimal(value).toFixed(1))
}

/** Minutes as hours: 1,204.5 */
function hoursWord(minutes: number | null, language: string): string {
  if (minutes === null) return DASH
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    oneDecimal(minutes / 60),
  )
}

/** +4, 0, −2 */
export function shiftWord(days: number | null): string {
  if (days === null) return DASH
  return days > 0 ? `+${days}` : minus(String(days))
}

function minus(text: string): string {
  return text.replace('-', '−')
}

/** Hours in the person's language. */
export function useHours(): (minutes: number | null) => string {
  const { language } = useTranslation().i18n
  return minutes => hoursWord(minutes, language)
}
