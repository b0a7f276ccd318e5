// Adaptive Cards: Microsoft's schema 1.5, Microsoft's renderer (a parse warning fails), and the rules that Teams sets and no schema knows.
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { checkAll, contract, files, launch, picture, pictures } from './goldens.mjs'

const require = createRequire(import.meta.url)
const { id, ...schema } = contract('adaptive-cards/adaptive-card-1.5.0.json')
const ajv = new Ajv({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
const fits = ajv.compile(schema)

const browser = await launch()
const page = await browser.newPage({ viewport: { width: 480, height: 700 }, deviceScaleFactor: 1.5 })
await page.setContent('<body style="margin:12px;font-family:\'Segoe UI\',Arial,sans-serif"><div id="card" style="border:1px solid #8884;border-radius:4px"></div></body>')
await page.addScriptTag({ path: require.resolve('adaptivecards/dist/adaptivecards.js') })
await page.addStyleTag({ path: require.resolve('adaptivecards/dist/adaptivecards.css') })

await checkAll(files('.teams.json'), async (file, card, wrong) => {
  const bytes = Buffer.byteLength(JSON.stringify(card))
  if (bytes > 28 * 1024) wrong(`${bytes} bytes are more than 28 KB`)
  if (!fits(card)) for (const error of worst(fits.errors)) wrong(`schema: ${error.instancePath || '/'} ${error.message} ${error.params.additionalProperty ?? ''}`)

  for (const set of every(card, o => o.type === 'ActionSet' && o.actions.length > 2)) wrong(`${set.actions.length} buttons in a row`)
  for (const action of every(card, o => o.type === 'Action.Execute')) {
    const { fallback } = action
    if (fallback?.type !== 'Action.Submit') wrong(`${action.verb} has no Submit to fall back on`)
    else if (JSON.stringify(fallback.data) !== JSON.stringify(action.data)) wrong(`${action.verb} falls back on other data`)
  }
  const ids = every(card, o => o.id).map(o => o.id)
  for (const twice of ids.filter((id, i) => ids.indexOf(id) < i)) wrong(`the id ${twice} stands twice`)
  for (const { elementId } of every(card, o => o.elementId)) if (!ids.includes(elementId)) wrong(`a button reveals ${elementId}, which is not there`)
  for (const input of every(card, o => o.type?.startsWith('Input.'))) if (!input.label && !input.title) wrong(`${input.id} has no label`)

  for (const theme of pictures ? ['light', 'dark'] : ['light']) {
    const seen = await page.evaluate(draw, [card, contract(`adaptive-cards/host-teams-${theme}.json`), theme])
    for (const message of seen.warnings) wrong(`renderer: ${message}`)
    for (const text of seen.markdown) if (/[*_`[\]<>#~|\\]|https?:|\{\{/.test(text)) wrong(`read as markdown: ${text}`)
    const inputs = every(card, o => o.type?.startsWith('Input.')).length
    if (seen.inputs !== inputs) wrong(`${seen.inputs} of ${inputs} inputs drawn`)
    await picture(page.locator('#card'), file, `.${theme}`)
  }
})
await browser.close()

/** In the page: parses, validates and draws one card; tells what the renderer complained of and which texts it took for markdown. */
function draw([card, config, theme]) {
  const AC = window.AdaptiveCards
  const markdown = []
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
    markdown.push(text)
    const p = document.createElement('p')
    p.textContent = text
    result.outputHtml = p.innerHTML
    result.didProcess = true
  }
  AC.CardElement.langProperty.regEx.lastIndex = 0 // a global pattern that the renderer never winds back
  const context = new AC.SerializationContext(AC.Versions.v1_5)
  const drawn = new AC.AdaptiveCard()
  drawn.hostConfig = new AC.HostConfig(config)
  drawn.parse(card, context)
  const place = document.getElementById('card')
  document.body.style.background = theme === 'dark' ? '#292929' : '#ffffff'
  place.replaceChildren(drawn.render())
  const parsed = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
  return { warnings: [...parsed, ...drawn.validateProperties().validationEvents.map(e => e.message)], inputs: drawn.getAllInputs().length, markdown }
}

/** Every object in a JSON tree that a predicate names. */
function every(json, wanted) {
  if (!json || typeof json !== 'object') return []
  return [...(!Array.isArray(json) && wanted(json) ? [json] : []), ...Object.values(json).flatMap(value => every(value, wanted))]
}

/** The deepest errors say what is wrong; those above them only that none of many alternatives fits. */
function worst(errors) {
  const depth = error => error.instancePath.split('/').length
  const deepest = Math.max(...errors.map(depth))
  return errors.filter(error => depth(error) === deepest).slice(0, 5)
}
