/** Words of the people at the counter: the lock, approvals, names and rights. */
export const zh = {
  act: {
    Look: '查看', SignIn: '登录', Find: '查单', Collect: '收款', SettleCase: '处理待办', Refund: '退款', SettleDeposit: '结算押金，退回', Reprint: '补打小票', OpenDrawer: '不收款开钱箱',
    MoveCash: '存取现金', StartShift: '上班', EndShift: '交自己的班', EndOthersShift: '替别人交班', SeeOwnShift: '看自己的班', SeeReports: '看别人的班和日报', ManageStaff: '管理人员', ChangeSettings: '改设置', TendCards: '办会员卡', CloseCard: '退会员卡', AdjustCard: '调整会员余额', SeePhone: '看完整手机号', MoveMembers: '导入、导出、删除会员',
  },
  role: { admin: '商户管理员', manager: '店长', clerk: '店员' },
  rolenote: { admin: '什么都可以做；不能删除自己', manager: '默认可退款，不当班也可以', clerk: '收款；退款要授权，而且只在当班时' },
  right: {
    refund: '可退款、退押金', open_drawer: '可不收款开钱箱', move_cash: '可存取现金', close_shifts: '可替别人交班', manage_staff: '可管理人员', see_reports: '可看别人的班和日报', see_expected: '点钱前可看应有现金', change_settings: '可改设置', adjust_cards: '可调整会员余额', see_phones: '可看会员完整手机号', move_members: '可导入、导出、删除会员',
  },
  grant: { each: '每笔 {amount} 元以内', day: '每天 {amount} 元以内', duty: '仅当班时', join: '，', none: '只收款，没有别的权限' },
  lock: {
    title: '收银台已锁', ask: '扫工牌；或按数字选自己，再输密码', shop: '门店', cases: '还有 {n} 项待办，系统在继续处理', quiet: '没有待办', work: '做到一半的事都还在，回来接着做', duty: '当班：{name}，{time} 起', noduty: '现在没有人当班',
    pin: '{name}的密码', hidden: '已输入 {n} 位', enter: '进入', other: '换一个人', checking: '正在核对…', wait: '输错太多次，还要等 {time}', ring: '还要等', blocked: '今天输错太多次：请店长或管理员解锁，或扫工牌', clock: '时间', people: '选自己', more: '第 {n} 页，共 {all} 页', turn: '翻页', nobody: '名单是空的',
  },
  approve: {
    title: '需要另一个人批准', act: '{name}要{act}', sum: '{name}要{act}：{amount}', why: '为什么要批准', who: '谁来批准', ask: '按数字选批准人，再输密码；或直接扫批准人的工牌', pin: '{name}的密码', ring: '还剩', give: '不做了', ok: '批准', nobody: '没有别人有这个权限，只能不做', change: '上下键换人，密码会清空', checking: '正在核对…', someone: '有人',
  },
  staff: {
    title: '人员', hint: '上下键选人，回车修改', no: '编号', name: '姓名', role: '身份', rights: '权限', pin: '密码', badge: '工牌', state: '状态', has: '有', none: '没有', blocked: '锁住了', here: '就是您', fine: '正常',
    add: '加人', edit: '修改', setpin: '设密码', newbadge: '打工牌', dropbadge: '收工牌', unlock: '解锁', remove: '删除', save: '保存', list: '名单',
    first: {
      title: '现在还没有人名', text: '加上第一个人以后，收银台就认人了：', one: '第一个人是商户管理员，什么都可以做，必须设密码', two: '以后每个人扫工牌或输密码才能用，离开按 F12 锁上', three: '退款、存取现金、开钱箱按各人的权限；没有权限时请有权限的人当场批准', four: '谁收的、谁退的、谁交的班，都记在账本里', go: '加第一个人',
    },
    form: {
      new: '加一个人', edit: '修改 {name}', no: '编号', nonote: '字母或数字，以后不改', name: '姓名', namenote: '最多 20 个字', role: '身份', rights: '权限', each: '每笔最多（元）', day: '每天最多（元）', free: '不限', keeps: '您没有这些权限，不能授予也不改动：{list}',
      duty: '店员的退款权限只在当班时有效', admin: '第一个人必须是商户管理员', save: '保存', tab: 'Tab 换一项，空格选中',
    },
    pins: { title: '给 {name} 设密码', first: '输入 4 到 8 位数字', again: '再输一次', differ: '两次不一样，请重新输', note: '本店没有第二个人用同一个密码；自己的密码不要告诉别人', next: '下一步', ok: '设好', must: '管理员有了密码，收银台就开始认人', own: '改自己的密码' },
    badges: { title: '给 {name} 打新工牌', text: '新工牌打出来以后，旧工牌马上作废。', yes: '打新工牌' },
    drop: { title: '收回 {name} 的工牌', text: '收回以后，这张工牌不能再登录，也不能批准。', yes: '收回' },
    gone: { title: '删除 {name}', text: '删除以后不能再登录；做过的事都还留在账本里。', last: '注意：只有这个人还有这些权限，删除后就没有人有了：', yes: '删除', name: '请先把权限给另一个人' },
    told: { saved: '已保存', pin: '密码已提交', badge: '工牌已送去打印', dropped: '工牌已收回', unlocked: '已解锁', removed: '已删除' },
  },
}

export const en: typeof zh = {
  act: {
    Look: 'look', SignIn: 'sign in', Find: 'search', Collect: 'take money', SettleCase: 'settle an open case', Refund: 'refund', SettleDeposit: 'settle a deposit and give back', Reprint: 'reprint a slip', OpenDrawer: 'open the drawer without a sale',
    MoveCash: 'move cash in or out', StartShift: 'go on duty', EndShift: 'hand over the own shift', EndOthersShift: "close somebody else's shift", SeeOwnShift: 'see the own shift', SeeReports: 'see other shifts and days', ManageStaff: 'manage people', ChangeSettings: 'change settings', TendCards: 'serve member cards', CloseCard: 'pay a member card out', AdjustCard: "set a member's balance right", SeePhone: 'see a whole phone number', MoveMembers: 'bring members in, write them out, delete them',
  },
  role: { admin: 'Merchant admin', manager: 'Manager', clerk: 'Clerk' },
  rolenote: { admin: 'May do everything; cannot remove themselves', manager: 'Refunds by default, also off duty', clerk: 'Takes money; refunds only when granted, and only on duty' },
  right: {
    refund: 'may refund and give deposits back', open_drawer: 'may open the drawer without a sale', move_cash: 'may move cash in or out', close_shifts: "may close other people's shifts", manage_staff: 'may manage people', see_reports: 'may see other shifts and days', see_expected: 'may see the expected cash before counting', change_settings: 'may change settings', adjust_cards: "may set members' balances right", see_phones: 'may see whole phone numbers', move_members: 'may import, export and delete members',
  },
  grant: { each: 'up to {amount} yuan each time', day: 'up to {amount} yuan a day', duty: 'only while on duty', join: ', ', none: 'takes money, nothing more' },
  lock: {
    title: 'Locked', ask: 'Scan your badge, or choose yourself with a digit and type your PIN', shop: 'Shop', cases: 'Open cases: {n}; the counter goes on with them', quiet: 'No open cases', work: 'Everything half done is still here', duty: 'On duty: {name}, since {time}', noduty: 'Nobody is on duty',
    pin: 'PIN of {name}', hidden: '{n} digits typed', enter: 'Sign in', other: 'Somebody else', checking: 'Checking…', wait: 'Too many wrong PINs; wait {time}', ring: 'Wait', blocked: 'Too many wrong PINs today: a manager must unlock, or scan the badge', clock: 'Time', people: 'Choose yourself', more: 'Page {n} of {all}', turn: 'Turn', nobody: 'Nobody is named',
  },
  approve: {
    title: 'Somebody else must approve', act: '{name} wants to {act}', sum: '{name} wants to {act}: {amount}', why: 'Why approval is needed', who: 'Who approves', ask: "Choose the approver with a digit, then the PIN; or scan the approver's badge", pin: 'PIN of {name}', ring: 'Left', give: 'Give up', ok: 'Approve', nobody: 'Nobody else has this right; it can only be given up', change: 'Arrows change the person and empty the PIN', checking: 'Checking…', someone: 'Somebody',
  },
  staff: {
    title: 'People', hint: 'Arrows choose a person, Enter changes', no: 'Number', name: 'Name', role: 'Role', rights: 'Rights', pin: 'PIN', badge: 'Badge', state: 'State', has: 'Yes', none: 'No', blocked: 'Blocked', here: 'You', fine: 'Fine',
    add: 'Add', edit: 'Change', setpin: 'Set PIN', newbadge: 'Print badge', dropbadge: 'Drop badge', unlock: 'Unlock', remove: 'Remove', save: 'Save', list: 'The list',
    first: {
      title: 'Nobody is named yet', text: 'With the first name the counter begins to know people:', one: 'The first person is the merchant admin, may do everything and must have a PIN', two: 'From then on everybody scans a badge or types a PIN; F12 locks the counter', three: "Refunds, cash moves and the drawer go by each person's rights; without one, somebody who has it approves on the spot", four: 'Who took, gave back and handed over stands in the book', go: 'Add the first person',
    },
    form: {
      new: 'Add a person', edit: 'Change {name}', no: 'Number', nonote: 'Letters or digits; it stays', name: 'Name', namenote: 'At most 20 characters', role: 'Role', rights: 'Rights', each: 'Most each time (yuan)', day: 'Most a day (yuan)', free: 'No limit', keeps: 'You lack these rights, so they stay as they are: {list}',
      duty: "A clerk's right to refund counts only while on duty", admin: 'The first person must be the merchant admin', save: 'Save', tab: 'Tab goes on, Space ticks',
    },
    pins: { title: 'PIN for {name}', first: 'Type 4 to 8 digits', again: 'Once more', differ: 'The two differ; type it anew', note: 'No two people of a shop share a PIN; keep yours to yourself', next: 'Next', ok: 'Set it', must: "With the admin's PIN the counter begins to know people", own: 'Change your PIN' },
    badges: { title: 'New badge for {name}', text: 'The old badge is worth nothing once the new one is printed.', yes: 'Print the new one' },
    drop: { title: 'Take back the badge of {name}', text: 'It can then neither sign in nor approve.', yes: 'Take it back' },
    gone: { title: 'Remove {name}', text: 'They can no longer sign in; what they did stays in the book.', last: 'Careful: nobody else has these rights, and they would be lost:', yes: 'Remove', name: 'Give the rights to somebody else first' },
    told: { saved: 'Saved', pin: 'PIN handed in', badge: 'Badge sent to the printer', dropped: 'The badge is taken back', unlocked: 'Unlocked', removed: 'Removed' },
  },
}
