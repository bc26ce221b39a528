/** Words of member cards: find, open, load, pay, and whatever else is done with one. */
export const zh = {
  members: {
    title: '会员', box: '手机号后几位、姓名、拼音首字母、卡号，或扫卡', empty: '没有找到会员', none: '还没有会员。按 Ctrl N 办第一张卡', hint: '直接输入就开始找；也可以扫卡', count: '共 {n} 张卡', found: '找到 {n} 张', building: '姓名和手机号还在读取（{part}%），这时可按卡号找', loading: '正在读取…',
    order: { label: '排序', newest: '最新', name: '姓名', phone: '手机号', card: '卡号', most_money: '钱最多', least_money: '钱最少' },
    column: { name: '姓名', phone: '手机号', number: '卡号', principal: '本金', gift: '赠送', total: '合计', state: '状态' },
    key: { new: '办卡', intake: '导入导出', order: '换排序', list: '会员' },
    nobody: '没有登记', forgotten: '资料已删除', away: '资料读不到', mark: { lost: '已挂失', closed: '已销卡', over: '超过上限' },
  },
  membercard: {
    title: '会员卡 {number}', number: '卡号', holder: '持卡人', phone: '手机号', code: '卡面号', opened: '开卡', note: '备注', batch: '第 {n} 批导入', successor: '已换成卡 {n}', unnamed: '不记名卡', total: '余额', principal: '本金', gift: '赠送', before: '原有', after: '之后',
    lostnote: '这张卡已挂失：不能付款，也不能充值', closednote: '这张卡已销', overnote: '余额超过预付卡上限：可以付款，不能充值',
    statement: '对账单', nolines: '还没有记录', more: '更早的', less: '没有更早的了', time: '时间', what: '事项', staff: '经手', printed: '对账单已送去打印', saved: '对账单已存到 {path}', acts: '办理',
    key: { topup: '充值', other: '别的金额', pay: '用这张卡付', lose: '挂失', found: '解除挂失', replace: '换卡', transfer: '转卡', adjust: '调整', rename: '改资料', phone: '看手机号', close: '销卡', forget: '删资料', print: '打印对账单', save: '存对账单', sale: '看这一单' },
    told: { opened: '卡已办好', renamed: '资料已改', lost: '已挂失', found: '已解除挂失', replaced: '已换到新卡', adjusted: '已调整', moved: '已转过去', closed: '已销卡', forgotten: '资料已删除' },
    form: { new: '办新卡', rename: '改资料', name: '姓名', phone: '手机号', code: '卡面号', note: '备注', namenote: '可不填；不填就是不记名卡', phonenote: '可不填；有手机号，按后几位就能找到', starsnote: '星号不动就保留原号；要改就整个重填', codenote: '扫一下新卡，或照卡面输入；可不填', hint: 'Tab 换一项；扫卡自动填卡面号', save: '保存', open: '办卡' },
    lose: { title: '挂失', text: '挂失以后这张卡不能付款，也不能充值；找到了可以解除。', yes: '挂失' },
    find: { title: '解除挂失', text: '先核对持卡人。解除以后这张卡照常能用。', yes: '解除挂失' },
    replace: { title: '换卡', text: '余额全部转到新卡，这张卡作废。', code: '新卡的卡面号', hint: '扫一下新卡，或照卡面输入；没有卡面号就直接回车', yes: '换卡' },
    transfer: { title: '转到别的卡', from: '转出', to: '转入', find: '先找到转入的卡', amount: '转多少', all: '全部', agreed: '两位持卡人都同意了', must: '先按 Y，确认两位都同意', yes: '转过去', hint: '直接回车为全部转；本金和赠送按卡上的比例一起转' },
    adjust: { title: '调整余额', part: '调哪一部分', amount: '加减多少', none: '例如 +20 或 -3.5', reason: '原因', reasonnote: '会记在对账单上', hint: '上下键换本金或赠送；Tab 写原因', yes: '调整', tab: 'Tab 写原因' },
    close: { title: '销卡', paid: '退给顾客', expired: '作废的赠送', way: '怎么退', cash: '现金', cashnote: '从钱箱付出', bank: '银行转账', banknote: '在银行终端或 App 上转，这里只记账', nocash: '超过可退现金的上限 {amount}，只能转账', none: '没有钱要退', hint: '按数字选怎么退，回车就销卡', yes: '销卡并退款' },
    reveal: { title: '看完整手机号', why: '为什么要看', reasons: { contact: '联系顾客', identity: '核对身份', trouble: '处理卡的问题', other: '其他' }, hint: '看过会记下来：谁、什么时候、为什么', yes: '看', none: '没有登记手机号', waits: '等别人批准…', gone: '没有得到批准', hide: '关掉这一屏就看不到了' },
    forget: {
      title: '删除持卡人资料', one: '删掉以后，谁也看不到、也恢复不了：', name: '姓名、手机号、卡面号、备注', key: '这个人的密钥，备份里的资料也一起作废', two: '仍然保留，法律要求：', accounts: '卡号、余额和每一笔记录', money: '卡上的钱还在，可按卡号找到，也可以销卡退款', next: '下一步', sure: '再确认一次：真的删除卡 {number} 的资料吗？', undo: '这一步不能撤销。', yes: '删除',
    },
  },
  topup: {
    label: '充值', title: '给卡 {number} 充值', tier: '{amount} 送 {gift} = {total}', plain: '{amount} 不送', nogift: '这个金额不送；{amount} 送 {gift}', never: '这个金额不送', amount: '充多少', hint: '输入金额，回车后收款', go: '收款', other: '别的金额', gift: '赠送', now: '卡上', after: '充后', front: '充值 {number}', how: '扫码，或按 F2 F4 F5 收款', paid: '充值',
  },
  cardpay: {
    title: '会员卡付款', change: '找零存进会员卡', due: '应付', box: '手机号后几位、姓名首字母或卡号', hint: '输入后按回车；也可以直接扫卡', sure: '再按一次回车就付', earned: '获赠', rest: '还要另外付', amount: '用卡付', all: '能付的都付', part: '这次用卡付 {amount}，其余另外收', yes: '付款', pick: '选这张卡', empty: '没有找到', building: '姓名和手机号还没读完，这时可按卡号找', key: '会员卡', keep: '零钱存卡', changeyes: '存进这张卡', coins: '找零', principal: '用本金', gift: '用赠送',
  },
  unload: { title: '退充值', gift: '先收回赠送', withheld: '赠送已用掉，从退款里扣', forgiven: '赠送已用掉，由店里承担', out: '实际退给顾客' },
  memberstab: {
    on: '这台收银台开会员卡', name: '卡的名字', namenote: '会印在小票上，最多 20 个字', tiers: '固定金额', tiersnote: '第一个在数字键 1，最多九个', tier: '充多少（元）', gifts: { none: '不送', amount: '送金额', percent: '送百分之几' }, yuan: '元', gift: '送多少（元）', percent: '送百分之几', add: '加一个金额', drop: '去掉', any: '也可以充别的金额', anynote: '别的金额从不赠送',
    spending: '消费赠送（%）', spendingnote: '按用本金付的部分算；0 为不送', order: '先花哪一部分', orders: { gift_first: '先花赠送', principal_first: '先花本金', proportional: '按比例' }, shortfall: '退充值时赠送已用掉', shortfalls: { from_principal: '从退款里扣', forgive: '店里承担' },
    limits: '预付卡上限（元）', limitsnote: '默认值照单用途预付卡的规定，请让律师确认；空着表示没有上限', named: '记名卡最多', unnamed: '不记名卡最多', real_name_from: '一次充到这么多要登记姓名', cash_back: '退现金最多', warnings: '请再看一眼',
  },
}

export const en: typeof zh = {
  members: {
    title: 'Members', box: 'End of the phone, name, initials, card number, or scan a card', empty: 'No member found', none: 'There are no members yet. Ctrl N opens the first card', hint: 'Just type to search; a card can be scanned', count: '{n} cards', found: '{n} found', building: 'Names and phones are still being read ({part}%); cards are found by number meanwhile', loading: 'Reading…',
    order: { label: 'Order', newest: 'Newest', name: 'Name', phone: 'Phone', card: 'Number', most_money: 'Most money', least_money: 'Least money' },
    column: { name: 'Name', phone: 'Phone', number: 'Card', principal: 'Principal', gift: 'Gift', total: 'Total', state: 'State' },
    key: { new: 'New card', intake: 'Import, export', order: 'Order', list: 'Members' },
    nobody: 'Nobody named', forgotten: 'Deleted', away: 'Cannot be read', mark: { lost: 'Lost', closed: 'Closed', over: 'Over the limit' },
  },
  membercard: {
    title: 'Card {number}', number: 'Card', holder: 'Holder', phone: 'Phone', code: 'Printed number', opened: 'Opened', note: 'Note', batch: 'Import {n}', successor: 'Replaced by card {n}', unnamed: 'Card without a name', total: 'Balance', principal: 'Principal', gift: 'Gift', before: 'Before', after: 'After',
    lostnote: 'Reported lost: it neither pays nor is loaded', closednote: 'This card is closed', overnote: 'More than the prepaid-card rules allow: it can pay, not be loaded',
    statement: 'Statement', nolines: 'Nothing yet', more: 'Older', less: 'Nothing older', time: 'Time', what: 'What', staff: 'By', printed: 'Statement sent to the printer', saved: 'Statement saved to {path}', acts: 'More',
    key: { topup: 'Top up', other: 'Other amount', pay: 'Pay by this card', lose: 'Lost', found: 'Found', replace: 'Replace', transfer: 'Transfer', adjust: 'Adjust', rename: 'Edit holder', phone: 'See phone', close: 'Close card', forget: 'Delete', print: 'Print statement', save: 'Save statement', sale: 'See the sale' },
    told: { opened: 'The card is open', renamed: 'Changed', lost: 'Reported lost', found: 'In use again', replaced: 'The new card has taken over', adjusted: 'Set right', moved: 'Transferred', closed: 'Closed', forgotten: 'Deleted' },
    form: { new: 'New card', rename: 'Edit the holder', name: 'Name', phone: 'Phone', code: 'Printed number', note: 'Note', namenote: 'May stay empty: a card without a name', phonenote: 'May stay empty; its end finds the card later', starsnote: 'Stars left alone keep the number; else type all of it', codenote: 'Scan the new card or type its number; may stay empty', hint: 'Tab goes on; a scan fills the printed number', save: 'Save', open: 'Open the card' },
    lose: { title: 'Report lost', text: 'A lost card neither pays nor is loaded until it is found.', yes: 'Report lost' },
    find: { title: 'Found again', text: 'Make sure who holds it. The card works as before.', yes: 'In use again' },
    replace: { title: 'Replace the card', text: 'All money goes to the new card, and this one ends.', code: 'Number printed on the new card', hint: 'Scan the new card or type its number; Enter alone if it has none', yes: 'Replace' },
    transfer: { title: 'Transfer to another card', from: 'From', to: 'To', find: 'Find the other card first', amount: 'How much', all: 'All', agreed: 'Both holders agree', must: 'Press Y first: both holders agree', yes: 'Transfer', hint: 'Enter alone transfers all; principal and gift go in the ratio they have' },
    adjust: { title: 'Set the balance right', part: 'Which part', amount: 'More or less', none: 'Such as +20 or -3.5', reason: 'Reason', reasonnote: 'Stands in the statement', hint: 'Arrows choose principal or gift; Tab goes to the reason', yes: 'Set right', tab: 'Tab goes to the reason' },
    close: { title: 'Close the card', paid: 'Paid out', expired: 'Gift that expires', way: 'How', cash: 'Cash', cashnote: 'Out of the drawer', bank: 'Bank transfer', banknote: 'By the bank; only booked here', nocash: 'More than {amount} in cash is not allowed; only by bank', none: 'Nothing to pay out', hint: 'A digit chooses how, Enter closes', yes: 'Close and pay out' },
    reveal: { title: 'See the whole phone number', why: 'Why', reasons: { contact: 'To call the guest', identity: 'To check who it is', trouble: 'Trouble with the card', other: 'Other' }, hint: 'The look is written down: who, when and why', yes: 'See it', none: 'No phone was given', waits: 'Waiting for approval…', gone: 'It was not approved', hide: 'It is gone once this is closed' },
    forget: {
      title: 'Delete the holder', one: 'Destroyed for good, for everybody:', name: 'Name, phone, printed number and note', key: "This person's key, and with it every copy in backups", two: 'Stays, as the law asks:', accounts: 'Card number, balances and every line', money: 'The money on the card: found by number, and it can be paid out', next: 'Next', sure: 'Once more: delete the holder of card {number}?', undo: 'This cannot be undone.', yes: 'Delete',
    },
  },
  topup: {
    label: 'Top-up', title: 'Top up card {number}', tier: '{amount} + {gift} = {total}', plain: '{amount}, no gift', nogift: 'No gift at this amount; {amount} gives {gift}', never: 'No gift at this amount', amount: 'How much', hint: 'Type the amount; Enter, then take the money', go: 'Take the money', other: 'Other amount', gift: 'Gift', now: 'On the card', after: 'Afterwards', front: 'Top-up {number}', how: 'Scan, or F2 F4 F5', paid: 'Top-up',
  },
  cardpay: {
    title: 'Pay by member card', change: 'Change onto a card', due: 'Due', box: 'End of the phone, initials or card number', hint: 'Type, then Enter; a card can be scanned', sure: 'Enter once more pays', earned: 'Earned', rest: 'To be paid otherwise', amount: 'By card', all: 'As much as there is', part: '{amount} by card, the rest otherwise', yes: 'Pay', pick: 'This card', empty: 'Nothing found', building: 'Names and phones are still being read; try the card number', key: 'Card', keep: 'Change to card', changeyes: 'Onto this card', coins: 'Change', principal: 'Principal used', gift: 'Gift used',
  },
  unload: { title: 'Top-up going back', gift: 'Gift taken back first', withheld: 'Gift already spent, kept from the refund', forgiven: 'Gift already spent, borne by the shop', out: 'Paid to the guest' },
  memberstab: {
    on: 'This counter has member cards', name: 'Name of the card', namenote: 'Printed on slips; at most 20 characters', tiers: 'Fixed amounts', tiersnote: 'The first is on key 1; at most nine', tier: 'Amount (yuan)', gifts: { none: 'No gift', amount: 'Gift in yuan', percent: 'Gift in per cent' }, yuan: 'yuan', gift: 'Gift (yuan)', percent: 'Gift (%)', add: 'Add an amount', drop: 'Drop', any: 'Other amounts, too', anynote: 'Other amounts never bring a gift',
    spending: 'Gift on spending (%)', spendingnote: 'Of what is paid by principal; 0 is none', order: 'Spent first', orders: { gift_first: 'Gift', principal_first: 'Principal', proportional: 'In proportion' }, shortfall: 'A top-up is refunded and its gift is spent', shortfalls: { from_principal: 'Keep it from the refund', forgive: 'The shop bears it' },
    limits: 'Limits of prepaid cards (yuan)', limitsnote: 'Set as the rules for single-purpose cards say; have a lawyer confirm them. Empty is no limit', named: 'Most on a card with a name', unnamed: 'Most on a card without', real_name_from: 'A name is needed from (at once)', cash_back: 'Most paid out in cash', warnings: 'Please look again',
  },
}
