/** What is put into object storage, where a provider bills objects and bytes. */
export interface Stored {
  objects: number
  bytes: number
}
