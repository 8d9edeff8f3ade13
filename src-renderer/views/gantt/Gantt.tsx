export function Gantt() {
  return null
}
