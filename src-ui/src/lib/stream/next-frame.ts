/** Once per painted frame; in a hidden page, where no frame is painted, four times a second. */
export function nextFrame(task: () => void): void {
  if (typeof requestAnimationFrame === 'function' && !document.hidden) requestAnimationFrame(task);
  else setTimeout(task, 250);
}
