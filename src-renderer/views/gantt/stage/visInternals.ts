/**
 * Undocumented names of vis-timeline 8.5.4 that the bars rely on. All of them
 * are used in visTimeline.ts and nowhere else; a test compares them with the installed library.
 */
export interface VisItem {
  repositionY(): void
  _getDomComponentsSizes(): { content: { width: number }; box: { height: number } }
  readonly dom: { readonly box: HTMLElement }
}

export interface VisGroup {
  width: number
  add(item: VisItem): void
  redraw(): boolean
  _didMarkerHeightChange(): boolean
  _calculateGroupSizeAndPosition(): void
  _isGroupVisible(): boolean
  _calculateHeight(): number
  _didResize(): boolean
}

interface VisItemSet {
  readonly items: Readonly<Record<string, VisItem | undefined>>
  readonly groups: Readonly<Record<string, VisGroup | undefined>>
  readonly dom: { readonly frame: HTMLElement }
  redraw(): boolean
}

export interface VisInternals {
  readonly dom: { readonly root: HTMLElement }
  /** What every redraw draws, the items among them. */
  readonly components: readonly { redraw(): boolean }[]
  readonly itemSet: VisItemSet
  readonly props: { readonly center: { readonly width: number } }
  emit(event: 'rangechanged' | 'changed'): void
  _redraw(): void
  _origRedraw(): void
}

/** The groups that vis-timeline keeps for items without one, and for the background. */
export const UNGROUPED = '__ungrouped__'
export const BACKGROUND = '__background__'
