import { useTranslation } from 'react-i18next'

const MEGABYTE = 1024 * 1024

/** Bytes as people read them, to a tenth of a megabyte. */
export function useSizeWords(): (bytes: number) => string {
  const { t } = useTranslation()
  return bytes => {
    const tenths = Math.round((bytes / MEGABYTE) * 10)
    return tenths === 0
      ? t('restorePoints.small')
      : t('restorePoints.size', { size: (tenths / 10).toFixed(1) })
  }
}
