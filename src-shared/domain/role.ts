import type { BothLanguages } from './wording'

/** What someone does in a project. What they may do there (owner … guest) is the access role, apart from this. */
export const JOB_ROLES = [
  'owner',
  'sponsor',
  'ops',
  'ops_lead',
  'designer',
  'design_director',
  'photographer',
  'copywriter',
  'marketing',
  'buyer',
  'warehouse',
  'cs',
  'data',
  'it',
  'live',
  'finance',
] as const

export type JobRole = (typeof JOB_ROLES)[number]

export type Department =
  | 'project'
  | 'management'
  | 'operations'
  | 'design'
  | 'marketing'
  | 'procurement'
  | 'warehouse'
  | 'customer-service'
  | 'data'
  | 'it'
  | 'live'
  | 'finance'

export interface JobRoleWords {
  readonly name: BothLanguages
  readonly department: Department
}

export const jobRoles: Readonly<Record<JobRole, JobRoleWords>> = {
  owner: { name: { zh: '项目负责人', en: 'Project owner' }, department: 'project' },
  sponsor: { name: { zh: '管理层', en: 'Sponsor' }, department: 'management' },
  ops: { name: { zh: '运营', en: 'Operations' }, department: 'operations' },
  ops_lead: { name: { zh: '运营主管', en: 'Operations lead' }, department: 'operations' },
  designer: { name: { zh: '设计师', en: 'Designer' }, department: 'design' },
  design_director: { name: { zh: '设计总监', en: 'Design director' }, department: 'design' },
  photographer: { name: { zh: '摄影师', en: 'Photographer' }, department: 'design' },
  copywriter: { name: { zh: '文案', en: 'Copywriter' }, department: 'marketing' },
  marketing: { name: { zh: '市场推广', en: 'Marketing' }, department: 'marketing' },
  buyer: { name: { zh: '采购', en: 'Buyer' }, department: 'procurement' },
  warehouse: { name: { zh: '仓储物流', en: 'Warehouse' }, department: 'warehouse' },
  cs: { name: { zh: '客服', en: 'Customer service' }, department: 'customer-service' },
  data: { name: { zh: '数据分析', en: 'Data analyst' }, department: 'data' },
  it: { name: { zh: 'IT 技术', en: 'IT' }, department: 'it' },
  live: { name: { zh: '直播', en: 'Live commerce' }, department: 'live' },
  finance: { name: { zh: '财务', en: 'Finance' }, department: 'finance' },
}

export function isJobRole(value: unknown): value is JobRole {
  return JOB_ROLES.some(role => role === value)
}
