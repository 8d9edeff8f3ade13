/**
 * An expected no. The screen explains each reason in the person's language under
 * `refusal.<reason>`, with `facts` to name what it is about.
 */
export type RefusalReason =
  | 'noSuchTask'
  | 'noSuchRecord'
  | 'emptyTitle'
  | 'tooLong'
  | 'badDay'
  | 'badDuration'
  | 'badTime'
  | 'badHours'
  | 'noHours'
  | 'badLink'
  | 'finishBeforeStart'
  | 'isPinned'
  | 'wouldLoop'
  | 'sameTask'
  | 'ownSummary'
  | 'alreadyThere'
  | 'alreadyShared'
  | 'statusInUse'
  | 'lastStatus'
  | 'phaseInUse'
  | 'nothingToUndo'
  | 'nothingToRedo'
  | 'changedSince'
  | 'notReady'
  | 'documentReadOnly'
  | 'documentTooNew'
  | 'diskFull'
  | 'emptyName'
  | 'notEmpty'
  | 'keyDateNotADay'
  | 'keyDateOutOfRange'
  | 'keyDateInThePast'
  | 'platformDateUnknown'
  | 'platformDateMissing'
  | 'platformDateNotADay'
  | 'platformTimeNotATime'
  | 'platformDateTooFar'
  | 'platformDatesOutOfOrder'
  | 'keyDateIsT'
  | 'nothingPlanned'
  | 'tooManyBaselines'
  | 'fileEmpty'
  | 'fileTooBig'
  | 'fileNotJson'
  | 'fileCut'
  | 'fileNotBoard'
  | 'fileNotProject'
  | 'fileDamaged'
  | 'fileTooNew'
  | 'fileNotUtf8'
  | 'fileEncoding'
  | 'fileIsArchive'
  | 'fileIsMpp'
  | 'fileNotXml'
  | 'xmlDocumentType'
  | 'fileNotPlan'
  | 'planField'
  | 'planTwice'
  | 'planWithoutStart'
  | 'planNegativeDuration'
  | 'planCalendarUnknown'
  | 'planCalendarEmpty'
  | 'fileNotHolidayYear'
  | 'holidayYearEmpty'
  | 'holidayYearDay'
  | 'holidayYearTwice'
  | 'planCalendarsTooMany'
  | 'planCalendarTooLong'
  | 'planLengthTooLong'
  | 'planTooDeep'
  | 'planTooMany'
  | 'nothingToPrint'
  | 'tooManySheets'
  | 'pictureTooLarge'

export interface Refusal {
  readonly refused: RefusalReason
  readonly facts?: Readonly<Record<string, string | number>>
}

export function refuse(refused: RefusalReason, facts?: Refusal['facts']): Refusal {
  return facts === undefined ? { refused } : { refused, facts }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}
