// @ts-check
/**
 * What travels between the element and the session, whether the session lives in a worker or on the page.
 *
 * The element asks with a rising `id`; the answer carries the same `id`. Views and progress come unasked.
 *
 * @typedef {{ name: string, field: string, value: string }} Action what the user did
 * @typedef {"reload" | "recall" | "cancel" | "clear"} Effect what the element has to do after an action
 * @typedef {{ name: string, blob: Blob }} Source one file, named as the user knows it
 * @typedef {{ name: string, size: number, source: Blob | MessagePort }} Input the same as the session gets it: a blob where
 *   both live on the page, a port to ask for its bytes where the session lives in a worker
 * @typedef {{ code: string, file: string, message: string, hint: string }} Failure something outside went wrong
 * @typedef {Record<string, unknown>} Settings the core's settings, kebab-case keys
 *
 * @typedef {WebAssembly.Module | ArrayBuffer} Binary a compiled module; or its bytes, where a page may not have one
 * @typedef {{ call: "load", program?: Binary, address: string, rehearse?: boolean }} Load gets the program ready, and where nobody waits runs it for nobody: the page's, or else it is
 *   fetched and sent
 * @typedef {{ call: "start", settings: Settings, actions: Action[], formats?: Binary, readers: string,
 *   slice?: number, words?: import("./language.js").Words }} Start begins a session, with these actions before its first view; `formats` are the readers of other
 *   formats, where the page has them; else they are at `readers`
 * @typedef {{ call: "speak", words: import("./language.js").Words }} Speak shows everything in other words
 * @typedef {{ call: "configure", settings: Settings }} Configure
 * @typedef {{ call: "read", files: Input[], again?: Again, crew?: MessagePort[] }} Read `crew` are other workers, for large files
 * @typedef {"first" | "next"} Again the files of the report, for their rows set aside; the answer is true until all are there
 * @typedef {{ call: "update", action: Action }} Update
 * @typedef {{ call: "fail", failure: Failure }} Fail
 * @typedef {{ call: "report" }} Report
 * @typedef {{ call: "export", kind: string, form: string | null, style: string | null }} Export `form` is how cells are written, or
 *   which panel is drawn; `style` the style sheet, for pages and drawings
 * @typedef {{ call: "name", kind: string }} Name the name for an export
 * @typedef {{ call: "paper" }} Paper the view laid out for paper; what is on show stays
 * @typedef {{ call: "drawing", style: string, panel: string | null }} Drawing
 * @typedef {{ call: "prepare" }} Prepare loads the readers of other formats
 * @typedef {{ call: "help", port: MessagePort }} Help reads stretches of large files for whoever asks at this port
 * @typedef {Load | Start | Speak | Configure | Read | Update | Fail | Report | Drawing | Export | Name | Paper | Prepare | Help} Call
 * @typedef {Call & { id: number }} Request
 *
 * @typedef {{ file: number, files: number, read: number, size: number, workers: number }} Progress bytes read of the file with this
 *   index, and how many workers have read what the report will be made of
 * @typedef {{ view?: View, settings?: Settings, codes?: string[], counts?: object, progress?: Progress,
 *   program?: Binary, formats?: Binary }} News
 *   `codes` are those of the errors on show, `counts` come with a finished report; `program` and `formats` are for the
 *   sessions to come
 * @typedef {{ id: number, value?: any, error?: string, crash?: string, spent?: boolean }} Answer
 * @typedef {News | Answer} Message
 *
 * @typedef {{ names: string[], texts: (string | null)[] }} View the tree in pieces, the root last: their names, and their
 *   JSON or null where the view before had a piece of that name
 *
 * @typedef {{ t: string, k?: string, a?: [string, string][], c?: Tree[], p?: string[] }} TreeElement tag, key, attributes,
 *   children, or the names of the pieces that hold the children
 * @typedef {TreeElement | string} Tree
 */

export {};
