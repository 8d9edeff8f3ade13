import { after, both, tasksIn } from '../../authoring'
import type { TemplateTask } from '../../template'

export const encoreTasks: readonly TemplateTask[] = tasksIn('encore', [
  { id: 'D11-73', title: both('返场切换、推广与清仓', 'Encore switch, push & clearance'),
    role: 'marketing', startOffset: 1, days: 2, tags: ['campaignDay', 'launch'],
    deliverable: both('返场日报', 'Daily encore report'),
    dependencies: after('D11-64', 'D11-72'), pin: { on: 'keyDate', id: 'end' } },
  { id: 'D11-74', title: both('售后高峰(退换/价保)', 'After-sales peak (returns, price protection)'),
    role: 'cs', startOffset: 1, days: 8,
    deliverable: both('售后日报', 'Daily after-sales report'),
    dependencies: after('D11-72') },
])
