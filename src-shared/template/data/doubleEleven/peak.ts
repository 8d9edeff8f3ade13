import { after, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'
import { shipping, warRoomDuty } from '../checklists'

export const peakTasks: readonly TemplateTask[] = tasksIn('peak', [
  { id: 'D11-66', title: both('爆发开启(第二波)', 'Peak opens (wave 2)'),
    role: 'ops', startOffset: -1, days: 0, kind: 'milestone', tags: ['launch'],
    deliverable: both('上线确认', 'Go-live confirmation'),
    dependencies: after('D11-65'), pin: { on: 'keyDate', id: 'wave2' } },
  { id: 'D11-67', title: both('作战室值守(价格/库存 2h 巡检、投放调控)', 'War-room duty (2-hourly checks, ad control)'),
    role: 'owner', startOffset: -1, days: 2, tags: ['campaignDay'],
    deliverable: both('值守日志', 'Duty log'),
    dependencies: after('D11-48', 'D11-66'), checklist: warRoomDuty },
  { id: 'D11-68', title: both('小时战报与实时监控', 'Hourly report & live monitoring'),
    role: 'data', startOffset: -1, days: 2, tags: ['campaignDay'],
    deliverable: both('小时战报', 'Hourly battle reports'),
    dependencies: after('D11-50', 'D11-66') },
  { id: 'D11-69', title: both('爆发直播专场', 'Peak live show'),
    role: 'live', startOffset: -1, days: 2, tags: ['campaignDay', 'launch'],
    deliverable: both('场次数据', 'Figures of each show'),
    dependencies: after('D11-49', 'D11-66') },
  { id: 'D11-70', title: both('客服三班值守', 'Customer service in three shifts'),
    role: 'cs', startOffset: -1, days: 2, tags: ['campaignDay'],
    deliverable: both('接待日报', 'Daily service report'),
    dependencies: after('D11-62', 'D11-66') },
  { id: 'D11-71', title: both('打单发货高峰', 'Order printing & shipping peak'),
    role: 'warehouse', startOffset: -1, days: 6, kind: 'offline', tags: ['campaignDay', 'offline'],
    deliverable: both('发货日报', 'Daily shipping report'),
    dependencies: after('D11-57', 'D11-66'), checklist: shipping },
  { id: 'D11-72', title: both('双11 正日(T)', 'Double 11 day (T)'),
    role: 'owner', startOffset: 0, days: 0, kind: 'milestone',
    deliverable: both('战报', 'Battle report'),
    dependencies: after('D11-66'), pin: { on: 'T' } },
])
