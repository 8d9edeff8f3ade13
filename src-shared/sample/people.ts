import type { JobRole } from '../domain/role'

/** The people of the sample war room and what each of them does. */
export interface SamplePerson {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly roles: readonly JobRole[]
}

export const samplePeople: readonly SamplePerson[] = [
  { id: 'lin', name: { zh: '林悦', en: 'Lin Yue' }, roles: ['owner'] },
  { id: 'zhou', name: { zh: '周总', en: 'Zhou Wei' }, roles: ['sponsor'] },
  { id: 'chen', name: { zh: '陈运营', en: 'Chen Jie' }, roles: ['ops'] },
  { id: 'wu', name: { zh: '吴主管', en: 'Wu Min' }, roles: ['ops_lead'] },
  { id: 'lu', name: { zh: '小鹿', en: 'Lu Ying' }, roles: ['designer', 'copywriter'] },
  { id: 'he', name: { zh: '何总监', en: 'He Ran' }, roles: ['design_director'] },
  { id: 'jie', name: { zh: '阿杰', en: 'A Jie' }, roles: ['photographer', 'live'] },
  { id: 'liu', name: { zh: '大刘', en: 'Liu Gang' }, roles: ['warehouse', 'buyer'] },
  { id: 'sun', name: { zh: '孙财务', en: 'Sun Qin' }, roles: ['finance', 'data'] },
  { id: 'tou', name: { zh: '投手小白', en: 'Bai Lu' }, roles: ['marketing'] },
  { id: 'it', name: { zh: '沈工', en: 'Shen Hao' }, roles: ['it'] },
]
