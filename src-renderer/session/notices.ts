import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'

/** One line at the foot of the window. Never for success alone. */
export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'refusal' | 'fault' | 'fact'
  /** Offers to take back what just happened. */
  readonly undo?: () => void
  /** Offers something else to do about it. */
  readonly act?: { readonly label: string; readonly run: () => void }
}

interface Notices {
  readonly list: readonly Notice[]
  /** Gives its id, by which it can be dismissed. */
  tell(notice: Omit<Notice, 'id'>): number
  dismiss(id: number): void
}

const MOST = 3
let last = 0

export const useNotices = create<Notices>(set => ({
  list: [],
  tell: notice => {
    last += 1
    const id = last
    // What is said already is said anew, not twice.
    const others = (list: readonly Notice[]) => list.filter(({ text }) => text !== notice.text)
    set(({ list }) => ({ list: [...others(list).slice(1 - MOST), { ...notice, id }] }))
    return id
  },
  dismiss: id => set(({ list }) => ({ list: list.filter(notice => notice.id !== id) })),
}))

/** The sentence for a refusal, in the person's language. Only the wizard knows what T is called. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useTranslation()
  return useCallback(({ refused, facts }) => t(`refusal.${refused}`, { T: 'T', ...facts }), [t])
}

/** Waits for an outcome and tells the person when it was refused or broke. Faults are handed on. */
export function useExplain(): (work: Promise<Outcome>) => Promise<Outcome> {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const tell = useNotices(notices => notices.tell)
  return useCallback(
    async work => {
      try {
        const outcome = await work
        if (isRefusal(outcome)) tell({ text: words(outcome), tone: 'refusal' })
        return outcome
      } catch (fault) {
        tell({ text: t('fault.unexpected'), tone: 'fault' })
        throw fault
      }
    },
    [t, words, tell],
  )
}
