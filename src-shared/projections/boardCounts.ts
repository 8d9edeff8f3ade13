/** What a project holds of a board that was imported, counted from its documents. */
export interface BoardCounts {
  readonly name: string
  readonly lists: number
  readonly listsClosed: number
  readonly cards: number
  readonly cardsClosed: number
  readonly labelUses: number
  readonly checklists: number
  readonly checkItems: number
  readonly checkItemsDone: number
  readonly members: number
  readonly memberAssignments: number
  readonly comments: number
  readonly attachments: number
  readonly due: number
  readonly dueComplete: number
  readonly listMoves: number
}
