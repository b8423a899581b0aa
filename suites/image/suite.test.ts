import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { imageSuite } from './suite.ts'

const spec = loadSpec('image')

suiteLaws({ spec, rules: loadRules('image'), suite: imageSuite(spec), sections: /^1\.8\./ })
