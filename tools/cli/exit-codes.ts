/** The process's exit codes; scripts rely on them. */
export const exitCodes = { conformant: 0, nonConformant: 1, couldNotJudge: 2, interrupted: 130 } as const
