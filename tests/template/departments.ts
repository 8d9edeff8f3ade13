import type { Department } from '#shared/domain/role'
import type { BothLanguages } from '#shared/domain/wording'

/** As the source of the templates calls them. */
export const departmentNames: Readonly<Record<Department, BothLanguages>> = {
  project: { zh: '项目组', en: 'Project team' },
  management: { zh: '管理层', en: 'Management' },
  operations: { zh: '运营部', en: 'Operations' },
  design: { zh: '设计部', en: 'Design' },
  marketing: { zh: '市场部', en: 'Marketing' },
  procurement: { zh: '采购部', en: 'Procurement' },
  warehouse: { zh: '仓储物流部', en: 'Warehouse & logistics' },
  'customer-service': { zh: '客服部', en: 'Customer service' },
  data: { zh: '数据部', en: 'Data' },
  it: { zh: 'IT部', en: 'IT' },
  live: { zh: '直播部', en: 'Live commerce' },
  finance: { zh: '财务部', en: 'Finance' },
}
