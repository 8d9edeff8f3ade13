import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from './notices'
import { useBadge } from './projectContext'

/** Says once what the storage has put right by itself, and that it does not work. */
export function useStorageNotices(): void {
  const { t } = useTranslation()
  const { storage } = useBadge()
  const { disk } = storage
  const { length: count } = storage.repaired
  const isKept = storage.restorePoints === null
  const isLost = storage.workingCopy === 'lost'
  const said = useRef<number | null>(null)
  useEffect(() => {
    if (count === 0) return
    const { tell, dismiss } = useNotices.getState()
    // Each set that is opened may add one: the sentence counts on, and does not come again and again.
    if (said.current !== null) dismiss(said.current)
    said.current = tell({ text: t('sync.storage.repaired', { count }), tone: 'fact' })
  }, [count, t])
  useEffect(() => {
    if (isLost) useNotices.getState().tell({ text: t('sync.storage.lost'), tone: 'fault' })
  }, [isLost, t])
  useEffect(() => {
    if (!isKept) useNotices.getState().tell({ text: t('sync.storage.restorePoints'), tone: 'fault' })
  }, [isKept, t])
  useEffect(() => {
    if (disk !== 'good') useNotices.getState().tell({ text: t(`sync.storage.disk.${disk}`), tone: 'fault' })
  }, [disk, t])
}
