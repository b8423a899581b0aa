import { formatClause } from '../../model/clause.ts'
import type { SpecEntry } from './spec-entries.ts'

/** An entry as `list --format json` prints it. */
export function entryObject({ operation, document, service, ...entry }: SpecEntry): object {
  const { id, title, method, path, clause, discriminator, variantOf, sameAs } = operation
  return {
    id,
    service,
    document,
    title,
    method,
    path,
    ...(discriminator === undefined ? {} : { discriminator }),
    ...(variantOf === undefined ? {} : { variantOf }),
    ...(sameAs === undefined ? {} : { sameAs }),
    clause: formatClause(clause),
    alsoIn: entry.alsoIn.map(formatClause),
    ...(entry.openapi === undefined ? {} : { openapi: entry.openapi }),
    schemas: entry.schemas,
    samples: entry.samples.map(sample => ({ file: `samples/${sample.file}`, clause: formatClause(sample.clause) })),
    errata: entry.errata.map(({ id: erratum }) => erratum),
    checks: entry.checks.map(({ check, clauses }) => {
      const { id: name, title: what, kind, level, effect, needs, errata, covers } = check
      return { id: name, title: what, kind, level, effect, clauses: clauses.map(formatClause), needs, errata, covers }
    }),
  }
}

/**
 * An entry as lines for a terminal.
 * @param whole whether samples, schemas and errata are named and not only counted
 */
export function entryLines({ operation, document, ...entry }: SpecEntry, whole: boolean): string[] {
  const { id, title, method, path, clause, discriminator, variantOf, sameAs } = operation
  const { samples, schemas, errata, checks } = entry
  const counts = [
    [samples.length, 'samples'],
    [schemas.length, 'schemas'],
    [errata.length, 'errata'],
    [checks.length, 'checks'],
  ] as const
  const flag = discriminator === undefined ? '' : ` (${discriminator.in} ${discriminator.name})`
  return [
    `${id}  ${method} ${path}${flag}`,
    `  ${title}; ${formatClause(clause)}; ${counts.map(([count, what]) => `${count} ${what}`).join(', ')}`,
    ...(whole
      ? [
          ...entry.alsoIn.map(other => `  also ${formatClause(other)}`),
          ...(variantOf === undefined ? [] : [`  variant of ${variantOf}`]),
          ...(sameAs ?? []).map(other => `  same as ${other}`),
          ...(entry.openapi === undefined ? [] : [`  openapi ${entry.openapi}`]),
          ...schemas.map(schema => `  schema ${schema}`),
          ...samples.map(sample => `  sample samples/${sample.file}`),
          ...errata.map(erratum => `  erratum ${erratum.id} (${erratum.kind})`),
        ]
      : []),
    ...checks.flatMap(({ check, clauses }) => [
      `    ${check.id.slice(id.length + 1)}  (${check.level}, ${check.effect}, ${check.kind})`,
      `      ${check.title}`,
      `      ${clauses.map(formatClause).join('; ')}`,
    ]),
    '',
  ]
}
