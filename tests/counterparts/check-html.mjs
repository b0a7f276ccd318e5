// Cards as HTML, in a browser with their own style sheet, wide and on a phone: labels, ids, width, and that no text takes effect.
import fs from 'node:fs'
import { launch, picture, checkPages, files } from './goldens.mjs'

const style = fs.readFileSync(new URL('../../src/ChatOps/Web/Drawing/cards.css', import.meta.url), 'utf8')
const browser = await launch()

// One window of each kind for all files: a new one for each would cost more than the checks.
let heard = () => {}
const windows = []
for (const [name, width, colorScheme] of [['light', 720, 'light'], ['dark', 720, 'dark'], ['phone', 360, 'light']]) {
  const page = await browser.newPage({ viewport: { width, height: 700 }, deviceScaleFactor: 1.5, colorScheme })
  page.on('dialog', dialog => { heard('a script ran'); dialog.dismiss() })
  windows.push([name, page])
}

await checkPages(files('.html'), async (file, html, wrong) => {
  heard = wrong
  for (const [name, page] of windows) {
    await page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><style>body{margin:12px;background:Canvas;color-scheme:light dark}${style}</style>${html}`)
    for (const problem of await page.evaluate(look)) wrong(`${name}: ${problem}`)
    await picture(page.locator('.card').first(), file, `.html.${name}`)
  }
})
await browser.close()

/** In the page: what a person with a screen reader or a small screen would stumble over. */
function look() {
  const problems = []
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
  for (const id of ids.filter((id, i) => ids.indexOf(id) < i)) problems.push(`the id ${id} stands twice`)
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (!field.labels.length) problems.push(`${field.name} has no label`)
    if (['radio', 'checkbox'].includes(field.type) && field.value !== 'true' && !field.closest('fieldset')?.querySelector('legend')) problems.push(`${field.name} has no legend`)
  }
  for (const e of document.querySelectorAll('[aria-describedby]')) {
    for (const id of e.getAttribute('aria-describedby').split(' ')) if (!document.getElementById(id)) problems.push(`${id} is not there to describe`)
  }
  for (const button of document.querySelectorAll('button:not([hidden])')) {
    if (!button.form) problems.push(`the button ${button.value} belongs to no form`)
    if (!button.innerText.trim()) problems.push(`the button ${button.value} says nothing`)
  }
  if (document.querySelector('.card script, .card img, .card iframe, .card [onerror]')) problems.push('text took effect')
  if (document.documentElement.scrollWidth > innerWidth) problems.push(`${document.documentElement.scrollWidth} pixels wide`)
  return problems
}
