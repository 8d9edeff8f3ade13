import type { ImportPreview } from '#shared/host/importing/previewImport'
import { BoardPreview } from './BoardPreview'
import { PlanPreview } from './PlanPreview'

export function Preview({ preview }: { preview: ImportPreview }) {
  const { outline } = preview
  return outline.kind === 'plan' ? (
    <PlanPreview preview={preview} outline={outline} />
  ) : (
    <BoardPreview preview={preview} outline={outline} />
  )
}
