/** What Swagger UI puts into the window. */
type SwaggerUi = (options: {
  url: string
  domNode: Element
  validatorUrl: null
  deepLinking: boolean
  docExpansion: 'list' | 'none'
  defaultModelsExpandDepth: number
  supportedSubmitMethods: string[]
}) => void

const assets = new URL('./viewer/', import.meta.url).href
const choice = document.querySelector<HTMLSelectElement>('#document')
const place = document.querySelector('#viewer')

if (choice !== null && place !== null) {
  const chosen = location.hash.slice(1)
  if ([...choice.options].some(({ value }) => value === chosen)) choice.value = chosen
  choice.addEventListener('change', () => {
    location.hash = choice.value
    location.reload()
  })
  await start(choice, place)
}

async function start(select: HTMLSelectElement, domNode: Element): Promise<void> {
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = `${assets}swagger-ui.css`
  document.head.append(style)
  await new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = `${assets}swagger-ui-bundle.js`
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
  const show = (window as unknown as { SwaggerUIBundle: SwaggerUi }).SwaggerUIBundle
  // Nothing is sent to anybody: no validator, and no request from the page.
  show({
    url: select.selectedOptions[0]?.dataset.file ?? '',
    domNode,
    validatorUrl: null,
    deepLinking: false,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    supportedSubmitMethods: [],
  })
}
