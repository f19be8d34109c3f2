import type { Tokens } from '../look/tokens.ts';

/** A mark of `sizePx` with its middle at (x, y), drawn on a canvas as in the sprites. */
export function paintMark(
  context: CanvasRenderingContext2D,
  mark: 'broken' | 'degraded',
  x: number,
  y: number,
  sizePx: number,
  tokens: Tokens,
): void {
  context.save();
  context.translate(x, y);
  context.scale(sizePx / 20, sizePx / 20);
  context.lineJoin = 'round';
  if (mark === 'broken') paintOctagon(context, tokens);
  else paintTriangle(context, tokens);
  context.restore();
}

function paintOctagon(context: CanvasRenderingContext2D, tokens: Tokens): void {
  context.beginPath();
  for (let corner = 0; corner < 8; corner += 1) {
    const angle = Math.PI / 8 + (corner * Math.PI) / 4;
    context.lineTo(9.4 * Math.cos(angle), 9.4 * Math.sin(angle));
  }
  context.closePath();
  context.fillStyle = tokens.broken;
  context.fill();
  context.strokeStyle = tokens.node;
  context.lineWidth = 2.6;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(-3.3, -3.3);
  context.lineTo(3.3, 3.3);
  context.moveTo(3.3, -3.3);
  context.lineTo(-3.3, 3.3);
  context.stroke();
}

function paintTriangle(context: CanvasRenderingContext2D, tokens: Tokens): void {
  context.beginPath();
  context.moveTo(0, -8.6);
  context.lineTo(9, 7.6);
  context.lineTo(-9, 7.6);
  context.closePath();
  context.fillStyle = tokens['degraded-mark'];
  context.fill();
  context.strokeStyle = tokens['degraded-mark-line'];
  context.lineWidth = 1.4;
  context.stroke();
  context.fillStyle = tokens['degraded-mark-line'];
  context.fillRect(-1.2, -3.6, 2.4, 5.8);
  context.fillRect(-1.2, 3.5, 2.4, 2.4);
}
