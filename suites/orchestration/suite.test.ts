import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { orchestrationSuite } from './suite.ts'

const spec = loadSpec('orchestration')

suiteLaws({ spec, rules: loadRules('orchestration'), suite: orchestrationSuite(spec), sections: /^1\.5\./ })
