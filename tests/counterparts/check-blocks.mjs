// Block Kit: a schema made of Slack's own types, Slack's published limits, and a browser drawing by an independent renderer.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { build } from 'esbuild'
import { checkAll, contract, files, launch, picture } from './goldens.mjs'

const require = createRequire(import.meta.url)
const schema = contract('slack/AnyView.schema.json')
const ajv = new Ajv({ strict: false })
formats.default(ajv)
ajv.addSchema(schema, 'slack')
const definition = name => ajv.getSchema(`slack#/definitions/${name}`)
const blockOf = Object.fromEntries(Object.entries(schema.definitions)
  .filter(([name, d]) => name.endsWith('Block') && d.properties?.type?.const)
  .map(([name, d]) => [d.properties.type.const, name]))

const script = await build({
  stdin: {
    contents: `import React from 'react'; import { flushSync } from 'react-dom'; import { createRoot } from 'react-dom/client'; import { Message } from 'slack-blocks-to-jsx'
      const root = createRoot(document.getElementById('blocks'))
      window.draw = (blocks, theme) => flushSync(() => root.render(React.createElement(Message, { name: 'ChatOps', logo: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', time: new Date(0), theme, blocks })))`,
    resolveDir: import.meta.dirname,
    loader: 'jsx',
  },
  bundle: true, write: false, format: 'iife', define: { 'process.env.NODE_ENV': '"production"' },
})
const browser = await launch()
const page = await browser.newPage({ viewport: { width: 640, height: 600 }, deviceScaleFactor: 1.5 })
const style = fs.readFileSync(require.resolve('slack-blocks-to-jsx').replace(/index\.\w+$/, 'style.css'))
await page.setContent(`<style>${style}</style><body style="margin:12px"><div id="blocks"></div></body>`)
await page.addScriptTag({ content: script.outputFiles[0].text })
let thrown = []
page.on('pageerror', error => thrown.push(String(error)))

await checkAll(files('.slack.json', '.slack-modal.json', '.slack-home.json'), async (file, json, wrong) => {
  const isView = !Array.isArray(json)
  const blocks = isView ? json.blocks : json
  const limit = (holds, message) => { if (!holds) wrong(message) }
  const length = (object, most, where) => object?.text !== undefined && limit(object.text.length >= 1 && object.text.length <= most, `${where}: ${object.text.length} letters, not 1 to ${most}`)

  if (isView && !definition(json.type === 'home' ? 'HomeView' : 'ModalView')({ ...json, blocks: [] })) wrong(`schema: the view ${ajv.errorsText(definition('ModalView').errors)}`)
  limit(blocks.length >= 1 && blocks.length <= (isView ? 100 : 50), `${blocks.length} blocks`)
  limit(Buffer.byteLength(JSON.stringify(json)) <= 250_000, 'the view is over 250 KB')
  for (const part of ['title', 'submit', 'close']) length(json[part], 24, part)
  limit((json.private_metadata ?? '').length <= 3000, 'private_metadata')
  const ids = blocks.map(block => block.block_id).filter(Boolean)
  limit(new Set(ids).size === ids.length, 'a block_id stands twice')

  for (const [i, block] of blocks.entries()) {
    const where = `blocks[${i}] ${block.type}`
    const check = blockOf[block.type] && definition(blockOf[block.type])
    if (!check) { wrong(`${where} is unknown`); continue }
    if (!check(block)) wrong(`schema: ${where} ${ajv.errorsText(check.errors.slice(-3))}`)
    if (block.type === 'header') length(block.text, 150, where)
    if (block.type === 'input') { length(block.label, 2000, `${where} label`); length(block.hint, 2000, `${where} hint`) }
    if (block.type === 'context') { limit(block.elements.length <= 10, `${where} parts`); block.elements.forEach(e => length(e, 3000, where)) }
    limit(block.type !== 'actions' || block.elements.length <= 25, `${where} buttons`)
    limit((block.block_id ?? '').length <= 255, `${where} block_id`)
    checkElements(block, where, limit, length)
  }

  for (const theme of ['light', 'dark']) {
    thrown = []
    await page.evaluate(([blocks, theme]) => { document.body.style.background = theme === 'dark' ? '#1a1d21' : '#fff'; window.draw(blocks, theme) }, [plain(blocks), theme])
    if (!(await page.locator('#blocks').innerText()).trim()) wrong('nothing drawn')
    for (const error of thrown) wrong(`renderer: ${error}`)
    for (const kind of ['a', 'img:not([src^="data:"])', 'script']) {
      const drawn = await page.locator(`#blocks ${kind}`).count()
      if (drawn > (kind === 'a' ? (JSON.stringify(blocks).match(/"url":/g) ?? []).length : 0)) wrong(`${drawn} ${kind} drawn: text took effect`)
    }
    await picture(page.locator('#blocks'), file, `.${theme}`)
  }
})
await browser.close()

/** Slack shows plain text as it is; this renderer reads markup in it. Joiners that nobody sees keep it from doing so. */
function plain(json) {
  if (!json || typeof json !== 'object') return json
  if (json.type === 'plain_text') return { ...json, text: json.text.replace(/[*_`~<>[\]():@#!]/g, '$&\u2060') }
  return Array.isArray(json) ? json.map(plain) : Object.fromEntries(Object.entries(json).map(([name, value]) => [name, plain(value)]))
}

function checkElements(block, where, limit, length) {
  const elements = [block.element, block.accessory, ...(block.type === 'actions' ? block.elements : [])].filter(Boolean)
  const actions = elements.map(element => element.action_id).filter(Boolean)
  limit(new Set(actions).size === actions.length, `${where}: an action_id stands twice`)
  for (const element of elements) {
    const options = element.options ?? []
    limit((element.action_id ?? '').length <= 255, `${where} action_id`)
    limit((element.url ?? '').length <= 3000, `${where} url`)
    limit((element.accessibility_label ?? '').length <= 75, `${where} accessibility_label`)
    length(element.placeholder, 150, `${where} placeholder`)
    if (element.type === 'button') { length(element.text, 75, `${where} button`); limit((element.value ?? '').length <= 2000, `${where} value`) }
    if (element.type === 'plain_text_input') limit((element.initial_value ?? '').length <= element.max_length && element.max_length <= 3000, `${where} max_length`)
    limit(options.length <= (['radio_buttons', 'checkboxes'].includes(element.type) ? 10 : 100), `${where}: ${options.length} options`)
    for (const option of options) { length(option.text, 75, `${where} option`); limit(option.value.length <= 150, `${where} option value`) }
    for (const initial of [element.initial_option, ...(element.initial_options ?? [])].filter(Boolean)) {
      limit(options.some(option => JSON.stringify(option) === JSON.stringify(initial)), `${where}: the initial option is none of the options`)
    }
  }
}
