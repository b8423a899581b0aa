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
