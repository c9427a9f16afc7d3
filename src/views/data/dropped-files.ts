import type { ImportFile } from '../../datasets/import/read-files'

/** What holds many images in one file, by its name. */
const holdsMany = /\.(zip|npz|npy|csv|tsv|txt|gz|idx)$|ubyte$/i

/** Whether what was dropped or pasted is meant as a data set, rather than as one picture. */
export function isDataset({ items, files }: DataTransfer): boolean {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry?.())
  if (entries.some((entry) => entry?.isDirectory)) return true
  return files.length > 1 || holdsMany.test(files[0]?.name ?? '')
}

/** Every file, those in folders included. To be called while the event is handled; it takes hold of them at once. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<ImportFile[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry?.()).filter((entry) => !!entry)
  if (entries.length === 0) return Array.from(files, (file) => ({ file, path: file.name }))
  const found = await Promise.all(entries.map(filesOf))
  return found.flat()
}

async function filesOf(entry: FileSystemEntry): Promise<ImportFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ file, path: entry.fullPath.replace(/^\//, '') }]
  }
  const files: ImportFile[] = []
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry))
    files.push(...(await filesOf(inner)))
  return files
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

/** A reader gives them a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return entries
    entries.push(...some)
  }
}
