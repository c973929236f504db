import { closedList } from '../record/code-list.ts'

/** Asset class, shared by several registers. */
export const assetClass = closedList(
  'assetClass',
  { zh: '资产类别', en: 'Asset class' },
  {
    ict_system: { zh: '信息系统', en: 'ICT system' },
    platform: { zh: '平台', en: 'Platform' },
    network: { zh: '网络', en: 'Network' },
    data_centre: { zh: '数据中心', en: 'Data centre' },
    sensor_network: { zh: '感知网', en: 'Sensor network' },
    application: { zh: '应用软件', en: 'Application' },
    building: { zh: '建筑', en: 'Building' },
    road: { zh: '道路', en: 'Road' },
    bridge: { zh: '桥梁', en: 'Bridge' },
    pipe: { zh: '管网', en: 'Pipe network' },
    power: { zh: '供电设施', en: 'Power' },
    water: { zh: '供排水设施', en: 'Water' },
    green_space: { zh: '绿地', en: 'Green space' },
    vehicle: { zh: '车辆', en: 'Vehicle' },
    land: { zh: '土地', en: 'Land' },
    other: { zh: '其他', en: 'Other' },
  },
)
