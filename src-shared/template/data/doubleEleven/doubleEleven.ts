import { both } from '../../authoring'
import type { ProjectTemplate } from '../../template'
import { encoreTasks } from './encore'
import { keyDates } from './keyDates'
import { peakTasks } from './peak'
import { planningTasks } from './planning'
import { retrospectiveTasks } from './retrospective'
import { warmUpTasks } from './warmUp'

export const doubleElevenWarRoom: ProjectTemplate = {
  key: 'double11-war-room',
  version: 1,
  name: both('双十一作战室', 'Double 11 War Room'),
  colour: 'azurite',
  keyDateName: both('大促日', 'Campaign day'),
  occasion: { month: 11, date: 11 },
  weekly: null,
  phases: [
    { id: 'planning', name: both('策划期', 'Planning'), colour: 'azurite' },
    { id: 'warm-up', name: both('预热期', 'Warm-up'), colour: 'gamboge' },
    { id: 'peak', name: both('爆发期', 'Peak'), colour: 'ochre' },
    { id: 'encore', name: both('返场', 'Encore'), colour: 'malachite' },
    { id: 'retrospective', name: both('复盘期', 'Retrospective'), colour: 'indigo' },
  ],
  keyDates,
  goals: [],
  tasks: [...planningTasks, ...warmUpTasks, ...peakTasks, ...encoreTasks, ...retrospectiveTasks],
}
