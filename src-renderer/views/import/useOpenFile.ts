import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { isProjectFile, openProjectFile } from '#shared/host/projects/projectFile'
import { useNotices } from '../../session/notices'
import { useSession } from '../../session/projectContext'
import { useScreen } from '../../session/screen'

/** Opens a file of ours at once, and shows what is in one of another tool. */
export function useOpenFile(): (file: File) => void {
  const { t } = useTranslation()
  const { host, importing } = useSession()
  const tell = useNotices(notices => notices.tell)
  const go = useScreen(screen => screen.go)
  return useCallback(
    file => {
      const work = async (): Promise<void> => {
        go({ at: 'import' })
        if (!isProjectFile(file.name)) return importing.open(file)
        const opened = await openProjectFile(host, file)
        if (isRefusal(opened)) importing.refuse(opened)
        else go({ at: 'project', id: opened.project, view: 'board' })
      }
      work().catch((fault: unknown) => {
        tell({ text: t('fault.unexpected'), tone: 'fault' })
        host.ports.log.fault('import.failed', fault)
      })
    },
    [host, importing, go, tell, t],
  )
}

/** A file that is dropped anywhere in the window is opened; without this the page would be left for it. */
export function useDroppedFiles(): void {
  const open = useOpenFile()
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) open(file)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [open])
}
