// Reads an iCalendar file back with ical.js: node check-ical.mjs FILE EXPECTED.
// EXPECTED is JSON: { method, events: { uid: [start, ...] } }, starts as UTC instants, exceptions and what is left out taken into account.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, expectedFile] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const expected = JSON.parse(readFileSync(expectedFile, "utf8"));
const faults = [];

for (const line of text.split("\r\n")) {
  if (line.includes("\n")) faults.push("a line ends without CR");
  if (Buffer.byteLength(line) > 75) faults.push(`a line of ${Buffer.byteLength(line)} octets`);
}

const calendar = new ICAL.Component(ICAL.parse(text));
if (calendar.name !== "vcalendar") faults.push(`not a calendar: ${calendar.name}`);
const method = calendar.getFirstPropertyValue("method");
if (method !== expected.method) faults.push(`method ${method}, not ${expected.method}`);
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone.getFirstPropertyValue("tzid"), new ICAL.Timezone(zone));

const found = {};
const components = calendar.getAllSubcomponents("vevent");
for (const component of components) {
  for (const name of ["dtstart", "dtend", "recurrence-id"]) {
    const property = component.getFirstProperty(name);
    if (property && !ICAL.TimezoneService.has(property.getParameter("tzid"))) faults.push(`${name} without a zone that is told: ${property.getParameter("tzid")}`);
  }
  for (const name of ["uid", "dtstamp", "dtstart", "dtend", "summary", "sequence", "organizer"]) {
    if (!component.hasProperty(name)) faults.push(`an event without ${name}`);
  }
  if (method === "PUBLISH" && component.hasProperty("attendee")) faults.push("a published event has attendees");
  if (method === "REQUEST" && !component.hasProperty("attendee")) faults.push("an invitation has no attendees");
}

const masters = components.filter(c => !c.hasProperty("recurrence-id"));
for (const master of masters.length > 0 ? masters : components) {
  // Without its own list ical.js takes the exceptions of every event of the file, whosoever they are.
  const exceptions = components.filter(c => c !== master && c.hasProperty("recurrence-id") && c.getFirstPropertyValue("uid") === master.getFirstPropertyValue("uid"));
  const event = new ICAL.Event(master, { exceptions });
  const rule = master.getFirstPropertyValue("rrule");
  if (rule && !rule.isFinite()) faults.push(`${event.uid} never ends`);
  if (found[event.uid]) faults.push(`${event.uid} twice`);
  found[event.uid] = [];
  if (!event.isRecurring()) {
    found[event.uid].push(event.startDate.toJSDate().toISOString());
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(), most = 500; next && most > 0; next = iterator.next(), most--) {
    found[event.uid].push(event.getOccurrenceDetails(next).startDate.toJSDate().toISOString());
  }
}

for (const starts of Object.values(found)) starts.sort();
const told = JSON.stringify(found, Object.keys(found).sort());
const wanted = JSON.stringify(Object.fromEntries(Object.entries(expected.events).map(([uid, starts]) => [uid, starts.map(s => new Date(s).toISOString()).sort()])), Object.keys(expected.events).sort());
if (told !== wanted) faults.push(`read:   ${told}\nwanted: ${wanted}`);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
