// Runs before the page is painted, so that no page flashes in the wrong theme.
const chosenTheme = localStorage.getItem('theme')
if (chosenTheme === 'light' || chosenTheme === 'dark') document.documentElement.dataset.theme = chosenTheme
