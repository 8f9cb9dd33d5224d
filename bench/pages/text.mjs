// The file as text, slice by slice; the next slice is read while this one is used.
export async function* text(file, slice) {
  const decoder = new TextDecoder('utf-8');
  let next = file.slice(0, slice).arrayBuffer();
  for (let at = slice; next; at += slice) {
    const buffer = await next;
    next = at < file.size ? file.slice(at, at + slice).arrayBuffer() : null;
    yield decoder.decode(buffer, { stream: next !== null });
  }
}
