import { useMutation, useQueryClient } from '@tanstack/react-query'

/** A change after which everything that was read under a key is read again, whatever came of it. */
export function useChanging<T, V = void>(key: string, change: (value: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: [key] }) })
}
