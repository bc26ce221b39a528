/** Which kind of card a code is: who can mend it, and in which colour it stands. */

export type Kind = 'guest' | 'cashier' | 'manager' | 'provider' | 'unknown'

const GUEST = ['PayBalance', 'PayLimit', 'PayCodeExpired', 'PayGuestStopped', 'PayDeclined']
const CASHIER = ['PayCodeInvalid', 'PayClosed', 'PayNumberTaken', 'PayUnreachable', 'RefundTooMuch', 'RefundUnreachable']
const MANAGER = ['RefundMerchantBalance', 'RefundTooOld', 'RefundNotAllowed', 'RefundPayByHand']

/** Unknown is the default, as everywhere: nothing is called failed that is not proven. */
export function kindOf(code: string): Kind {
  if (GUEST.includes(code)) return 'guest'
  if (CASHIER.includes(code)) return 'cashier'
  if (MANAGER.includes(code)) return 'manager'
  if (code.startsWith('Pay') || code.startsWith('Refund')) return 'provider'
  return code.startsWith('Doubt') ? 'unknown' : 'cashier'
}
