// @ts-check
/**
 * Draws the core's drawing on a canvas, mark by mark. The usual way, an image of the SVG, needs `img-src blob:` in the
 * page's policy.
 *
 * @typedef {import("./protocol.js").Tree} Tree
 * @typedef {import("./protocol.js").TreeElement} TreeElement
 * @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context
 */

/** Pixels for one unit of the drawing; the second where a browser has no canvas of the size of the first. */
const SCALES = [2, 1];

/** The drawing as PNG. @param {TreeElement} drawing @returns {Promise<Blob>} */
export async function png(drawing) {
  for (const scale of SCALES) {
    const blob = await painted(drawing, scale).catch(() => null);
    if (blob) return blob;
  }
  throw new Error("expected a picture, found that it is too large for this browser");
}

/** @param {TreeElement} drawing @param {number} scale @returns {Promise<Blob | null>} */
function painted(drawing, scale) {
  const of = reader(drawing);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(of.number("width") * scale);
  canvas.height = Math.ceil(of.number("height") * scale);
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.scale(scale, scale);
  paint(context, drawing, of.text("font-family") || "sans-serif");
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** @param {TreeElement} element */
function reader(element) {
  const attributes = new Map(element.a);
  const text = (/** @type {string} */ name) => attributes.get(name) ?? "";
  const number = (/** @type {string} */ name, otherwise = 0) => {
    const value = Number.parseFloat(text(name));
    return Number.isNaN(value) ? otherwise : value;
  };
  return { text, number };
}

/** @param {Context} context @param {TreeElement} element @param {string} font */
function paint(context, element, font) {
  const of = reader(element);
  const inside = (element.c ?? []).filter((child) => typeof child !== "string");
  const path = new Path2D();
  switch (element.t) {
    case "svg":
      context.save();
      context.translate(of.number("x"), of.number("y"));
      for (const child of inside) paint(context, child, font);
      context.restore();
      return;
    case "text":
      return write(context, element, font);
    case "rect":
      path.rect(of.number("x"), of.number("y"), of.number("width"), of.number("height"));
      break;
    case "circle":
      path.arc(of.number("cx"), of.number("cy"), of.number("r"), 0, 2 * Math.PI);
      break;
    case "line":
      path.moveTo(of.number("x1"), of.number("y1"));
      path.lineTo(of.number("x2"), of.number("y2"));
      break;
    case "polyline":
    case "polygon":
      for (const point of of.text("points").split(" ")) {
        const [x = 0, y = 0] = point.split(",").map(Number);
        path.lineTo(x, y);
      }
      if (element.t === "polygon") path.closePath();
      break;
    default:
      return;
  }
  const fill = of.text("fill");
  if (fill && fill !== "none") {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (!of.text("stroke")) return;
  pen(context, of);
  context.stroke(path);
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** @param {Context} context @param {ReturnType<typeof reader>} of */
function pen(context, of) {
  context.strokeStyle = of.text("stroke");
  context.lineWidth = of.number("stroke-width", 1);
  context.lineJoin = of.text("stroke-linejoin") === "round" ? "round" : "miter";
  context.globalAlpha = of.number("stroke-opacity", 1);
  context.setLineDash(of.text("stroke-dasharray").split(/[ ,]+/).map(Number).filter((length) => length > 0));
}

/** @param {Context} context @param {TreeElement} element @param {string} font */
function write(context, element, font) {
  const of = reader(element);
  const words = (element.c ?? []).filter((child) => typeof child === "string").join("");
  const anchor = of.text("text-anchor");
  context.font = `${of.text("font-weight") || "400"} ${of.text("font-size") || "13px"} ${font}`;
  context.textAlign = anchor === "middle" ? "center" : anchor === "end" ? "right" : "left";
  if (of.text("stroke")) {
    pen(context, of);
    context.strokeText(words, of.number("x"), of.number("y"));
    context.globalAlpha = 1;
  }
  context.fillStyle = of.text("fill") || "#000";
  context.fillText(words, of.number("x"), of.number("y"));
}
