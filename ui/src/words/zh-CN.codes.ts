/** Refusals about people, shifts, deposits and sales on hold. */
export default {
  MembersOff: '这台收银台没有开会员卡', MembersAway: '会员资料暂时读不到，可按卡号找', CardUnknown: '没有这张会员卡', CardLost: '这张卡已挂失', CardClosed: '这张卡已销', CardNotLost: '这张卡没有挂失',
  ConsentMissing: '两位持卡人都要同意', CardSame: '要两张不同的卡', CardNotEmpty: '新卡里已经有钱', CardUsed: '这张卡已用过', CardBusy: '这张卡还有一笔充值或退款没完', CardByCard: '会员卡不能给会员卡充值', BalanceTooLow: '卡里的钱不够',
  NothingOnCard: '卡里没有钱', CardOverLimit: '超过这种卡的余额上限', CardNameNeeded: '充这么多要先登记姓名', NotATier: '只能按固定金额充值', ProgrammeInvalid: '会员卡规则设置有问题', CashBackTooMuch: '超过可退现金的上限，请走银行卡',
  NotBroughtIn: '没有这笔导入的余额', HolderName: '姓名空着或太长', HolderPhone: '手机号不对', CardNumberTaken: '这个卡号已有人用，或不能用', HolderGone: '这张卡没有登记，或已删除', ImportBusy: '正在导入，请等它完成',
  ImportNone: '没有正在进行的导入', ImportTwice: '这个文件的余额已经导入过', ImportEmpty: '文件里没有可以导入的', ImportStale: '检查之后会员或卡有变动，请重新检查', ImportFile: '文件读不了，或不是它说的格式', BatchUnknown: '没有这一批导入', BatchUsed: '这一批里有卡用过，不能撤销',
  ShiftStarted: '收到第一笔钱，已自动上班',
  Locked: '收银台锁着，请先登录', RightMissing: '您没有这个权限', NotOnDuty: '店员只在当班时可以退款', RightLimitEach: '超过您每笔可退的金额', RightLimitDay: '超过您今天可退的金额',
  ApproverUnfit: '批准的人要是另一个人，而且有这个权限', ApprovalOver: '批准已经过时，请重来', PinWrong: '密码不对', PinLocked: '输错太多次，请等一会儿', PinBlocked: '今天输错太多次，请别人解锁',
  PinShape: '密码要 4 到 8 位数字', PinTaken: '这个密码店里已有人用，请换一个', PinUnproven: '这台电脑现在核对不了密码，可以扫工牌', BadgeUnknown: '这张工牌不是本店的', StaffUnknown: '没有这个人', StaffInvalid: '编号或姓名空着、太长，或已有人用',
  StaffSelf: '不能删除自己', GrantLacking: '自己没有的权限不能授予', LastHolder: '只有这个人还有这个权限，请先给另一个人', TooManyStaff: '人太多了，请先删掉不用的',
  ShiftOpen: '这台收银台还有一个班没交', ShiftNone: '现在没有人当班', ShiftCounted: '已点钱锁定，交班以后才能动现金', ShiftNotCounted: '请先点钱', CountUnreadable: '点到的数看不懂',
  DifferenceNeedsReason: '有差额，请选一个原因', DrawerTooLittle: '钱箱里没有这么多', ReasonMissing: '原因或备注空着或太长', ReportUnknown: '没有这个报表',
  DepositsOff: '这台收银台不收押金', DepositsOnly: '这台收银台只收押金', RoomMissing: '收押金要先输入房号', RoomTooLong: '房号太长', DepositChannel: '这个钱包不能收押金，或不能用这种方式',
  DepositUnknown: '没有这笔押金', DepositNotHeld: '这笔押金没有确认押住', DepositInDoubt: '这笔押金还有一步没有结果，请等一等', DepositNothingLeft: '这笔押金没有剩余了', DepositTooMuch: '超过押金剩余的金额',
  DepositUsedOnce: '这个钱包的押金只能消费一次，剩下的会一起退', DepositMissing: '金额只够货款，不够一起收的押金', DepositNotByRecord: '和货款一起收的押金要用钱包或现金', NothingHeld: '没有挂单',
}
