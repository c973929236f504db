export { unitLabel } from '@citywide/model/unit-label'
