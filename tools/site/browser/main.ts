import { startCopyButtons } from './copy.ts'
import { startMenu } from './menu.ts'
import { startSearchButtons } from './search-trigger.ts'
import { startTabs } from './tabs.ts'
import { openTarget } from './targets.ts'
import { startThemeButton } from './theme-button.ts'

startThemeButton()
startMenu()
startTabs()
startCopyButtons()
startSearchButtons()
openTarget()
addEventListener('hashchange', openTarget)
