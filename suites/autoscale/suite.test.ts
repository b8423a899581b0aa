import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { autoscaleSuite } from './suite.ts'

const spec = loadSpec('autoscale')

suiteLaws({ spec, rules: loadRules('autoscale'), suite: autoscaleSuite(spec), sections: /^1\.5\./ })
