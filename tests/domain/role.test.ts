import { describe, expect, it } from 'vitest'
import { isJobRole, JOB_ROLES, jobRoles } from '#shared/domain/role'
import { departmentNames } from '../template/departments'

describe('job roles', () => {
  it('[DAY-7] sixteen job roles are named in both languages and belong to a department', () => {
    expect(JOB_ROLES).toHaveLength(16)
    for (const role of JOB_ROLES) {
      const { name, department } = jobRoles[role]
      expect(name.zh).not.toBe('')
      expect(name.en).toMatch(/^[\x20-\x7e]+$/)
      expect(departmentNames[department].zh).not.toBe('')
      expect(departmentNames[department].en).toMatch(/^[\x20-\x7e]+$/)
    }
    expect(Object.keys(jobRoles)).toEqual([...JOB_ROLES])
  })

  it('[DAY-7] no two roles look alike on screen', () => {
    expect(new Set(JOB_ROLES.map(role => jobRoles[role].name.zh)).size).toBe(16)
    expect(new Set(JOB_ROLES.map(role => jobRoles[role].name.en)).size).toBe(16)
  })

  it('[DAY-7] a guest is an access role, not a job', () => {
    expect([isJobRole('designer'), isJobRole('guest'), isJobRole(null)]).toEqual([true, false, false])
  })
})
