import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { sapSuite } from './suite.ts'

const spec = loadSpec('sap')

suiteLaws({ spec, rules: loadRules('sap'), suite: sapSuite(spec), sections: /^1\.7\./ })
