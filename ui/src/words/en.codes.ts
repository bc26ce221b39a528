/** Refusals about people, shifts, deposits and sales on hold. */
import type zh from './zh-CN.codes'

const codes: typeof zh = {
  ShiftStarted: 'The first money began the shift by itself',
  Locked: 'The counter is locked; sign in first', RightMissing: 'You do not have this right', NotOnDuty: 'Clerks give money back only while on duty', RightLimitEach: 'More than you may give back at once', RightLimitDay: 'More than you may give back today',
  ApproverUnfit: 'The approver must be another person who has the right', ApprovalOver: 'The approval came too late; begin again', PinWrong: 'Wrong PIN', PinLocked: 'Too many wrong PINs; wait a little', PinBlocked: 'Too many wrong PINs today; somebody else must unlock',
  PinShape: 'A PIN has 4 to 8 digits', PinTaken: 'Somebody of this shop has that PIN; choose another', PinUnproven: 'This computer cannot check PINs now; a badge works', BadgeUnknown: 'This badge belongs to nobody here', StaffUnknown: 'There is no such person', StaffInvalid: 'The number or name is empty, too long or taken',
  StaffSelf: 'Nobody removes themselves', GrantLacking: 'Nobody grants a right they lack', LastHolder: 'Nobody else has this right; give it to another person first', TooManyStaff: 'Too many people; remove some first',
  ShiftOpen: 'Another shift is open on this counter', ShiftNone: 'Nobody is on duty', ShiftCounted: 'The count is locked; cash waits until the shift is closed', ShiftNotCounted: 'Count first', CountUnreadable: 'The count is unreadable',
  DifferenceNeedsReason: 'There is a difference; choose a reason', DrawerTooLittle: 'The drawer does not hold that much', ReasonMissing: 'The reason or note is empty or too long', ReportUnknown: 'There is no such report',
  DepositsOff: 'This counter takes no deposits', DepositsOnly: 'This counter takes deposits only', RoomMissing: 'A deposit needs a room first', RoomTooLong: 'The room is too long', DepositChannel: 'This wallet takes no deposits, or not this way',
  DepositUnknown: 'There is no such deposit', DepositNotHeld: 'This deposit is not proven held', DepositInDoubt: 'Something of this deposit is not decided yet; wait a moment', DepositNothingLeft: 'Nothing is left of this deposit', DepositTooMuch: 'More than is left of the deposit',
  DepositUsedOnce: "This wallet's deposits are consumed once; the rest goes back with it", DepositMissing: 'Enough for the sale, but not for the deposit that goes with it', DepositNotByRecord: 'A deposit that goes with a sale is paid by wallet or cash', NothingHeld: 'Nothing is on hold',
  MembersOff: 'This counter has no member cards', MembersAway: 'Members cannot be read now; cards are found by number', CardUnknown: 'There is no such member card', CardLost: 'This card is reported lost', CardClosed: 'This card is closed', CardNotLost: 'This card is not reported lost',
  ConsentMissing: 'Both card holders must agree', CardSame: 'Two different cards are needed', CardNotEmpty: 'The new card has money on it already', CardUsed: 'This card was used since', CardBusy: 'A top-up or way back of this card is not finished', CardByCard: 'A card is not loaded by a card', BalanceTooLow: 'Not enough on the card',
  NothingOnCard: 'Nothing is on the card', CardOverLimit: 'More than a card of this kind may hold', CardNameNeeded: 'So much needs a card with a name', NotATier: 'Only the fixed amounts are sold', ProgrammeInvalid: 'The card programme cannot be as it is set', CashBackTooMuch: 'More than may be paid out in notes; use the bank card',
  NotBroughtIn: 'There is no such balance that was brought in', HolderName: 'The name is empty or too long', HolderPhone: 'Not a phone number', CardNumberTaken: 'Another card has this number, or it cannot be one', HolderGone: 'Nobody is named for this card, or they were deleted', ImportBusy: 'An import is running; wait for it',
  ImportNone: 'No import is running', ImportTwice: "This file's balances are here already", ImportEmpty: 'Nothing in the file can be brought in', ImportStale: 'Members changed since the file was checked; check it again', ImportFile: 'The file cannot be read, or is not what it says', BatchUnknown: 'There is no such batch', BatchUsed: 'A card of the batch was used; it stays',
}

export default codes
