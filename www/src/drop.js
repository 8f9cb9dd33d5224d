// @ts-check
/** Files dragged to the element, and the manners of a drop zone: a drop beside it must not replace the page. */

/** @param {DragEvent} event */
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/** The page's own places for files keep working. @param {DragEvent} event */
const elsewhere = (event) =>
  event.defaultPrevented || event.composedPath().some((node) => node instanceof HTMLInputElement && node.type === "file");

/** @param {DragEvent} event */
function guard(event) {
  if (!carriesFiles(event) || elsewhere(event)) return;
  event.preventDefault();
  if (event.type === "dragover" && event.dataTransfer) event.dataTransfer.dropEffect = "none";
}

/**
 * Takes files dropped on or pasted into `zone`; guards the window until the answer is called.
 * @param {HTMLElement} zone
 * @param {{ files: (files: File[]) => void, folder: (name: string) => void, over: (inside: boolean) => void }} on
 * @returns {() => void} removes every listener
 */
export function dropZone(zone, on) {
  const controller = new AbortController();
  const { signal } = controller;
  /** Enter and leave come for every descendant; the depth tells when the zone itself is left. */
  let depth = 0;

  zone.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth += 1;
    on.over(true);
  }, { signal });

  zone.addEventListener("dragleave", (event) => {
    if (!carriesFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) on.over(false);
  }, { signal });

  zone.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  }, { signal });

  zone.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    on.over(false);
    take(event.dataTransfer, on);
  }, { signal });

  zone.addEventListener("paste", (event) => {
    if ((event.clipboardData?.files.length ?? 0) === 0) return;
    event.preventDefault();
    take(event.clipboardData, on);
  }, { signal });

  addEventListener("dragover", guard, { signal });
  addEventListener("drop", guard, { signal });
  return () => controller.abort();
}

/** Folders are refused by name; the files beside them are read. @param {DataTransfer | null} transfer @param {{ files: (files: File[]) => void, folder: (name: string) => void }} on */
function take(transfer, on) {
  const folders = new Set();
  for (const item of transfer?.items ?? []) {
    const entry = item.kind === "file" ? item.webkitGetAsEntry?.() : null;
    if (entry?.isDirectory) folders.add(entry.name);
  }
  const files = [...(transfer?.files ?? [])].filter((file) => !folders.has(file.name));
  for (const name of folders) on.folder(name);
  if (files.length > 0) on.files(files);
}
