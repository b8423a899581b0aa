import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { blockStorageSuite } from './suite.ts'

const spec = loadSpec('block-storage')

suiteLaws({ spec, rules: loadRules('block-storage'), suite: blockStorageSuite(spec), sections: /^2\.[14]\./ })
