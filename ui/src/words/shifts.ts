/** Words of shifts, the drawer's cash and the figures. */
export const zh = {
  shift: {
    title: '班次', none: '没有人当班', onduty: '{name}当班', since: '{time} 起', forgotten: '超过一个班的时间还没交', counted: '已点钱', badge: '班次', short: { none: '无人当班', counted: '已点钱', forgotten: '没交班' },
    state: { open: '当班', counted: '已点钱', closed: '已交班' },
    start: { title: '上班', text: '{name}现在上班。钱箱里的备用金：', float: '备用金', proposed: '上次留下 {amount}，一样就直接回车', hint: '输入钱箱里实际的数', other: '换一个数', go: '上班', done: '已上班', late: '忘了按也不要紧：收第一笔钱时自动上班' },
    now: { title: '{name}的班', float: '备用金', expected: '钱箱应有', blind: '点完锁定以后才显示应有现金（盲点）', money: '本班', drawer: '开钱箱', times: '{n} 次', nothing: '还没有', others: '这是{name}的班，不是您的', closing: '可以替{name}点钱交班；没有权限时请有权限的人当场批准，{name}会看到', figures: '本班数字' },
    key: { drop: '取走', pay_in: '放入', pay_out: '支出', count: '点钱交班', report: '报表', print: '打印', recount: '重新点', lock: '锁定点数', close: '交班', next: '接班' },
    count: { title: '点钱', sum: '总数', hint: 'Tab 或上下键换一行；按面额点，或只输总数', bynote: '按面额', bysum: '按总数', notes: '面额', pieces: '张数', yuan: '{n} 元', jiao: '{n} 角', fen: '{n} 分', added: '总数由系统合计', blind: '锁定以后才显示应有', drawer: '开钱箱点钱', empty: '先输入点到的数' },
    diff: { title: '核对', counted: '点到', expected: '应有', difference: '差额', even: '一分不差', over: '长款', short: '短款', why: '可能的原因', clear: '没有可疑的地方', reason: '差额原因', note: '备注', notenote: 'Tab 写备注，最多 60 个字', next: '交给谁', nobody: '没有人接班', nextnote: '也可以交班以后让下一位直接扫工牌', carried: '移交下一班', record: '差额只是记录，不挡交班' },
    carry: { cases: '{n} 项待办，系统在继续处理', held: '{n} 张挂单', unprinted: '{n} 张没打出的小票', none: '没有遗留' },
    closed: { title: '已交班', slip: '交班单 {slip}', text: '{name}的班已交清。', more: '交班单已送去打印' },
  },
  cashmove: {
    title: { drop: '取走现金', pay_in: '放入现金', pay_out: '支出现金' }, way: { drop: '从钱箱取走，存保险柜或银行', pay_in: '放进钱箱', pay_out: '从钱箱付出去' },
    amount: '金额', reason: '原因', note: '备注', notenote: 'Tab 写备注', hint: '先按数字选原因，再输金额', go: '记下并打印', done: '已记下，凭条送去打印',
    reasons: { safe: '存保险柜或银行', change: '换零钱', purchase: '店里小采购', for_guest: '替顾客垫付', other: '其他' },
  },
  differ: { change: '找错零', not_booked: '有一笔没记', counterfeit: '收到假币', miscounted: '上次点错', unknown: '不清楚' },
  suspect: {
    cash_refunds: '本班从钱箱退过 {n} 笔：钱真的给顾客了吗？', cash_moves: '本班存取过 {n} 笔现金：数都对吗？', undone_cash: '有 {n} 张单收了现金又放弃：钱退了吗？', drawer_opened: '钱箱不收款打开过 {n} 次：看看每次为什么', open_cases: '还有 {n} 项待办没有结果', big_change: '最大的一笔找零，可能找错了：', unprinted: '有 {n} 张小票没打出：可能忘了收钱', other: '另有可疑的地方',
  },
  report: {
    title: '报表', tab: { current: '当前班', today: '今天', yesterday: '昨天', history: '历史交班' }, hint: '方向键选数字，回车看怎么来的', turn: '翻页', method: '方式', total: '合计', unattended: '无人当班时', deposits: '押金', cash: '现金', others: '其他', drawer: '开钱箱', carried: '移交', all: '全部方式',
    shift: '{name}的班', day: '营业日 {day}', open: '未交班', from: '{time} 起', till: '到 {time}', counted: '点到', reason: '差额原因', note: '备注', slip: '交班单 {slip}', blind: '点完锁定以后才显示', times: '{n} 次', nothing: '没有数字', none: '还没有这个报表', print: '打印', pdf: 'A4 文件', printed: '已送去打印', saved: '已存到 {path}', open1: '打开',
    drawers: { cash: '收现金', change: '换零钱', count: '点钱', mistake: '误开', other: '其他' },
    history: { owner: '当班人', day: '营业日', time: '时间', state: '状态', difference: '差额', slip: '交班单', empty: '还没有交过班' },
    detail: { formula: '怎么算的', parts: '由这些组成', rows: '明细', none: '没有明细', cut: '只显示最近的，更早的看打印或 A4 文件', who: '经手', what: '事项', time: '时间', no: '号', amount: '金额' },
  },
  figure: {
    trade: '交易金额', settle: '结算金额', received: '实收金额', discount: '优惠金额', refund: '退款金额', refund_settle: '退款结算金额', trades: '交易量', refunds: '退款量',
    deposits_taken: '收押金', deposits_consumed: '押金消费', deposits_returned: '退押金', deposits_lapsed: '到期自动退', deposits_held: '现在押着', cash_float: '备用金', cash_sales: '现金收款', cash_refunds: '现金退款', cash_deposits_in: '收现金押金', cash_deposits_out: '退现金押金',
    cash_paid_in: '放入', cash_paid_out: '支出', cash_dropped: '取走', cash_expected: '应有现金', cash_difference: '差额', shop_discount: '本店折扣', orphans: '多收待退',
    members_topped_up: '会员充值', members_gifts: '会员赠送', members_spent_principal: '会员消费·本金', members_spent_gift: '会员消费·赠送', members_paid_out: '会员退出', members_adjusted: '会员余额调整', members_brought: '会员余额导入',
  },
  formula: {
    trade: '顾客买单的金额，未减钱包优惠', settle: '交易金额 − 优惠金额', received: '结算金额 − 退款结算金额', discount: '本店承担的钱包优惠，加上现金抹零', refund: '退给顾客的金额', refund_settle: '退款里由本店承担的部分', trades: '收款笔数', refunds: '退款笔数',
    deposits_taken: '这段时间收下的押金', deposits_consumed: '从押金里收走的', deposits_returned: '由我们退回的押金', deposits_lapsed: '到期由钱包自动退回的', deposits_held: '出报表时还押着的，包括别的班收的', cash_float: '上班时钱箱里的现金', cash_sales: '收进钱箱的货款，已减找零', cash_refunds: '从钱箱退给顾客的', cash_deposits_in: '收进钱箱的押金', cash_deposits_out: '从钱箱退回的押金',
    cash_paid_in: '放进钱箱的现金', cash_paid_out: '从钱箱付出去的现金', cash_dropped: '取走存保险柜或银行的现金', cash_expected: '备用金 + 收款 − 退款 + 收押金 − 退押金 + 放入 − 支出 − 取走', cash_difference: '点到的 − 应有的', shop_discount: '收银员打的折，已不在交易金额里', orphans: '没有单要的收款，减去已退回的',
    members_topped_up: '充进会员卡的钱，零钱存卡也算', members_gifts: '充值和消费赠送的，减去收回和作废的', members_spent_principal: '用会员卡本金付的，减去退回卡里的', members_spent_gift: '用会员卡赠送金付的，减去退回卡里的', members_paid_out: '退充值和销卡付出的', members_adjusted: '人工调整的本金和赠送', members_brought: '从旧系统导入的余额，减去撤销的',
  },
  posting: {
    pay: '钱包收款', coupon: '钱包优惠', tender: '现金或记账收款', settle: '本店折扣', refund: '退款', recoup: '退款少承担的', orphan: '多收的钱', deposit: '收押金', consume: '押金消费', release: '退押金', lapse: '押金到期自动退', float: '备用金差额', cash: '存取现金', count: '交班差额', other: '其他',
    load: '会员充值到账', unload: '退充值', reload: '退充值没成', earn: '消费获赠', unearn: '收回获赠', change: '零钱存卡', card: '会员卡调整', close: '销卡退款', batch: '导入余额', unbatch: '撤销导入',
  },
}

export const en: typeof zh = {
  shift: {
    title: 'Shift', none: 'Nobody is on duty', onduty: '{name} is on duty', since: 'since {time}', forgotten: 'Open for longer than a shift', counted: 'Counted', badge: 'Shift', short: { none: 'No shift', counted: 'Counted', forgotten: 'Overdue' },
    state: { open: 'On duty', counted: 'Counted', closed: 'Handed over' },
    start: { title: 'Go on duty', text: '{name} goes on duty now. Float in the drawer:', float: 'Float', proposed: '{amount} was left last time; Enter if it is the same', hint: 'Type what is really in the drawer', other: 'Another float', go: 'Go on duty', done: 'On duty', late: 'Forgotten is no harm: the first money begins the shift by itself' },
    now: { title: 'Shift of {name}', float: 'Float', expected: 'Drawer should hold', blind: 'What should be there is shown once the count is locked (blind count)', money: 'This shift', drawer: 'Drawer opened', times: '{n} times', nothing: 'Nothing yet', others: 'This is the shift of {name}, not yours', closing: 'You can count and close it for {name}; without the right somebody who has it approves, and {name} will see it', figures: 'Figures of the shift' },
    key: { drop: 'To the safe', pay_in: 'Cash in', pay_out: 'Cash out', count: 'Count and hand over', report: 'Reports', print: 'Print', recount: 'Count anew', lock: 'Lock the count', close: 'Hand over', next: 'Go on duty' },
    count: { title: 'Count', sum: 'Sum', hint: 'Tab or arrows change the row; by note, or just one sum', bynote: 'By note', bysum: 'One sum', notes: 'Note', pieces: 'Pieces', yuan: '{n} yuan', jiao: '{n} jiao', fen: '{n} fen', added: 'The counter adds it up', blind: 'What should be there is shown after locking', drawer: 'Open the drawer', empty: 'Type what you counted first' },
    diff: { title: 'Compare', counted: 'Counted', expected: 'Expected', difference: 'Difference', even: 'Not a fen off', over: 'Over', short: 'Short', why: 'What may explain it', clear: 'Nothing suspicious', reason: 'Reason of the difference', note: 'Note', notenote: 'Tab for a note, at most 60 characters', next: 'Hand over to', nobody: 'Nobody takes over', nextnote: 'Or let the next person scan a badge afterwards', carried: 'Goes over to the next shift', record: 'A difference is a record; it stops nothing' },
    carry: { cases: 'Open cases: {n}; the counter goes on with them', held: 'Sales on hold: {n}', unprinted: 'Slips not printed: {n}', none: 'Nothing is left over' },
    closed: { title: 'Handed over', slip: 'Handover {slip}', text: 'The shift of {name} is closed.', more: 'The handover slip is sent to the printer' },
  },
  cashmove: {
    title: { drop: 'Take cash away', pay_in: 'Put cash in', pay_out: 'Pay cash out' }, way: { drop: 'Out of the drawer to the safe or bank', pay_in: 'Into the drawer', pay_out: 'Paid out of the drawer' },
    amount: 'Amount', reason: 'Reason', note: 'Note', notenote: 'Tab for a note', hint: 'First a digit for the reason, then the amount', go: 'Book and print', done: 'Booked; the slip is sent to the printer',
    reasons: { safe: 'To the safe or bank', change: 'Change', purchase: 'Small purchases', for_guest: 'Paid for a guest', other: 'Other' },
  },
  differ: { change: 'Change was wrong', not_booked: 'Something was not booked', counterfeit: 'A false note', miscounted: 'Counted wrongly before', unknown: 'Not known' },
  suspect: {
    cash_refunds: '{n} times money went back out of the drawer: did the guests get it?', cash_moves: 'Cash was moved {n} times: were the amounts right?', undone_cash: '{n} sales took cash and were given up: did it go back?', drawer_opened: 'The drawer was opened {n} times without a sale: why each time?', open_cases: '{n} cases are still open', big_change: 'The largest change given, perhaps wrong:', unprinted: '{n} slips did not print: perhaps money was forgotten', other: 'Something more looks odd',
  },
  report: {
    title: 'Reports', tab: { current: 'This shift', today: 'Today', yesterday: 'Yesterday', history: 'Past shifts' }, hint: 'Arrows choose a figure, Enter shows where it comes from', turn: 'Turn', method: 'Way', total: 'Total', unattended: 'While nobody was on duty', deposits: 'Deposits', cash: 'Cash', others: 'Other', drawer: 'Drawer opened', carried: 'Goes over', all: 'All ways',
    shift: 'Shift of {name}', day: 'Business day {day}', open: 'Not handed over', from: 'from {time}', till: 'to {time}', counted: 'Counted', reason: 'Reason', note: 'Note', slip: 'Handover {slip}', blind: 'Shown once the count is locked', times: '{n} times', nothing: 'No figures', none: 'There is no such report yet', print: 'Print', pdf: 'A4 file', printed: 'Sent to the printer', saved: 'Saved to {path}', open1: 'Open',
    drawers: { cash: 'Cash', change: 'Change', count: 'Count', mistake: 'By mistake', other: 'Other' },
    history: { owner: 'On duty', day: 'Business day', time: 'Time', state: 'State', difference: 'Difference', slip: 'Handover', empty: 'No shift was handed over yet' },
    detail: { formula: 'How it is reckoned', parts: 'Made of', rows: 'Rows', none: 'No rows', cut: 'Only the newest are shown; the rest is on paper or in the A4 file', who: 'By', what: 'What', time: 'Time', no: 'Number', amount: 'Amount' },
  },
  figure: {
    trade: 'Trade', settle: 'Settlement', received: 'Received', discount: 'Discount', refund: 'Refunded', refund_settle: 'Refund settlement', trades: 'Payments', refunds: 'Refunds',
    deposits_taken: 'Taken', deposits_consumed: 'Consumed', deposits_returned: 'Given back', deposits_lapsed: 'Lapsed', deposits_held: 'Held now', cash_float: 'Float', cash_sales: 'Cash sales', cash_refunds: 'Cash refunds', cash_deposits_in: 'Deposits in', cash_deposits_out: 'Deposits out',
    cash_paid_in: 'Put in', cash_paid_out: 'Paid out', cash_dropped: 'Taken away', cash_expected: 'Expected', cash_difference: 'Difference', shop_discount: "Shop's discounts", orphans: 'Owed back',
    members_topped_up: 'Cards topped up', members_gifts: 'Gifts on cards', members_spent_principal: 'Paid by card, own money', members_spent_gift: 'Paid by card, gifts', members_paid_out: 'Cards paid out', members_adjusted: 'Cards set right', members_brought: 'Balances brought in',
  },
  formula: {
    trade: "What guests paid for, before the wallets' coupons", settle: 'Trade − discount', received: 'Settlement − refund settlement', discount: 'Wallet coupons borne by the shop, and cash rounding', refund: 'What guests got back', refund_settle: 'What of it the shop bore', trades: 'Number of payments', refunds: 'Number of refunds',
    deposits_taken: 'Deposits taken in this time', deposits_consumed: 'Taken by the shop out of deposits', deposits_returned: 'Deposits that we gave back', deposits_lapsed: 'Given back by the wallets when their time was over', deposits_held: 'Held when the report was made, of all shifts', cash_float: 'Cash in the drawer when the shift began', cash_sales: 'Sales into the drawer, less change', cash_refunds: 'Given back out of the drawer', cash_deposits_in: 'Deposits into the drawer', cash_deposits_out: 'Deposits given back out of the drawer',
    cash_paid_in: 'Cash put into the drawer', cash_paid_out: 'Cash paid out of the drawer', cash_dropped: 'Cash taken to the safe or bank', cash_expected: 'Float + sales − refunds + deposits in − deposits out + put in − paid out − taken away', cash_difference: 'Counted − expected', shop_discount: 'Given by cashiers; no longer part of the trade', orphans: 'Charges that no sale wanted, less what went back',
    members_topped_up: 'Paid onto cards, change among it', members_gifts: 'Given on top-ups and payments, less what was taken back or expired', members_spent_principal: "Paid by the cards' own money, less what went back onto them", members_spent_gift: "Paid by the cards' gifts, less what went back onto them", members_paid_out: 'Top-ups that went back and cards that were closed', members_adjusted: 'Principal and gifts set right by people', members_brought: 'Balances from an old system, less batches undone',
  },
  posting: {
    pay: 'Wallet payment', coupon: 'Wallet coupon', tender: 'Cash or bookkeeping', settle: "Shop's discount", refund: 'Refund', recoup: 'Refund that cost less', orphan: 'Charge nobody wanted', deposit: 'Deposit taken', consume: 'Deposit consumed', release: 'Deposit given back', lapse: 'Deposit lapsed', float: 'Float that differs', cash: 'Cash moved', count: 'Difference at handover', other: 'Other',
    load: 'Top-up onto a card', unload: 'Top-up going back', reload: 'Top-up that did not go back', earn: 'Gift for a payment', unearn: 'Gift taken back', change: 'Change onto a card', card: 'Card set right or moved', close: 'Card paid out', batch: 'Balances brought in', unbatch: 'Batch undone',
  },
}
