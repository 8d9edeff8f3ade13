import { resolve } from 'node:path'
import {
  type DocumentOfFile,
  decodeProjectFile,
  PROJECT_FILE_BEGINNING,
  type ProjectFile,
} from '#shared/document/projectFile'
import type { CourierFile } from '#shared/domain/courierFile'
import { refuseFileSize } from '#shared/domain/fileSize'
import { type DocumentId, isDocumentId } from '#shared/domain/documentId'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { openCourier } from '../courier/seal'
import { type FileRefusal, readBytes } from './files'
import type { Outside } from './outside'

/** A file that the app itself writes. */
export type OurFile =
  | { readonly kind: 'project'; readonly file: ProjectFile }
  | { readonly kind: 'courier'; readonly file: CourierFile }

const NOT_WHOLE = new Set(['fileCut', 'fileDamaged', 'fileEmpty'])

/** By its first bytes, whatever it is called. */
export async function readOurFile(
  file: string,
  { folder, passphrase }: Pick<Outside, 'folder' | 'passphrase'>,
): Promise<(OurFile & { readonly bytes: number }) | FileRefusal> {
  const bytes = await readBytes(resolve(folder, file), refuseFileSize)
  if ('refused' in bytes) return { ...bytes, file }
  const isProject = PROJECT_FILE_BEGINNING.every((byte, at) => bytes[at] === byte)
  const read = isProject ? decodeProjectFile(bytes) : await openCourier(bytes, passphrase)
  if (isRefusal(read)) return badFile(file, read)
  const kind =
    'project' in read ? { kind: 'project' as const, file: read } : { kind: 'courier' as const, file: read }
  return { ...kind, bytes: bytes.length }
}

export function badFile(file: string, why: Refusal): FileRefusal {
  return { refused: NOT_WHOLE.has(why.refused) ? 'damagedFile' : 'badFile', file, why }
}

/** A document of a project file as the app names it; null for none. */
export function idInProject(project: string, { name }: Pick<DocumentOfFile, 'name'>): DocumentId | null {
  const [kind = '', ...rest] = name.split('.')
  const id = [kind, project, ...rest].join('.')
  return isDocumentId(id) ? id : null
}
