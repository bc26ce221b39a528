/** Sentences for the closed codes of member cards and imports, by the group that they come in. */
export const zh = {
  move: {
    top_up: '充值', top_up_refund: '退充值', gift_withheld: '扣回赠送', spend: '付款', spend_gift: '消费获赠', give_back: '退款', spend_gift_back: '收回获赠', small_change: '零钱存卡', card_out: '转出', card_in: '转入', adjust: '调整', lost: '挂失', found: '解除挂失',
    replace_out: '换卡转出', replace_in: '换卡转入', close: '销卡', opening: '导入余额', opening_undone: '撤销导入', unknown: '其他',
  },
  holders: {
    wrong_key: '会员资料的密钥不对：这不是写资料时的那台电脑或钥匙库', keys_missing: '会员密钥文件不见了', keys_damaged: '会员密钥文件损坏', persons_missing: '会员资料文件不见了', persons_damaged: '会员资料文件损坏', mismatch: '会员资料和密钥不是一套', newer: '会员资料来自更新的版本，请升级程序',
    absent: '这张卡没有登记', gone: '这张卡的资料已删除', damaged: '这张卡的资料损坏', taken: '这张卡已经登记过', batch_taken: '这一批已经写过', out_of_range: '没有这张卡', full: '磁盘满了', busy: '会员资料被另一个程序占用', io: '会员资料读不出来', other: '会员资料暂时读不到',
  },
  fault: {
    empty: '该填的空着', negative: '金额是负数', scientific: '金额成了科学计数', too_many_decimals: '金额多于两位小数', not_whole_fen: '金额不是整分', too_large: '金额超过一张卡的上限', two_points: '金额里有两个小数点', commas: '金额里的逗号位置不对', date: '这里不该是日期', formula_error: '单元格是公式错误', not_an_amount: '看不懂的金额',
    not_a_mobile: '不是手机号', masked: '手机号里有星号', destroyed: '号码被表格软件改坏了', not_a_card_no: '卡号里有别的符号', too_long: '太长', half_row: '这一行缺列', extra_cells: '这一行多出几格', open_quote: '引号没有关上', sum_differs: '余额不等于本金加赠送', total_inside: '表格中间夹着合计行', repeats: '和另一行重复', known: '手机号或卡号已有会员', unknown: '有别的问题',
  },
  file: {
    unreadable: '系统不让读这个文件', empty: '文件是空的', no_rows: '文件里一行也没有', too_large: '文件太大', pdf: '这是 PDF，不是表格', picture: '这是图片，不是表格', web_page: '这是网页，只是名字叫表格；请在旧系统里另存为 xlsx 或 csv', other_archive: '这是压缩包，或别的办公软件的文件', other_office: '这是别的文档，不是表格', binary: '这不是表格文件', password: '这个表格要密码，请先去掉密码', damaged: '表格损坏或没有下载完',
    bomb: '文件解开后大得不正常', bad_text: '有一行的文字编码认不出来', mixed_encoding: '文件里混着两种编码', too_many_rows: '行数太多', too_many_columns: '列数太多', too_many_sheets: '工作表太多', cell_too_long: '有一格太长', line_too_long: '有一行太长，或引号没有关上', no_sheet: '没有这个工作表', mapping: '列的设置不成立', sum_too_large: '金额合计太大', too_many_repeats: '太多行的手机号或卡号相同：多半是列选错了', changed: '文件在试算以后变了，请重新打开',
    name_says_other: '文件的真实类型和它的后缀不一样', many_sheets: '有几个工作表，只读其中一个', no_header: '没有找到表头', rows_above_header: '表头上面的几行跳过不读', unknown: '文件有别的问题',
  },
  mapping: { no_key: '要有一列手机号或卡号', no_money: '要有一列余额或本金', gift_alone: '有赠送就要有本金', twice: '同一项选了两列', too_wide: '列数太多', header_too_far: '表头太靠下', unknown: '列的设置不成立' },
  programme: {
    name_empty: '卡的名字空着', name_too_long: '卡的名字太长', nothing_sold: '没有固定金额，又不充别的金额：什么都充不了', too_many_tiers: '固定金额最多九个', tier_zero: '金额不能是零', tier_twice: '和前面的金额相同', tier_amount: '看不懂这个金额', gift_amount: '看不懂送多少', gift_percent: '比例要在 0 到 100 之间', spending_gift_percent: '比例要在 0 到 100 之间', limit: '看不懂这个金额',
    gift_above_amount: '送的比充的还多，是不是打错了？', tier_above_limit: '充和送加起来超过卡的上限，没有卡装得下', unnamed_above_named: '不记名卡的上限比记名卡还高', unknown: '有一项不成立',
  },
}

export const en: typeof zh = {
  move: {
    top_up: 'Top-up', top_up_refund: 'Top-up back', gift_withheld: 'Gift kept back', spend: 'Payment', spend_gift: 'Gift on spending', give_back: 'Refund', spend_gift_back: 'Earned gift back', small_change: 'Change', card_out: 'To another card', card_in: 'From another card', adjust: 'Set right', lost: 'Reported lost', found: 'Found again',
    replace_out: 'To the new card', replace_in: 'From the old card', close: 'Closed', opening: 'Brought in', opening_undone: 'Import undone', unknown: 'Other',
  },
  holders: {
    wrong_key: "The key of the members' data is another one: not the computer or key store that wrote it", keys_missing: "The file of the members' keys is gone", keys_damaged: "The file of the members' keys is damaged", persons_missing: "The file of the members' data is gone", persons_damaged: "The file of the members' data is damaged", mismatch: "The members' data and keys do not belong together", newer: "The members' data is of a newer program; please update",
    absent: 'Nobody is named for this card', gone: 'The holder of this card was deleted', damaged: "This card's holder is damaged", taken: 'Somebody is named for this card already', batch_taken: 'This batch was written already', out_of_range: 'There is no such card', full: 'The disk is full', busy: "Another program holds the members' data", io: "The members' data cannot be read", other: "The members' data cannot be read for the moment",
  },
  fault: {
    empty: 'A cell is empty that must be filled', negative: 'The amount is below zero', scientific: 'The amount is in scientific notation', too_many_decimals: 'More than two decimals', not_whole_fen: 'The amount is not a whole fen', too_large: 'More than a card may hold', two_points: 'Two points in the amount', commas: 'Commas in the wrong places', date: 'A date where none belongs', formula_error: 'The cell is the error of a formula', not_an_amount: 'Not an amount',
    not_a_mobile: 'Not a mobile number', masked: 'The phone has stars in it', destroyed: 'A spreadsheet has spoilt the number', not_a_card_no: 'A strange sign in the card number', too_long: 'Too long', half_row: 'Columns are missing', extra_cells: 'Too many cells', open_quote: 'A quote that is not closed', sum_differs: 'The balance is not principal and gift together', total_inside: 'A line of sums inside the table', repeats: 'Repeats another row', known: 'A member has this phone or card already', unknown: 'Another fault',
  },
  file: {
    unreadable: 'The system does not let this file be read', empty: 'The file is empty', no_rows: 'There is not one row in it', too_large: 'The file is too large', pdf: 'This is a PDF, not a table', picture: 'This is a picture, not a table', web_page: 'This is a web page that is only called a table; save it as xlsx or csv in the old system', other_archive: 'This is an archive, or a file of another office program', other_office: 'This is another document, not a table', binary: 'This is not a table', password: 'The workbook asks for a password; take it off first', damaged: 'The workbook is damaged or cut off',
    bomb: 'The file unpacks to an absurd size', bad_text: 'A row is in no known encoding', mixed_encoding: 'Two encodings are mixed', too_many_rows: 'Too many rows', too_many_columns: 'Too many columns', too_many_sheets: 'Too many sheets', cell_too_long: 'A cell is too long', line_too_long: 'A row is too long, or a quote is never closed', no_sheet: 'There is no such sheet', mapping: 'The columns cannot be like this', sum_too_large: 'The sum is too large', too_many_repeats: 'Too many rows share a phone or card number: most likely a wrong column', changed: 'The file has changed since; open it again',
    name_says_other: "The file is not what its name's ending says", many_sheets: 'There are several sheets; one is read', no_header: 'No header was found', rows_above_header: 'Rows above the header are passed over', unknown: 'Something else is wrong with the file',
  },
  mapping: { no_key: 'A column with phones or card numbers is needed', no_money: 'A column with balances or principal is needed', gift_alone: 'A gift needs a principal', twice: 'One field is chosen twice', too_wide: 'Too many columns', header_too_far: 'The header is too far down', unknown: 'The columns cannot be like this' },
  programme: {
    name_empty: 'The card needs a name', name_too_long: 'The name is too long', nothing_sold: 'No fixed amounts and no others: nothing can be sold', too_many_tiers: 'At most nine fixed amounts', tier_zero: 'The amount cannot be zero', tier_twice: 'The same as an amount above', tier_amount: 'Not an amount', gift_amount: 'Not an amount', gift_percent: 'Must be 0 to 100 per cent', spending_gift_percent: 'Must be 0 to 100 per cent', limit: 'Not an amount',
    gift_above_amount: 'More is given than paid: a typing slip?', tier_above_limit: 'Amount and gift together are more than any card may hold', unnamed_above_named: 'Cards without a name may hold more than cards with one', unknown: 'Something cannot be like this',
  },
}
