import { startCopyButtons } from './copy.ts'
import { startMenu } from './menu.ts'
import { markCurrentSection, showCurrentPage } from './on-page.ts'
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
showCurrentPage()
markCurrentSection()
addEventListener('hashchange', openTarget)
