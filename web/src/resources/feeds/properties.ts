export { propertyName } from '@citywide/model/observations/property-name'
