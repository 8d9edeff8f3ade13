import { useCallback, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isCourierName } from '#shared/domain/courierFile'
import { MOST_FILE_MEBIBYTES, refuseFileSize } from '#shared/domain/fileSize'
import { isRefusal, refuse } from '#shared/domain/refusal'
import { isProjectFile, openProjectFile } from '#shared/host/projects/projectFile'
import { openCourierFile, refuseOpening } from '../../session/courier'
import { useNotices, useRefusalWords } from '../../session/notices'
import { useHost, useSession } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useWorkspaces } from '../../session/workspaces'

/** Opens a project file at once, and shows what is in a courier file or in one of another tool. */
export function useOpenFile(): (file: File) => void {
  const { t } = useTranslation()
  const { host, importing } = useSession()
  const workspaces = useWorkspaces()
  const tell = useNotices(notices => notices.tell)
  const go = useScreen(screen => screen.go)
  return useCallback(
    file => {
      const openCourier = async (): Promise<void> => {
        const tooBig = refuseFileSize(file.size)
        go({ at: 'courier' })
        if (tooBig !== null) return refuseOpening(tooBig)
        const bytes = new Uint8Array(await file.arrayBuffer())
        await openCourierFile(host, workspaces, { name: file.name, bytes, passphrase: null })
      }
      const work = async (): Promise<void> => {
        if (isCourierName(file.name)) return openCourier()
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
    [host, workspaces, importing, go, tell, t],
  )
}

/** A file that the system hands to the app, by double click, is opened. */
export function useFilesOfSystem(): void {
  const { t } = useTranslation()
  const open = useOpenFile()
  const tell = useNotices(notices => notices.tell)
  const refused = useRefusalWords()
  const { log } = useHost().ports
  const openAll = useEffectEvent(async (): Promise<void> => {
    for (;;) {
      const file = await window.warroom.openedFile()
      if (file === null) return
      if ('bytes' in file) open(new File([file.bytes.slice()], file.name))
      else if (file.failed === 'unreadable')
        tell({ text: t('courier.cannotRead', { name: file.name }), tone: 'fault' })
      else tell({ text: refused(refuse('fileTooBig', { most: MOST_FILE_MEBIBYTES })), tone: 'refusal' })
    }
  })
  useEffect(() => {
    const look = (): void => void openAll().catch((fault: unknown) => log.fault('openedFile', fault))
    look()
    return window.warroom.onFileOpened(look)
  }, [log])
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
