import { both } from '../../authoring'
import type { ProjectTemplate } from '../../template'
import { contentTasks } from './content'
import { goLiveTasks } from './goLive'
import { pageTasks } from './pages'
import { planningTasks } from './planning'

export const campaign: ProjectTemplate = {
  key: 'campaign-plan-execute',
  version: 1,
  name: both('大促活动策划执行', 'Campaign planning & execution'),
  colour: 'gamboge',
  keyDateName: both('活动上线日', 'Go-live day'),
  occasion: null,
  weekly: null,
  phases: [
    { id: 'theme', name: both('活动主题策划', 'Theme planning'), colour: 'azurite' },
    { id: 'approval', name: both('方案审批', 'Plan approval'), colour: 'slate' },
    { id: 'budget', name: both('营销预算申请', 'Marketing budget'), colour: 'sandal' },
    { id: 'channels', name: both('各渠道资源确认', 'Channel resources'), colour: 'moss' },
    { id: 'content', name: both('预热内容制作', 'Warm-up content'), colour: 'gamboge' },
    { id: 'pages', name: both('活动页面搭建', 'Campaign pages'), colour: 'malachite' },
    { id: 'go-live', name: both('活动上线执行', 'Go-live & execution'), colour: 'ochre' },
    { id: 'monitoring', name: both('数据监控', 'Monitoring'), colour: 'indigo' },
    { id: 'retrospective', name: both('活动复盘', 'Retrospective'), colour: 'azurite' },
  ],
  keyDates: [],
  goals: [],
  tasks: [...planningTasks, ...contentTasks, ...pageTasks, ...goLiveTasks],
}
