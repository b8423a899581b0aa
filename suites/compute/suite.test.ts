import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { computeSuite } from './suite.ts'

const spec = loadSpec('compute')

suiteLaws({ spec, rules: loadRules('compute'), suite: computeSuite(spec), sections: /^(1\.[1238]|2\.[14])\./ })
