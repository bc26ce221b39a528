/** Words of old balances on their way in, of batches, and of members on their way out. */
export const zh = {
  intake: {
    title: '导入导出', tab: { file: '导入', batches: '批次', export: '导出' },
    start: { title: '把旧系统的会员余额导进来', text: '要一个表格文件：手机号或卡号，加上余额（本金和赠送分开更好）。', kinds: 'Excel（xlsx、xls）或 CSV 都可以，编码和分隔符自动认。', safe: '先试算，一分不差才导入；导入后没人用过的整批可以撤销。', open: '选文件' },
    columns: { title: '每一列是什么', sheet: '工作表', skip: '上面跳过几行', sure: '按表头认出来的', guess: '请看一眼每一列，再试算', check: '试算', column: '第 {n} 列', other: '换一个文件' },
    field: { name: '姓名', phone: '手机号', card_no: '卡号', balance: '余额（不分）', principal: '本金', gift: '赠送', remark: '备注', ignore: '不要' },
    checking: '正在试算…', running: '正在导入…', stop: '停下', ask: '停下导入？', asktext: '停下以后什么都不会进来，文件还在，可以再导。', askyes: '停下', askno: '继续导入',
    dry: {
      title: '试算结果', file: '文件里', comes: '会进来', stays: '留在外面', equals: '文件里 = 会进来 + 留在外面，一分不差', rows: '{n} 行', cards: '新卡 {n} 张', merged: '加到已有卡 {n} 张', bad: '有问题 {n} 行', blank: '空行 {n}', unknown: '其中 {n} 行的金额看不懂，没有算进任何一边', over: '{n} 张卡会超过预付卡上限：能导入、能付款，不能充值', whole: '文件没有分本金和赠送，全部记作本金', totalyes: '文件末尾的合计 {amount}，和算出来的一样', totalno: '文件末尾的合计是 {amount}，和算出来的不一样：请先弄清楚', twice: '这个文件的余额已经在第 {n} 批导入过', nothing: '没有一行可以导入',
      lists: { faults: '有问题的行', repeats: '重复的行', meets: '已有会员的行' }, none: '没有', first: '只列出前 {n} 行，其余看错误文件', line: '第 {n} 行', errors: '存错误文件', saved: '没有进来的行存在：{path}', run: '导入', columns: '改列',
      repeat: '同一手机号或卡号有几行', repeats: { refuse: '都不导', sum: '加在一起', first: '只要第一行', last: '只要最后一行' }, meet: '手机号或卡号已有会员', meets: { refuse: '不导', merge: '加到那张卡上', apart: '另开一张卡' }, balance: '卡上 {amount}', incoming: '文件里 {amount}', several: '有几张卡，不能加', cannot: '金额加起来不成立',
    },
    done: { title: '导入完成', batch: '第 {n} 批', slip: '导入单 {slip}', cards: '新卡', merged: '加到已有卡', took: '用时 {s} 秒', print: '再打一张导入单', sign: '导入单已送去打印，请签字留存', again: '再导一个', undo: '撤销这一批' },
    failed: { title: '没有导入', nothing: '什么都没有进来。', again: '回到文件' },
    batches: { empty: '还没有导入过', batch: '批次', time: '时间', staff: '经手', cards: '卡', money: '本金', gift: '赠送', state: '状态', fresh: '可撤销', used: '已有卡用过', undone: '已撤销', undo: '撤销', print: '打导入单', sure: '撤销第 {n} 批？', suretext: '这一批的 {cards} 张卡和余额全部退出去，账本里留下记录。', yes: '撤销', told: '已撤销', printed: '导入单已送去打印', hint: '上下键选一批', whole: '未分本金' },
    export: { title: '把会员导出成文件', text: '卡号、姓名、手机号、本金、赠送、状态，一行一张卡。', masked: '手机号和姓名打星号', whole: '完整手机号和姓名', toggle: '换一换', go: '导出', ask: '导出完整的手机号和姓名？', asktext: '文件里是真实的个人资料，丢了要负责。导出会记下来：谁、什么时候、多少人。', yes: '导出完整的', no: '不导了', saved: '已存到：{path}' },
  },
}

export const en: typeof zh = {
  intake: {
    title: 'Import and export', tab: { file: 'Import', batches: 'Batches', export: 'Export' },
    start: { title: 'Bring the balances of an old system in', text: 'A table with phone or card number and balance; better still principal and gift apart.', kinds: 'Excel (xlsx, xls) or CSV; encoding and delimiter are found out.', safe: 'First a dry run that agrees to the fen; afterwards an unused batch can be undone as a whole.', open: 'Choose a file' },
    columns: { title: 'What each column is', sheet: 'Sheet', skip: 'Rows above the first member', sure: 'Told by the header', guess: 'Please look at every column, then the dry run', check: 'Dry run', column: 'Column {n}', other: 'Another file' },
    field: { name: 'Name', phone: 'Phone', card_no: 'Card no.', balance: 'Balance (whole)', principal: 'Principal', gift: 'Gift', remark: 'Note', ignore: 'Leave out' },
    checking: 'Dry run…', running: 'Bringing in…', stop: 'Stop', ask: 'Stop the import?', asktext: 'Then nothing comes in; the file stays and can be tried again.', askyes: 'Stop', askno: 'Go on',
    dry: {
      title: 'Dry run', file: 'In the file', comes: 'Comes in', stays: 'Stays out', equals: 'File = comes in + stays out, to the fen', rows: '{n} rows', cards: 'New cards: {n}', merged: 'Onto cards that are there: {n}', bad: 'Rows with faults: {n}', blank: 'Blank rows: {n}', unknown: '{n} amounts cannot be read and count on neither side', over: '{n} cards will hold more than the rules allow: they come in and can pay, not be loaded', whole: 'Principal and gift are not told apart; all counts as principal', totalyes: 'The sum at the end says {amount}, as reckoned', totalno: 'The sum at the end says {amount}, which is not what was reckoned: find out first', twice: 'These balances came in before, as batch {n}', nothing: 'Not one row can come in',
      lists: { faults: 'Rows with faults', repeats: 'Repeated rows', meets: 'Rows of members' }, none: 'None', first: 'Only the first {n}; the error file has all', line: 'Row {n}', errors: 'Save error file', saved: 'What stayed out is in: {path}', run: 'Bring in', columns: 'Columns',
      repeat: 'Rows that share a phone or card', repeats: { refuse: 'None', sum: 'Added up', first: 'First one', last: 'Last one' }, meet: 'Rows of a member who is here', meets: { refuse: 'Leave out', merge: 'Onto that card', apart: 'A card of its own' }, balance: '{amount} on the card', incoming: '{amount} in the file', several: 'Several cards: cannot be added', cannot: 'Cannot be added up',
    },
    done: { title: 'Brought in', batch: 'Batch {n}', slip: 'Report {slip}', cards: 'New cards', merged: 'Onto old cards', took: 'in {s} s', print: 'Print the report again', sign: 'The report is at the printer; sign and keep it', again: 'Another one', undo: 'Undo this batch' },
    failed: { title: 'Not brought in', nothing: 'Nothing has come in.', again: 'Back to the file' },
    batches: { empty: 'Nothing was brought in yet', batch: 'Batch', time: 'Time', staff: 'By', cards: 'Cards', money: 'Principal', gift: 'Gift', state: 'State', fresh: 'Can be undone', used: 'A card was used', undone: 'Undone', undo: 'Undo', print: 'Print report', sure: 'Undo batch {n}?', suretext: 'All {cards} cards of it and their balances leave again; the book remembers both.', yes: 'Undo', told: 'Undone', printed: 'Report sent to the printer', hint: 'Arrows choose a batch', whole: 'not told apart' },
    export: { title: 'Write the members to a file', text: 'Card, name, phone, principal, gift and state, one card a row.', masked: 'Phones and names with stars', whole: 'Whole phones and names', toggle: 'Change', go: 'Export', ask: 'Write whole phones and names?', asktext: 'The file holds real personal data, and losing it has consequences. It is written down who exports, when and how many.', yes: 'Write them whole', no: 'No', saved: 'Written to: {path}' },
  },
}
