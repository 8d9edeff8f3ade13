/** Every record has an id, unique in its kind, and can be taken away (and brought back) by a field. */
export interface Removable {
  readonly id: string
  readonly isRemoved: boolean
}
