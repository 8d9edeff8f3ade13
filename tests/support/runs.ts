/** How many runs a property gets: as usual, or as many as `npm run soak` has time for. */
export function runs(usual: number, long: number): number {
  return process.env.WARROOM_SOAK === undefined ? usual : long
}
