/** A plain element, for the parts that live outside React. */
export function box(className: string | undefined, role?: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className ?? ''
  if (role !== undefined) element.setAttribute('role', role)
  return element
}
