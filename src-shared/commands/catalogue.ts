import { type DeclaredCommand, meCommand, planCommand, workspaceCommand } from './declare'
import { addCheckItem, removeCheckItem, renameCheckItem, tickCheckItem } from './checklist/checkItems'
import { addChecklist, removeChecklist, renameChecklist } from './checklist/checklists'
import { addCalendarDays, removeCalendarDays } from './calendar/calendarDays'
import { setCalendarWeek } from './calendar/setCalendarWeek'
import { importHolidayYear, removeHolidayYear } from './calendar/importHolidayYear'
import { addComment, removeComment } from './comment/comments'
import { addDependency, changeDependency, removeDependency } from './dependency/dependencies'
import { addLabel, labelTask } from './label/labels'
import { addLink, removeLink } from './link/links'
import { takeBackChanges } from './history/takeBackChanges'
import { importBoard } from './import/importBoard'
import { importPlan } from './import/importPlan'
import { bringBack } from './incident/bringBack'
import { setPreference } from './me/setPreference'
import { editNotes } from './notes/editNotes'
import { addPhase, changePhase, removePhase } from './phase/phases'
import { removeBaseline, renameBaseline, takeBaseline } from './planning/baselines'
import { explainMove } from './planning/explainMove'
import { moveKeyDate } from './planning/moveKeyDate'
import { setPlanning } from './planning/setPlanning'
import { copyPlan } from './project/copyPlan'
import { restorePlan } from './project/restorePlan'
import { fillFromTemplate } from './project/fillFromTemplate'
import { keepCurrentValues, takeLostValue } from './review/settleLosses'
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
import { renameWorkspace, shareWorkspace } from './workspace/workspaceInfo'

/**
 * Everything that a person can do to a plan: the decision, and all else that a menu, a history, a rule or a permission
 * needs to know of it. The name is what events and undo steps carry.
 */
export const planCommands = {
  fillFromTemplate: planCommand(fillFromTemplate, { right: 'project.create' }),
  copyPlan: planCommand(copyPlan, { right: 'project.create', icon: 'copy', input: 'program' }),
  // An earlier plan is what it was: the slip policy does not move it on.
  restorePlan: planCommand(restorePlan, { right: 'data.transfer', icon: 'restore', input: 'program' }),
  importBoard: planCommand(importBoard, { right: 'data.transfer', icon: 'import', input: 'program' }),
  importPlan: planCommand(importPlan, { right: 'data.transfer', icon: 'import', input: 'program' }),
  addTask: planCommand(addTask, { right: 'task.create', icon: 'plus' }),
  renameTask: planCommand(renameTask, { right: 'task.edit', icon: 'pencil', shortcut: 'F2' }),
  moveTask: planCommand(moveTask, { right: 'task.updateOwn' }),
  assignTask: planCommand(assignTask, { right: 'task.assign', icon: 'user' }),
  takePart: planCommand(takePart, { right: 'task.assign', icon: 'users' }),
  bindRole: planCommand(bindRole, { right: 'task.assign', icon: 'users' }),
  describeTask: planCommand(describeTask, { right: 'task.edit' }),
  scheduleTask: planCommand(scheduleTask, {
    right: 'task.reschedule',
    icon: 'calendar',
    seenFirst: 'whenOthersMove',
  }),
  rescheduleTasks: planCommand(rescheduleTasks, {
    right: 'task.reschedule',
    icon: 'calendar',
    seenFirst: 'whenOthersMove',
  }),
  dropTask: planCommand(dropTask, { right: 'project.edit', seenFirst: 'whenOthersMove' }),
  constrainTask: planCommand(constrainTask, { right: 'task.reschedule', seenFirst: 'whenOthersMove' }),
  recordActual: planCommand(recordActual, { right: 'task.updateOwn', seenFirst: 'whenOthersMove' }),
  nestTask: planCommand(nestTask, {
    right: 'task.edit',
    icon: 'indent',
    // In, out, up, down.
    shortcut: 'Control+] Control+[ Alt+ArrowUp Alt+ArrowDown',
    seenFirst: 'whenOthersMove',
  }),
  pinTask: planCommand(pinTask, { right: 'task.reschedule', icon: 'pin', seenFirst: 'whenOthersMove' }),
  setTaskPhase: planCommand(setTaskPhase, { right: 'task.edit' }),
  archiveTask: planCommand(archiveTask, { right: 'task.edit', icon: 'archive' }),
  completeTask: planCommand(completeTask, {
    right: 'task.updateOwn',
    icon: 'check',
    seenFirst: 'whenOthersMove',
  }),
  removeTask: planCommand(removeTask, { right: 'task.create', icon: 'trash' }),
  addChecklist: planCommand(addChecklist, { right: 'task.edit', icon: 'plus' }),
  renameChecklist: planCommand(renameChecklist, { right: 'task.edit', icon: 'pencil' }),
  removeChecklist: planCommand(removeChecklist, { right: 'task.edit', icon: 'x' }),
  addCheckItem: planCommand(addCheckItem, { right: 'task.edit', icon: 'plus' }),
  tickCheckItem: planCommand(tickCheckItem, { right: 'checklist.fill', icon: 'check' }),
  renameCheckItem: planCommand(renameCheckItem, { right: 'task.edit', icon: 'pencil', shortcut: 'F2' }),
  removeCheckItem: planCommand(removeCheckItem, { right: 'task.edit', icon: 'x' }),
  addLabel: planCommand(addLabel, { right: 'task.edit', icon: 'plus' }),
  labelTask: planCommand(labelTask, { right: 'task.edit', icon: 'tag' }),
  addComment: planCommand(addComment, { right: 'comment.write', icon: 'plus' }),
  removeComment: planCommand(removeComment, { right: 'comment.write', icon: 'x' }),
  addLink: planCommand(addLink, { right: 'asset.upload', icon: 'link' }),
  removeLink: planCommand(removeLink, { right: 'asset.delete', icon: 'x' }),
  addDependency: planCommand(addDependency, {
    right: 'dependency.edit',
    icon: 'link',
    shortcut: 'L',
    seenFirst: 'whenOthersMove',
  }),
  changeDependency: planCommand(changeDependency, {
    right: 'dependency.edit',
    icon: 'link',
    seenFirst: 'whenOthersMove',
  }),
  removeDependency: planCommand(removeDependency, {
    right: 'dependency.edit',
    icon: 'x',
    seenFirst: 'whenOthersMove',
  }),
  editNotes: planCommand(editNotes, { right: 'task.edit' }),
  addStatus: planCommand(addStatus, { right: 'project.edit', icon: 'plus' }),
  changeStatus: planCommand(changeStatus, { right: 'project.edit', icon: 'pencil' }),
  moveStatus: planCommand(moveStatus, { right: 'project.edit' }),
  archiveStatus: planCommand(archiveStatus, { right: 'project.edit', icon: 'archive' }),
  removeStatus: planCommand(removeStatus, { right: 'project.edit', icon: 'trash' }),
  addPhase: planCommand(addPhase, { right: 'project.edit', icon: 'plus' }),
  changePhase: planCommand(changePhase, { right: 'project.edit', icon: 'pencil' }),
  removePhase: planCommand(removePhase, { right: 'project.edit', icon: 'trash' }),
  addRetroCard: planCommand(addRetroCard, { right: 'retro.write', icon: 'plus' }),
  changeRetroCard: planCommand(changeRetroCard, { right: 'retro.write', icon: 'pencil', shortcut: 'F2' }),
  moveRetroCard: planCommand(moveRetroCard, { right: 'retro.write' }),
  removeRetroCard: planCommand(removeRetroCard, { right: 'retro.write', icon: 'trash' }),
  makeActionTask: planCommand(makeActionTask, { right: 'task.create', icon: 'plus' }),
  setPlanning: planCommand(setPlanning, { right: 'project.edit', seenFirst: 'whenOthersMove' }),
  takeBaseline: planCommand(takeBaseline, { right: 'baseline.set', icon: 'plus' }),
  renameBaseline: planCommand(renameBaseline, { right: 'baseline.set', icon: 'pencil' }),
  removeBaseline: planCommand(removeBaseline, { right: 'baseline.set', icon: 'trash' }),
  moveKeyDate: planCommand(moveKeyDate, {
    right: 'project.edit',
    icon: 'calendar',
    seenFirst: 'whenOthersMove',
  }),
  addCalendarDays: planCommand(addCalendarDays, {
    right: 'calendar.edit',
    icon: 'plus',
    seenFirst: 'whenOthersMove',
  }),
  removeCalendarDays: planCommand(removeCalendarDays, {
    right: 'calendar.edit',
    icon: 'trash',
    seenFirst: 'whenOthersMove',
  }),
  setCalendarWeek: planCommand(setCalendarWeek, {
    right: 'calendar.edit',
    icon: 'pencil',
    seenFirst: 'whenOthersMove',
  }),
  explainMove: planCommand(explainMove, { right: 'task.reschedule', shortcut: 'Alt+R' }),
  // As an undo: what it was before is what it is again, and nothing follows.
  takeBackChanges: planCommand(takeBackChanges, {
    right: 'data.transfer',
    icon: 'restore',
    input: 'program',
  }),
  takeLostValue: planCommand(takeLostValue, {
    right: 'merge.settle',
    icon: 'restore',
    shortcut: 'Enter',
    seenFirst: 'whenOthersMove',
  }),
  keepCurrentValues: planCommand(keepCurrentValues, {
    right: 'merge.settle',
    icon: 'check',
    shortcut: 'Delete',
  }),
  bringBack: planCommand(bringBack, { right: 'merge.settle', icon: 'restore', input: 'program' }),
}

export const workspaceCommands = {
  renameWorkspace: workspaceCommand(renameWorkspace, { right: 'workspace.edit', icon: 'pencil' }),
  shareWorkspace: workspaceCommand(shareWorkspace, { right: 'workspace.edit' }),
  addPerson: workspaceCommand(addPerson, { right: 'member.manage', icon: 'plus', isInProjectFile: true }),
  renamePerson: workspaceCommand(renamePerson, {
    right: 'member.manage',
    icon: 'pencil',
    isInProjectFile: true,
  }),
  removePerson: workspaceCommand(removePerson, {
    right: 'member.manage',
    icon: 'trash',
    isInProjectFile: true,
  }),
  addProject: workspaceCommand(addProject, { right: 'project.create', icon: 'plus' }),
  renameProject: workspaceCommand(renameProject, {
    right: 'project.edit',
    icon: 'pencil',
    shortcut: 'F2',
    isInProjectFile: true,
  }),
  archiveProject: workspaceCommand(archiveProject, { right: 'project.archive', icon: 'archive' }),
  purgeProject: workspaceCommand(purgeProject, { right: 'project.archive', icon: 'trash' }),
  removeProject: workspaceCommand(removeProject, { right: 'project.archive', icon: 'trash' }),
  restoreProject: workspaceCommand(restoreProject, { right: 'project.archive', icon: 'restore' }),
  addCalendarDays: workspaceCommand(addCalendarDays, { right: 'calendar.edit', icon: 'plus' }),
  removeCalendarDays: workspaceCommand(removeCalendarDays, { right: 'calendar.edit', icon: 'trash' }),
  setCalendarWeek: workspaceCommand(setCalendarWeek, { right: 'calendar.edit', icon: 'pencil' }),
  importHolidayYear: workspaceCommand(importHolidayYear, { right: 'calendar.edit', icon: 'import' }),
  removeHolidayYear: workspaceCommand(removeHolidayYear, { right: 'calendar.edit', icon: 'trash' }),
  takeLostValue: workspaceCommand(takeLostValue, { right: 'merge.settle', icon: 'restore' }),
  keepCurrentValues: workspaceCommand(keepCurrentValues, { right: 'merge.settle', icon: 'check' }),
  bringBack: workspaceCommand(bringBack, { right: 'merge.settle', icon: 'restore', input: 'program' }),
}

export const meCommands = { setPreference: meCommand(setPreference, { right: 'settings.own' }) }

export type Catalogue<S> = Readonly<Record<string, DeclaredCommand<S, never>>>
export type InputOf<C> = C extends DeclaredCommand<infer _S, infer I> ? I : never
