const ID = /^[0-9A-Za-z_~.:-]{1,140}$/

/** Whether a record can lie in a document under this id. */
export function isRecordId(id: string): boolean {
  return ID.test(id)
}
