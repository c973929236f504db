import { closedList } from '../record/code-list.ts'

/** Programme role, shared by several registers. */
export const leadRole = closedList(
  'leadRole',
  { zh: '项目岗位', en: 'Programme role' },
  {
    political_lead: { zh: '政治负责人', en: 'Political lead' },
    administrative_lead: { zh: '行政负责人', en: 'Administrative lead' },
    programme_director: { zh: '项目总监', en: 'Programme director' },
    chief_data_officer: { zh: '首席数据官', en: 'Chief data officer' },
    chief_architect: { zh: '首席架构师', en: 'Chief architect' },
    privacy_officer: { zh: '个人信息保护负责人', en: 'Privacy officer' },
    benefit_manager: { zh: '利益管理负责人', en: 'Benefits manager' },
    engagement_lead: { zh: '参与工作负责人', en: 'Engagement lead' },
    procurement_lead: { zh: '采购负责人', en: 'Procurement lead' },
    service_owner: { zh: '服务牵头人', en: 'Service owner' },
    duty_officer: { zh: '值班长', en: 'Duty officer' },
    member: { zh: '成员', en: 'Member' },
  },
)
