/** Words of deposits: take, find, settle; of sales on hold; and of a sale that is paid in parts. */
export const zh = {
  method: { wechat: '微信支付', alipay: '支付宝', online_card: '会员卡（微信）', member_card: '会员卡', cash: '现金', bank_card: '银行卡', voucher: '代金券', room_account: '房账' },
  holdmark: { frozen: '冻结', paid: '已付，不是冻结', cash: '现金', booked: '记账' },
  deposit: {
    lane: '收押金', off: '收款', room: '房号', name: '姓名', noname: '可不填', held: '押着', left: '剩余', amount: '押金', consumed: '已消费', returned: '已退', unknown: '未定', total: '合计', sum: '共押着 {amount}',
    of: '{room} 房', whose: '{room} 房 · {name}', days: '还有 {n} 天', dayout: '已到期', age: '{n} 天前', today: '今天', ageing: '快到期', warn: '{n} 笔押金快到期，钱包会自动退回', payer: '付款人 {payer}', once: '只能消费一次，剩下的一起退', keeps: '剩下的可以继续押着',
    state: { taking: '核实中', held: '押着', spent: '已结清', dead: '没有收到' },
    explain: { frozen: '冻结在顾客的钱包里，没有扣款', paid: '和货款一起付的，不是冻结', cash: '现金在钱箱里', booked: '在别的设备上收的，这里只记账' },
    key: { mode: '押金', find: '找押金', settle: '结算', leave: '回到收款', room: '下一步', name: '填姓名', again: '下一笔' },
    ask: { title: '先输入房号', hint: '房号后按回车，再输金额', name: '按 Tab 填顾客姓名，可不填' },
    take: { title: '收 {room} 房的押金', hint: '输入金额后扫顾客付款码；只冻结，不扣款', armed: '请顾客出示付款码', armedhint: '扫码后冻结押金', ready: '付款码已扫好', second: '这个房已有押金：再收的是第二笔，自动连在一起', sending: '正在冻结押金', showing: '请顾客扫码冻结押金', refused: '押金没有收到' },
    way: { label: '现在可以用', wechat_scan: '微信扫码', alipay_scan: '支付宝扫码', alipay_qr: '支付宝收款码', wechat_qr: '微信收款码', cash: '现金', bank_card: '银行卡', no: '不可用' },
    taken: { title: '押金已收', late: '延迟到账', hint: '直接输入下一个房号' },
    settled: { done: '押金已结算', under: '正在结算', failed: '有一步没有成功，见待办', hint: '直接输入下一个房号或金额', wait: '系统会一直处理到有明确结果', nothing: '没有成功的那一步，没有扣款也没有退款', consumed: '消费', returned: '退回', kept: '继续押着' },
    planned: { consumed: '要消费', returned: '要退回', kept: '要继续押着' },
    list: { title: '找押金', box: '房号、姓名、单号末尾、=金额、微信、昨天', empty: '没有找到押金', hint: '可以直接扫押金单或钱包凭证', choose: '按数字选一笔', open: '只看没结清的', all: '包括结清的', swap: '换一换', near: '{n} 笔快到期', method: '方式', date: '时间', state: '状态' },
  },
  stay: {
    title: '结算押金', cards: '付款人', amount: '消费多少', none: '输入数字', hint: '0 全退，* 全收，其他数字：消费这么多，剩下的退', check: '再按一次回车就结算', pick: '按数字选付款人', toggle: '按数字选上或取消，回车继续', all: '全部', tab: '选付款人',
    says: '消费 {consume}，退 {release}', kept: '继续押着 {kept}', takefrom: '收', giveto: '退给', keep: '剩下的继续押着', nokeep: '剩下的退回', keepkey: '剩下的', go: '结算', preview: '核对', draws: '经过', nodraws: '还没有动过', consume: '消费', release: '退回', freed: '同时退 {amount}', opensale: '看这一单', refund: '退消费', reprint: '补打', chosen: '已选', paidword: '已付',
  },
  held: {
    title: '挂单', empty: '没有挂单', hint: '按数字取回一单', due: '应收', rest: '还需', doubt: '有一笔还没有结果，不要重收', hold: '挂单', recall: '取单', told: '已挂单，按 F6 取回',
  },
  split: {
    title: '这一部分没有收到', text: '前面已收 {counted}，还差 {rest}。只有两条路：', finish: '收完剩下的', finishnote: '再扫一次，或按 F2 F4 F5 换一种方式', back: '退回已收的', backnote: '已收的 {counted} 全部退回，这一单作废',
  },
  drawphase: { prepared: '准备', dispatched: '已发送', asking: '核实中', accepted: '已受理', done: '已完成', failed: '没有成功', unknown: '其他' },
  combined: { sale: '消费', deposit: '押金', total: '合计收取', mark: '已付，不是冻结' },
  worktab: {
    work: '这台收银台做什么', works: { cashier_only: '只收款', deposit_only: '只收押金', both: '收款和押金' }, slash: '“/”后面是押金（消费加押金一起收）', slashnote: '一起收的押金是已付，不是冻结；关掉时“/”后面是不参与优惠的部分',
    channel: '{wallet}的押金', open: '可以收押金', by_code: '扫顾客付款码', by_qr: '顾客扫收款码', many: '可以分几次消费', keeps_rest: '消费后剩下的可以继续押着', days: '几天后钱包自动退回', warn_days: '提前几天提醒', note: '按和支付机构签的合同填', needs_many: '先打开“可以分几次消费”',
    day: '营业日在凌晨几点结束', daynote: '0 到 12；例如 4 表示凌晨 4 点', idle: '几分钟没人用就锁上', idlenote: '0 表示从不自动锁', people: '人员与权限', peoplenote: '谁能用、谁能退款',
  },
}

export const en: typeof zh = {
  method: { wechat: 'WeChat Pay', alipay: 'Alipay', online_card: 'Online card', member_card: 'Member card', cash: 'Cash', bank_card: 'Bank card', voucher: 'Voucher', room_account: 'Room account' },
  holdmark: { frozen: 'Frozen', paid: 'Paid, not frozen', cash: 'Cash', booked: 'Booked' },
  deposit: {
    lane: 'Deposits', off: 'Receive', room: 'Room', name: 'Name', noname: 'May stay empty', held: 'Held', left: 'Left', amount: 'Deposit', consumed: 'Consumed', returned: 'Given back', unknown: 'Not decided', total: 'Total', sum: '{amount} held in all',
    of: 'Room {room}', whose: 'Room {room} · {name}', days: 'days left: {n}', dayout: 'Over', age: '{n} days ago', today: 'Today', ageing: 'Ends soon', warn: 'Deposits that end soon: {n}; the wallet gives them back by itself', payer: 'Payer {payer}', once: 'Consumed once; the rest goes back with it', keeps: 'The rest may stay held',
    state: { taking: 'Being checked', held: 'Held', spent: 'Settled', dead: 'Not taken' },
    explain: { frozen: "Frozen in the guest's wallet, nothing was charged", paid: 'Paid together with a sale, not frozen', cash: 'Cash in the drawer', booked: 'Held by another device; only booked here' },
    key: { mode: 'Deposits', find: 'Find', settle: 'Settle', leave: 'Back to sales', room: 'Next', name: 'Type the name', again: 'Next' },
    ask: { title: 'Type the room first', hint: 'The room, Enter, then the amount', name: "Tab for the guest's name; it may stay empty" },
    take: { title: 'Deposit of room {room}', hint: 'Type the amount, then scan; it is frozen, not charged', armed: 'Ask the guest for the code', armedhint: 'The scan freezes the deposit', ready: 'The code is scanned', second: 'This room has a deposit; a second one is chained to it', sending: 'Freezing the deposit', showing: 'The guest scans to freeze the deposit', refused: 'The deposit was not taken' },
    way: { label: 'Open now', wechat_scan: 'WeChat scan', alipay_scan: 'Alipay scan', alipay_qr: 'Alipay code', wechat_qr: 'WeChat code', cash: 'Cash', bank_card: 'Bank card', no: 'Not possible' },
    taken: { title: 'Deposit taken', late: 'Late', hint: 'Type the next room' },
    settled: { done: 'Deposit settled', under: 'Being settled', failed: 'A part failed; see the open cases', hint: 'Type the next room or amount', wait: 'The counter goes on until there is an answer', nothing: 'Of the part that failed, nothing was taken and nothing given back', consumed: 'Consumed', returned: 'Given back', kept: 'Still held' },
    planned: { consumed: 'To be consumed', returned: 'To be given back', kept: 'To stay held' },
    list: { title: 'Find a deposit', box: 'Room, name, end of a number, =amount, wechat, yesterday', empty: 'No deposit found', hint: 'The deposit slip or wallet voucher can be scanned', choose: 'A digit chooses', open: 'Only open ones', all: 'Settled ones, too', swap: 'Swap', near: 'Ending soon: {n}', method: 'Way', date: 'Time', state: 'State' },
  },
  stay: {
    title: 'Settle a deposit', cards: 'Payers', amount: 'Consumed', none: 'Type a number', hint: '0 gives all back, * keeps all; a number is consumed and the rest goes back', check: 'Enter once more to settle', pick: 'A digit chooses the payer', toggle: 'Digits choose, Enter goes on', all: 'All', tab: 'Choose payers',
    says: 'Consume {consume}, give back {release}', kept: '{kept} stay held', takefrom: 'Take', giveto: 'Back to', keep: 'The rest stays held', nokeep: 'The rest goes back', keepkey: 'The rest', go: 'Settle', preview: 'Check', draws: 'What happened', nodraws: 'Nothing yet', consume: 'Consumed', release: 'Given back', freed: '{amount} given back with it', opensale: 'See the sale', refund: 'Refund', reprint: 'Reprint', chosen: 'Chosen', paidword: 'Paid',
  },
  held: {
    title: 'On hold', empty: 'Nothing is on hold', hint: 'A digit brings a sale back', due: 'Due', rest: 'Still due', doubt: 'One payment is not decided; do not charge again', hold: 'Hold', recall: 'Recall', told: 'On hold; F6 brings it back',
  },
  split: {
    title: 'This part was not paid', text: '{counted} is paid, {rest} is missing. There are two ways:', finish: 'Finish the rest', finishnote: 'Scan again, or F2 F4 F5 for another way', back: 'Give the paid part back', backnote: '{counted} goes back and the sale ends',
  },
  drawphase: { prepared: 'Prepared', dispatched: 'Sent', asking: 'Being checked', accepted: 'Accepted', done: 'Done', failed: 'Failed', unknown: 'Other' },
  combined: { sale: 'Sale', deposit: 'Deposit', total: 'Charged in all', mark: 'Paid, not frozen' },
  worktab: {
    work: 'This counter takes', works: { cashier_only: 'Sales only', deposit_only: 'Deposits only', both: 'Sales and deposits' }, slash: '“/” begins a deposit paid with the sale', slashnote: 'Such a deposit is paid, not frozen; without this, “/” begins the non-discountable part',
    channel: 'Deposits by {wallet}', open: 'Takes deposits', by_code: "Scan the guest's code", by_qr: 'The guest scans our code', many: 'May be consumed in several steps', keeps_rest: 'The rest may stay held', days: 'Days until the wallet gives it back', warn_days: 'Warn so many days before', note: 'As the contract with the provider says', needs_many: 'Needs “in several steps”',
    day: 'The business day ends at (hour)', daynote: '0 to 12; 4 is four in the morning', idle: 'Lock after minutes without a key', idlenote: '0 never locks by itself', people: 'People and rights', peoplenote: 'Who may use the counter and who may refund',
  },
}
