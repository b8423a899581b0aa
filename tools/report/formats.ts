/** The views of a record that `report` can write; the file each one is written to, below the run's folder. */
export const reportFiles = {
  html: 'report.html',
  junit: 'junit.xml',
  markdown: 'report.md',
  badge: 'badge.json',
  traceability: 'traceability.csv',
} as const

export type ReportFormat = keyof typeof reportFiles

export const reportFormats = Object.keys(reportFiles) as ReportFormat[]

/** What `report` prints instead of writing it: GitHub reads workflow commands from the output of a step. */
export const printedFormats = ['github'] as const

export type PrintedFormat = (typeof printedFormats)[number]
