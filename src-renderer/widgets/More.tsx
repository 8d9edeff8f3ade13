import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface Some<T> {
  readonly shown: readonly T[]
  /** How many are not shown yet. */
  readonly left: number
  more(): void
}

/** A long list, `step` by step: an edit may concern thousands, and nobody reads them at once. */
export function useSome<T>(all: readonly T[], step: number): Some<T> {
  const [most, setMost] = useState(step)
  return {
    shown: all.slice(0, most),
    left: Math.max(0, all.length - most),
    more: () => setMost(now => now + step),
  }
}

/** Renders nothing when all are shown. */
export function More({ left, more }: Pick<Some<unknown>, 'left' | 'more'>) {
  const { t } = useTranslation()
  if (left === 0) return null
  return (
    <Button size="compact-sm" variant="subtle" data-more onClick={more}>
      {t('plan.more', { count: left })}
    </Button>
  )
}
