/** Who is told of a room's commits. */
export interface RoomChanges {
  /** After a commit of a room, whose log now ends with record `upTo`. */
  note(room: string, upTo: number): void
  /** Of a room that lost rows. */
  announce(room: string): void
}
