import { explained, valueWords } from './explained'
import { wordingIn } from '#shared/domain/wording'
import type { Words } from './verbWords'

export const en: Words = {
  title: (name, output) => `Imported "${name}" into ${output}`,
  counts: c => [
    `Lists ${c.lists}, archived ${c.listsClosed}`,
    `Cards ${c.cards}, archived ${c.cardsClosed}`,
    `Labels on cards ${c.labelUses}`,
    `Checklists ${c.checklists}, items ${c.checkItems}, ticked ${c.checkItemsDone}`,
    `Members ${c.members}, on cards ${c.memberAssignments}`,
    `Comments ${c.comments}`,
    `Attachments ${c.attachments}`,
    `Due dates ${c.due}, marked complete ${c.dueComplete}`,
    `Moves between lists ${c.listMoves}`,
  ],
  planCame: c => [
    `Phases ${c.phases}, tasks ${c.tasks}, milestones ${c.milestones}, parts of others ${c.parts}`,
    `Dependencies ${c.dependencies}`,
    `Constraints, pins and deadlines ${c.constraints}, begun ${c.begun}`,
    `People ${c.members}, notes ${c.notes}`,
    `Calendar days ${c.calendarDays}`,
  ],
  leftOut: 'Left out:',
  notConverted: 'Left out:',
  reportOf: (name, day) => `The retrospective of "${name}", as of ${day}`,
  converted: (name, output) => `Converted ${name ? `"${name}"` : 'the plan'} into ${output}`,
  ran: (name, isChanged) => (isChanged ? `Done: ${name}` : `${name}: nothing to change`),
  merged: ({ kind, files, output }) =>
    `Merged ${files} ${kind === 'project' ? 'project files' : 'courier files'} into ${output}`,
  verified: v => [
    `${v.kind === 'project' ? 'Project file' : 'Courier file'} of ${wordingIn(v.name, 'en') ? `"${wordingIn(v.name, 'en')}"` : 'an unnamed workspace'}: whole`,
    ...(v.at === null ? [] : [`Made by ${v.from} at ${new Date(v.at).toISOString()}`]),
    ...(v.to === null ? [] : [`For ${v.to}: only what they lacked`]),
    `Projects ${v.projects}${v.tasks === null ? '' : `, tasks ${v.tasks}`}, documents ${v.documents}, bytes ${v.bytes}`,
  ],
  wrote: files => `Wrote ${files} file${files === 1 ? '' : 's'}:`,
  planCounts: c => [`Tasks ${c.tasks}`, `Dependencies ${c.dependencies}`, `Calendars ${c.calendars}`],
  told: {
    unknownVerb: ({ verb, near }) =>
      `There is no command ${verb}${near === null ? '' : ` (${near}?)`}; --help shows those there are.`,
    unknownFlag: ({ flag }) => `There is no flag ${flag}; --help shows those there are.`,
    noFile: () => 'Say which file; --help shows how.',
    oneFile: ({ file }) => `One file at a time: ${file} is too many.`,
    sameFile: () => 'The project file can not go over the file that is imported; give another -o OUT.',
    noOutput: () => 'Say where the project file shall go: -o OUT.',
    noConverted: () => 'Say where the converted plan shall go: convert IN OUT.',
    twoFiles: ({ file }) => `convert takes one file and one output: ${file} is too many.`,
    badFormat: ({ file }) =>
      `${file} can not be written: only .xml (MS Project), .json (plan JSON) and .gan (GanttProject) can.`,
    sameConverted: () => 'The output can not be the file that is converted; give another one.',
    badFrom: ({ text }) => `${text} is no date; write it like 2026-11-11 or 2026-11-11T09:00.`,
    badCalendar: ({ text }) => `There is no calendar ${text}, only cn, weekdays and none.`,
    noSuchFile: ({ file }) => `There is no file ${file}.`,
    isFolder: ({ file }) => `${file} is a folder, not a file.`,
    cannotRead: ({ file, code }) => `${file} can not be read (${code}).`,
    outputExists: ({ file }) =>
      `${file} is there already; give another name, or add --force to overwrite it.`,
    cannotWrite: ({ file, code }) => `${file} can not be written (${code}).`,
    badFile: ({ file, why }) => `${file}: ${explained('en', why)}`,
    noJson: ({ command }) =>
      `The JSON for ${command} is missing, for example '{"taskId":"D11-01"}'; docs/commands.schema.json tells what each command takes.`,
    badAddress: ({ text }) => `${text}: a relay's address begins with ws://, as in ws://127.0.0.1:4475.`,
    notOfWorkspace: ({ command }) => `${command} works on a project only; leave out --workspace.`,
    twoToMerge: () => 'Say which files to merge, two at least: merge A B -o OUT.',
    noFolder: () => 'Say which folder the backup goes into: backup DIR.',
    damagedFile: ({ file, why }) => `${file}: ${explained('en', why)}`,
    mergeDiffers: ({ file, first }) =>
      `${file} and ${first} are not of the same project or workspace. Nothing was written.`,
    mergeLacks: () =>
      'Together these files still build on content that is in none of them. Nothing was written.',
    noBackups: ({ folder }) => `There is nothing to bring back in ${folder}.`,
    noCommand: () => "Say what to do: run FILE COMMAND 'JSON', or run ws://HOST:PORT PROJECT COMMAND 'JSON'.",
    tooMany: ({ text }) => `${text} is too many; the JSON stands in one pair of single quotes.`,
    unknownCommand: ({ command, near }) =>
      `There is no ${command}${near === null ? '' : ` (${near}?)`}; docs/commands.md lists what there is.`,
    programCommand: ({ command }) =>
      `${command} can not be written as JSON; use import, or duplicate the project in the window.`,
    notJson: ({ text }) =>
      `${text} is not valid JSON; write it like '{"taskId":"D11-01","title":"Kick-off"}'.`,
    missingInput: ({ at, name }) => `${at} needs ${name}.`,
    unknownInput: ({ at, name }) => `${at} has no field ${name}.`,
    wrongInput: ({ at, expected }) => `${at} must be ${valueWords('en', expected)}.`,
    versionTooOld: ({ side, address }) =>
      side === 'app'
        ? `This app is too old for the relay at ${address}: update the app. Nothing was written.`
        : `The relay at ${address} is too old for this app: update the relay. Nothing was written.`,
    relayUnreachable: ({ address }) => `${address} can't be reached. Nothing was written.`,
    connectionLost: ({ address }) =>
      `The connection to ${address} broke; it is not known whether the change arrived. Look in the app.`,
    severalProjects: ({ project, ids }) => `Several projects are called "${project}"; give an id: ${ids}.`,
    notInFile: ({ command }) =>
      `A project file holds nothing that ${command} changes; do it in the window or at a relay.`,
    badPerson: ({ text }) => `${text} is no id of a person.`,
    noSuchPerson: ({ person, near }) =>
      `There is no person with the id ${person}; ${near.length === 0 ? 'there are no people yet' : `there are ${near.join(', ')}`}.`,
    noSuchProject: ({ project }) => `There is no project "${project}" there.`,
    commandRefused: ({ why }) => explained('en', why),
  },
}
