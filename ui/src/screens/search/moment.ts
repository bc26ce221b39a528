/** Time of day, with the date when it is not today's. */
export function momentText(wall: number): string {
  const at = new Date(wall)
  const two = (n: number) => String(n).padStart(2, '0')
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`
  const today = at.toDateString() === new Date().toDateString()
  return today ? time : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`
}
