import { addCheckItem, removeCheckItem, renameCheckItem, tickCheckItem } from './checklist/checkItems'
import { addChecklist, removeChecklist, renameChecklist } from './checklist/checklists'
import { addCalendarDays, removeCalendarDays } from './calendar/calendarDays'
import { setCalendarWeek } from './calendar/setCalendarWeek'
import { importHolidayYear, removeHolidayYear } from './calendar/importHolidayYear'
import type { Command } from './command'
import { addComment, removeComment } from './comment/comments'
import { addDependency, changeDependency, removeDependency } from './dependency/dependencies'
import { addLabel, labelTask } from './label/labels'
import { addLink, removeLink } from './link/links'
import { importBoard } from './import/importBoard'
import { importPlan } from './import/importPlan'
import { setPreference } from './me/setPreference'
import { editNotes } from './notes/editNotes'
import { addPhase, changePhase, removePhase } from './phase/phases'
import { removeBaseline, renameBaseline, takeBaseline } from './planning/baselines'
import { moveKeyDate } from './planning/moveKeyDate'
import { setPlanning } from './planning/setPlanning'
import { copyPlan } from './project/copyPlan'
import { fillFromTemplate } from './project/fillFromTemplate'
import { makeActionTask } from './retrospective/makeActionTask'
import { addRetroCard, changeRetroCard, moveRetroCard, removeRetroCard } from './retrospective/retroCards'
import { addStatus, archiveStatus, changeStatus, moveStatus, removeStatus } from './status/statuses'
import { addTask } from './task/addTask'
import { archiveTask, completeTask } from './task/archiveTask'
import { assignTask } from './task/assignTask'
import { bindRole } from './task/bindRole'
import { constrainTask } from './task/constrainTask'
import { describeTask } from './task/describeTask'
import { dropTask } from './task/dropTask'
import { moveTask } from './task/moveTask'
import { nestTask } from './task/nestTask'
import { pinTask } from './task/pinTask'
import { recordActual } from './task/recordActual'
import { removeTask } from './task/removeTask'
import { renameTask } from './task/renameTask'
import { rescheduleTasks } from './task/rescheduleTasks'
import { scheduleTask } from './task/scheduleTask'
import { setTaskPhase } from './task/setTaskPhase'
import { takePart } from './task/takePart'
import { addPerson, removePerson, renamePerson } from './workspace/people'
import {
  addProject,
  archiveProject,
  purgeProject,
  removeProject,
  renameProject,
  restoreProject,
} from './workspace/projects'

/** Everything that a person can do to a plan. The name is what events and undo steps carry. */
export const planCommands = {
  fillFromTemplate,
  copyPlan,
  importBoard,
  importPlan,
  addTask,
  renameTask,
  moveTask,
  assignTask,
  takePart,
  bindRole,
  describeTask,
  scheduleTask,
  rescheduleTasks,
  dropTask,
  constrainTask,
  recordActual,
  nestTask,
  pinTask,
  setTaskPhase,
  archiveTask,
  completeTask,
  removeTask,
  addChecklist,
  renameChecklist,
  removeChecklist,
  addCheckItem,
  tickCheckItem,
  renameCheckItem,
  removeCheckItem,
  addLabel,
  labelTask,
  addComment,
  removeComment,
  addLink,
  removeLink,
  addDependency,
  changeDependency,
  removeDependency,
  editNotes,
  addStatus,
  changeStatus,
  moveStatus,
  archiveStatus,
  removeStatus,
  addPhase,
  changePhase,
  removePhase,
  addRetroCard,
  changeRetroCard,
  moveRetroCard,
  removeRetroCard,
  makeActionTask,
  setPlanning,
  takeBaseline,
  renameBaseline,
  removeBaseline,
  moveKeyDate,
  addCalendarDays,
  removeCalendarDays,
  setCalendarWeek,
}

export const workspaceCommands = {
  addPerson,
  renamePerson,
  removePerson,
  addProject,
  renameProject,
  archiveProject,
  purgeProject,
  removeProject,
  restoreProject,
  addCalendarDays,
  removeCalendarDays,
  setCalendarWeek,
  importHolidayYear,
  removeHolidayYear,
}

export const meCommands = { setPreference }

export type Catalogue<S> = Readonly<Record<string, Command<S, never>>>
export type IntentOf<C> = C extends Command<infer _S, infer I> ? I : never
