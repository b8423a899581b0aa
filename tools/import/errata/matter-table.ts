import type { ErratumCategory, ErratumEffect } from '../../model/erratum.ts'

type Kinds = Partial<Record<ErratumEffect, string>>

/** The kinds of findings, by what they hold against what and by what they do to checks where no adjudication says otherwise. */
const kinds: Partial<Record<ErratumCategory, Kinds>> = {
  'list-vs-section': {
    'not-checked': `
      list-title list-title-missing title-in-list url-in-contents contents-page contents-title title
      title-wording
    `,
    'chosen-checked': `
      list-method list-path list-query list-row-without-section not-listed url-in-list path
      path-letter path-name
    `,
  },
  'chapter-vs-operation': {
    'chosen-checked': `
      chapter-codes chapter-without-facts endpoint-path removed-prefix member-value media-type
      category-missing error-not-listed content-length-in-some status-in-some header-missing
      fault-of-other-action
    `,
  },
  'caption-vs-section': {
    'chosen-checked': 'caption-place row-place',
    'not-checked': `
      caption body-wording heading-twice heading-after-text table-not-named sample-caption
      sample-without-caption
    `,
  },
  'table-vs-text': {
    'chosen-checked': `
      type-against-text default-outside-values optional-yet-needed maximum-and-more
      header-in-text-only query-not-in-title response-header-not-listed action-by-get create-at-item
      delete-of-list list-below-item one-of-list tenant-missing default-not-in-path
    `,
    'not-checked': 'other-process',
  },
  'table-vs-table': {
    'chosen-checked': `
      type-differs presence-differs values-differ unit-differs length-differs row-repeated cardinality
      type family-of-one error-member
    `,
  },
  'table-vs-sample': {
    'chosen-checked': `
      row-omitted element-not-described element-children element-count no-place
      request-header-not-described sample-outside-values sample-outside-limits required-but-omitted
      response-header-not-in-sample
    `,
    'either-passes': 'rows-not-in-sample members-without-row attribute-not-described response-header-not-described',
  },
  'type-vs-sample': {
    'chosen-checked': 'type-against-sample json-type transaction-id-type moment-of-table',
  },
  'text-vs-sample': {
    'chosen-checked': 'body-denied sample-without-key sample-several-items metadata-not-sent',
    'either-passes': 'attribute-not-shown',
    'not-checked': 'link-path',
  },
  'sample-vs-sample': {
    'chosen-checked': 'sample-answer json-envelope json-name json-pairs member-type',
    'not-checked': 'sample-differs sample-id-of-several transaction-id-reused',
  },
  'sample-vs-itself': {
    'chosen-checked': 'sample-time-without-zone',
    'either-passes': 'sample-beside-object sample-none sample-items-unlike',
    'not-checked': 'sample-link content-length etag etag-of-nothing transaction-id-digits',
  },
  'list-vs-detail': {
    'either-passes': 'list-and-detail',
  },
  'same-api-again': {
    'chosen-checked': 'row-again group-again same-shape',
    'either-passes': `
      status-of-variant answer-of-same-api query-of-same-api nothing-tells-apart
      sample-shows-nothing-more
    `,
  },
  'duplicate-title': {
    'not-checked': 'duplicate-title title-again',
  },
  'service-vs-service': {
    'chosen-checked': 'codes-of-services members-of-services value-of-services',
  },
  'rst-vs-manual': {
    'chosen-checked': 'rst-method rst-path rst-witness rst-query rst-missing community-method',
    'not-checked': `
      rst-chapter rst-count rst-file rst-only rst-placeholder rst-samples rst-tables rst-title community-count
      community-numbering community-samples k5-rst-foundation-missing k5-rst-index-missing
    `,
  },
  'jio-vs-others': {
    'either-passes': 'other-request',
  },
  'path-syntax': {
    'chosen-checked': `
      path-syntax blank-in-path url-blank endpoint-url parentheses wrapped-hyphen wrapped-alias
      placeholder-twice segment-twice path-not-marked no-resource
    `,
  },
  'name-spelling': {
    'chosen-checked': `
      spelled-otherwise sample-member-name query-case query-name two-names category-spelling
      fault-spelling item-spelling argument-case argument-without-dollar
    `,
    'not-checked': 'spelling',
  },
  'value-spelling': {
    'chosen-checked': 'value-spelling moment-forms',
  },
  status: {
    'chosen-checked': 'status-in-sample status-missing status-not-in-text reason status-without-message',
  },
  role: {
    'not-checked': 'role-permission-twice role-symbol',
  },
  'invalid-json': {
    'chosen-checked': 'sample-repair',
    'not-checked': 'sample-value-damaged sample-not-repairable',
  },
  'invalid-xml': {
    'chosen-checked': 'xml-repair',
  },
  'damaged-text': {
    'chosen-checked': `
      repair cardinality-damaged item-split lost-cell misread-letter row-as-header blank-in-header
      message-in-status printed-twice
    `,
    'not-checked': 'stray-mark note-without-code note-mark word-doubled',
  },
  missing: {
    'chosen-checked': `
      no-service-type endpoint-not-named parameter-untyped query-not-described query-without-row
      path-without-row part-missing action-named-elsewhere action-not-named actions-not-told-apart
    `,
    'not-checked': 'sample-missing body-not-shown state-not-told value-not-explained message-described',
  },
}

/** Category and effect of each kind of finding, by the first part of its key. */
export const matters: Readonly<Record<string, readonly [category: ErratumCategory, effect: ErratumEffect]>> =
  Object.fromEntries(
    (Object.entries(kinds) as [ErratumCategory, Kinds][]).flatMap(([category, byEffect]) =>
      (Object.entries(byEffect) as [ErratumEffect, string][]).flatMap(([effect, heads]) =>
        heads
          .trim()
          .split(/\s+/)
          .map(head => [head, [category, effect] as const]),
      ),
    ),
  )
