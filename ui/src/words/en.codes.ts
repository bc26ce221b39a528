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
}

export default codes
