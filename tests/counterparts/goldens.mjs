// What both card checks share: the files to check, what was found wrong, a browser, pictures.
//   node check-*.mjs FOLDER-OR-FILE... [--pictures FOLDER]
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const argv = process.argv.slice(2)
const at = argv.indexOf('--pictures')
export const pictures = at < 0 ? null : path.resolve(argv.splice(at, 2)[1])
if (pictures) fs.mkdirSync(pictures, { recursive: true })

export const contract = name => JSON.parse(fs.readFileSync(new URL(`../Contracts/${name}`, import.meta.url), 'utf8'))

/** The named files, and in folders, however deep, those that end as one of `endings`. */
export const files = (...endings) => argv
  .flatMap(name => fs.statSync(name).isDirectory() ? fs.readdirSync(name, { recursive: true }).map(file => path.join(name, file)) : [name])
  .filter(file => endings.some(ending => file.endsWith(ending)))
  .sort()

/** Runs `check(file, json, wrong)` over the files. */
export const checkAll = (list, check) => checkPages(list, (file, text, wrong) => check(file, JSON.parse(text), wrong))

/** Runs `check(file, text, wrong)` over the files, prints a line for each problem, and ends the process with 1 if there was any. */
export async function checkPages(list, check) {
  let problems = 0
  for (const file of list) {
    const wrong = message => { problems++; console.log(`${path.basename(file)}: ${message}`) }
    try {
      await check(file, fs.readFileSync(file, 'utf8'), wrong)
    } catch (error) {
      wrong(error.message)
    }
  }
  console.log(`${list.length} checked, ${problems} wrong`)
  process.exitCode = problems || !list.length ? 1 : 0
}

// First the one that draws no windows of its own: a third of the work.
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || browsers.find(fs.existsSync),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
})

export const picture = async (locator, file, suffix) => pictures
  && await locator.screenshot({ path: path.join(pictures, `${path.basename(file).replace(/\.(json|html)$/, '')}${suffix}.png`) })
