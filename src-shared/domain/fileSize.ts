import { type Refusal, refuse } from './refusal'

/** Of a file of ours, and of what a packed one may unpack to. */
export const MOST_FILE_MEBIBYTES = 512
export const MOST_FILE_BYTES = MOST_FILE_MEBIBYTES * 1024 * 1024

/** Before the file is read: its size alone may be too much. */
export function refuseFileSize(bytes: number): Refusal | null {
  return bytes > MOST_FILE_BYTES ? refuse('fileTooBig', { most: MOST_FILE_MEBIBYTES }) : null
}
