/** `baselineFrozenAt` → `baseline_frozen_at`: the column of a field. Source: `naming` of the model package. */
export function columnOf(field: string): string {
  return field.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}
