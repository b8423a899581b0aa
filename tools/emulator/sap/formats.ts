/** Whether a value is of the form that the chapter gives it. */
export const formats = {
  /** §1.7.5.2 virtualServerName */
  serverName: (value: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value),
  /** §1.7.5.14 Name */
  imageName: (value: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(value),
  /** §1.7.5.14 comment: 96 characters of any width, without percent, backslash, double quote and line feed. */
  comment: (value: string): boolean => [...value].length <= 96 && !/[%\\"\n\r]/.test(value),
  /** §1.7.5.2 adminPassword */
  password: (value: string): boolean => /^[!-~]{1,128}$/.test(value),
  /** A size in GB: above zero, with up to one decimal place (§1.7.5.2 diskSize). */
  size: (value: string): boolean => /^\d{1,9}(\.\d)?$/.test(value) && Number(value) > 0,
  /** §1.7.5.2 diskNum; 0 is the system disk. */
  diskNumber: (value: string): boolean => isWholeNumber(value) && Number(value) >= 1 && Number(value) <= 55,
  /** §1.7.5.2 nicNum */
  nicNumber: (value: string): boolean => isWholeNumber(value) && Number(value) <= 9,
  /** §1.7.5.22 project_id: without symbols. */
  projectId: (value: string): boolean => /^[A-Za-z0-9]{1,64}$/.test(value),
  uuid: (value: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
  ipAddress: (value: string): boolean => {
    const parts = value.split('.')
    return parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  },
}

/** §1.7.5.2 computerName: 15 characters for Windows, 63 else; not of digits alone. */
export function isComputerName(value: string, windows: boolean): boolean {
  return /^[A-Za-z0-9-]+$/.test(value) && !/^\d+$/.test(value) && value.length <= (windows ? 15 : 63)
}

export const largestDiskNumber = 55
export const largestNicNumber = 9

function isWholeNumber(value: string): boolean {
  return /^(0|[1-9]\d{0,5})$/.test(value)
}
