-- A hotel's day with member cards as the program of version 4 wrote it; never edited.
CREATE TABLE attempts (
  no             TEXT    PRIMARY KEY,
  sale           INTEGER NOT NULL REFERENCES sales (id),
  wallet         TEXT    NOT NULL CHECK (wallet IN ('wechat', 'alipay')),
  means          TEXT    NOT NULL CHECK (means IN ('scanned', 'shown')),
  amount         INTEGER NOT NULL CHECK (amount >= 0),
  phase          TEXT    NOT NULL,
  final          INTEGER NOT NULL CHECK (final IN (0, 1)),
  want           TEXT    NOT NULL CHECK (want IN ('keep', 'give_back')),
  orphan         INTEGER NOT NULL CHECK (orphan IN (0, 1)),
  dispatched_ms  INTEGER NOT NULL,
  transaction_id TEXT,
  body           TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "attempts" VALUES('QT000712345600000001',1,'wechat','scanned',12850,'paid',1,'keep',0,1411,'420000712345600000001','{"no":"QT000712345600000001","sale":1,"wallet":"WeChat","means":"Scanned","amount":12850,"phase":{"Paid":{"transaction_id":"420000712345600000001","guest_paid":12850,"settled":12850,"paid_at":1763870100,"payer":"o***9abc"}},"want":"Keep","dispatched":1411}');
INSERT INTO "attempts" VALUES('QT000712345600000004',3,'alipay','scanned',3333,'refused',1,'keep',0,3603,NULL,'{"no":"QT000712345600000004","sale":3,"wallet":"Alipay","means":"Scanned","amount":3333,"phase":{"Refused":"Balance"},"want":"Keep","dispatched":3603}');
INSERT INTO "attempts" VALUES('QT000712345600000005',4,'wechat','scanned',8800,'paid',1,'give_back',1,4288,'420000712345600000005','{"no":"QT000712345600000005","sale":4,"wallet":"WeChat","means":"Scanned","amount":8800,"phase":{"Paid":{"transaction_id":"420000712345600000005","guest_paid":8800,"settled":8800,"paid_at":1763870100,"payer":"o***9abc"}},"want":"GiveBack","dispatched":4288}');
INSERT INTO "attempts" VALUES('QT000712345600000007',5,'alipay','scanned',500,'reversed',1,'give_back',0,5247,NULL,'{"no":"QT000712345600000007","sale":5,"wallet":"Alipay","means":"Scanned","amount":500,"phase":"Reversed","want":"GiveBack","dispatched":5247}');
INSERT INTO "attempts" VALUES('QT000712345600000008',6,'wechat','scanned',7700,'never_arrived',1,'keep',0,6069,NULL,'{"no":"QT000712345600000008","sale":6,"wallet":"WeChat","means":"Scanned","amount":7700,"phase":"NeverArrived","want":"Keep","dispatched":6069}');
INSERT INTO "attempts" VALUES('QT000712345600000009',6,'alipay','scanned',7700,'dispatched',0,'keep',0,6343,NULL,'{"no":"QT000712345600000009","sale":6,"wallet":"Alipay","means":"Scanned","amount":7700,"phase":"Dispatched","want":"Keep","dispatched":6343}');
INSERT INTO "attempts" VALUES('QT000712345600000019',7,'wechat','scanned',30000,'paid',1,'keep',0,0,'420000712345600000019','{"no":"QT000712345600000019","sale":7,"wallet":"WeChat","means":"Scanned","amount":30000,"held":20000,"phase":{"Paid":{"transaction_id":"420000712345600000019","guest_paid":30000,"settled":29500,"paid_at":1763870100,"payer":"o***9abc"}},"want":"Keep","dispatched":0}');
CREATE TABLE batch_balances (
  batch     INTEGER NOT NULL REFERENCES batches (id),
  card      INTEGER NOT NULL,
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  PRIMARY KEY (batch, card)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_balances" VALUES(2,3,100,9);
INSERT INTO "batch_balances" VALUES(3,1,60,6);
INSERT INTO "batch_balances" VALUES(4,1,6,6);
CREATE TABLE batches (
  id            INTEGER PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('staged', 'live', 'undone')),
  first         INTEGER NOT NULL,
  cards         INTEGER NOT NULL CHECK (cards >= 0),
  merged        INTEGER NOT NULL CHECK (merged >= 0),
  principal     INTEGER NOT NULL CHECK (principal >= 0),
  gift          INTEGER NOT NULL CHECK (gift >= 0),
  whole         INTEGER NOT NULL CHECK (whole IN (0, 1)),
  identity      TEXT    NOT NULL,
  seq           INTEGER NOT NULL,
  wall          INTEGER NOT NULL,
  business_date INTEGER NOT NULL,
  staff         TEXT    NOT NULL
) STRICT;
INSERT INTO "batches" VALUES(2,'live',7,3,1,12877,509,0,'0000000000000000000000000000000000000000000000000000000000000002',154,1763870017714,20261123,'店长');
INSERT INTO "batches" VALUES(3,'undone',10,1,1,110,6,0,'0000000000000000000000000000000000000000000000000000000000000003',157,1763870018125,20261123,'店长');
INSERT INTO "batches" VALUES(4,'staged',12,1,1,11,11,0,'',163,1763870018947,20261123,'店长');
CREATE TABLE card_moves (
  card            INTEGER NOT NULL REFERENCES cards (id),
  seq             INTEGER NOT NULL,
  n               INTEGER NOT NULL CHECK (n > 0),
  kind            TEXT    NOT NULL,
  principal       INTEGER NOT NULL,
  gift            INTEGER NOT NULL,
  principal_after INTEGER NOT NULL CHECK (principal_after >= 0),
  gift_after      INTEGER NOT NULL CHECK (gift_after >= 0),
  wall            INTEGER NOT NULL,
  business_date   INTEGER NOT NULL,
  staff           TEXT    NOT NULL,
  sale            INTEGER,
  refund          TEXT,
  note            TEXT    NOT NULL,
  PRIMARY KEY (card, seq, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "card_moves" VALUES(1,116,1,'top_up',30000,3000,30000,3000,1763870013878,20261123,'店长',8,NULL,'');
INSERT INTO "card_moves" VALUES(1,125,1,'spend',-7000,-3000,23000,0,1763870014426,20261123,'店长',10,NULL,'');
INSERT INTO "card_moves" VALUES(1,125,2,'spend_gift',0,350,23000,350,1763870014426,20261123,'店长',10,NULL,'');
INSERT INTO "card_moves" VALUES(1,127,1,'give_back',2800,1200,25800,1550,1763870014563,20261123,'店长',10,'QT000712345600000021','');
INSERT INTO "card_moves" VALUES(1,127,2,'spend_gift_back',0,-140,25800,1410,1763870014563,20261123,'店长',10,'QT000712345600000021','');
INSERT INTO "card_moves" VALUES(1,137,1,'adjust',7,0,25807,1410,1763870015659,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(1,138,1,'card_out',-949,-51,24858,1359,1763870015796,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(1,157,1,'opening',60,6,24918,1365,1763870018125,20261123,'店长',NULL,NULL,'');
INSERT INTO "card_moves" VALUES(1,158,1,'opening_undone',-60,-6,24858,1359,1763870018262,20261123,'店长',NULL,NULL,'');
INSERT INTO "card_moves" VALUES(2,121,1,'top_up',50000,7500,50000,7500,1763870014152,20261123,'店长',9,NULL,'');
INSERT INTO "card_moves" VALUES(2,128,1,'top_up_refund',-10000,-7500,40000,0,1763870014700,20261123,'店长',9,NULL,'');
INSERT INTO "card_moves" VALUES(2,130,1,'top_up_refund',-5000,0,35000,0,1763870014837,20261123,'店长',9,NULL,'');
INSERT INTO "card_moves" VALUES(2,133,1,'top_up',5000,0,40000,0,1763870015111,20261123,'店长',9,'QT000712345600000023','');
INSERT INTO "card_moves" VALUES(2,135,1,'small_change',350,0,40350,0,1763870015385,20261123,'店长',11,NULL,'');
INSERT INTO "card_moves" VALUES(2,136,1,'adjust',0,60,40350,60,1763870015522,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(2,138,2,'card_in',949,51,41299,111,1763870015796,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(2,140,1,'lost',0,0,41299,111,1763870016070,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(2,141,1,'found',0,0,41299,111,1763870016207,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(2,142,1,'lost',0,0,41299,111,1763870016344,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(2,143,1,'replace_out',-41299,-111,0,0,1763870016481,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(3,143,2,'replace_in',41299,111,41299,111,1763870016481,20261123,'店长',NULL,NULL,'柜台');
INSERT INTO "card_moves" VALUES(3,154,1,'opening',100,9,41399,120,1763870017714,20261123,'店长',NULL,NULL,'');
INSERT INTO "card_moves" VALUES(11,161,1,'small_change',88,0,88,0,1763870018673,20261123,'店长',12,NULL,'');
INSERT INTO "card_moves" VALUES(11,162,1,'close',-88,0,0,0,1763870018810,20261123,'店长',NULL,NULL,'柜台');
CREATE TABLE cards (
  id        INTEGER PRIMARY KEY,
  batch     INTEGER NOT NULL,
  named     INTEGER NOT NULL CHECK (named IN (0, 1)),
  standing  TEXT    NOT NULL CHECK (standing IN ('active', 'lost', 'closed')),
  principal INTEGER NOT NULL CHECK (principal >= 0),
  gift      INTEGER NOT NULL CHECK (gift >= 0),
  opened    INTEGER NOT NULL,
  successor INTEGER
) STRICT;
INSERT INTO "cards" VALUES(1,0,1,'active',24858,1359,20261123,NULL);
INSERT INTO "cards" VALUES(2,0,1,'closed',0,0,20261123,3);
INSERT INTO "cards" VALUES(3,0,1,'active',41399,120,20261123,NULL);
INSERT INTO "cards" VALUES(7,2,1,'active',12000,500,20261123,NULL);
INSERT INTO "cards" VALUES(8,2,1,'active',0,0,20261123,NULL);
INSERT INTO "cards" VALUES(9,2,1,'active',777,0,20261123,NULL);
INSERT INTO "cards" VALUES(10,3,1,'active',50,0,20261123,NULL);
INSERT INTO "cards" VALUES(11,0,1,'closed',0,0,20261123,NULL);
INSERT INTO "cards" VALUES(12,4,1,'active',5,5,20261123,NULL);
CREATE TABLE deposits (
  id             INTEGER PRIMARY KEY,
  chain          INTEGER NOT NULL REFERENCES deposits (id),
  room           TEXT    NOT NULL,
  method         TEXT    NOT NULL CHECK (method IN ('wechat', 'alipay', 'cash', 'bank_card', 'voucher', 'room_account')),
  hold           TEXT    NOT NULL CHECK (hold IN ('frozen', 'paid', 'cash', 'booked')),
  amount         INTEGER NOT NULL CHECK (amount >= 0),
  state          TEXT    NOT NULL CHECK (state IN ('taking', 'held', 'spent', 'dead')),
  held           INTEGER NOT NULL CHECK (held >= 0),
  left           INTEGER NOT NULL CHECK (left >= 0),
  unwanted       INTEGER NOT NULL CHECK (unwanted IN (0, 1)),
  number         TEXT,
  transaction_id TEXT,
  wall           INTEGER NOT NULL,
  business_date  INTEGER NOT NULL,
  shift          INTEGER NOT NULL,
  staff          TEXT    NOT NULL,
  body           TEXT    NOT NULL
) STRICT;
INSERT INTO "deposits" VALUES(1,1,'8301','wechat','frozen',50000,'spent',0,0,0,'QT000712345600000010','420000712345600000010',1763870008535,20261123,2,'小李','{"id":1,"chain":1,"room":"8301","amount":50000,"hold":{"Frozen":{"wallet":"WeChat"}},"freeze":{"no":"QT000712345600000010","sale":0,"wallet":"WeChat","means":"Scanned","amount":50000,"phase":{"Paid":{"transaction_id":"420000712345600000010","guest_paid":50000,"settled":50000,"paid_at":1763870100,"payer":"o***9abc"}},"want":"Keep","dispatched":8398},"lapsed":0,"taken":8398,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(2,2,'8302','cash','cash',60000,'held',20000,20000,0,NULL,NULL,1763870009494,20261123,2,'小李','{"id":2,"chain":2,"room":"8302","amount":60000,"hold":"Cash","freeze":null,"lapsed":0,"taken":9357,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(3,3,'8303','alipay','frozen',1000,'dead',0,0,0,'QT000712345600000014',NULL,1763870009905,20261123,2,'小李','{"id":3,"chain":3,"room":"8303","amount":1000,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000014","sale":0,"wallet":"Alipay","means":"Scanned","amount":1000,"phase":{"Refused":"Balance"},"want":"Keep","dispatched":9768},"lapsed":0,"taken":9768,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(4,4,'8304','alipay','frozen',40000,'spent',0,0,0,'QT000712345600000015','420000712345600000015',1763870010179,20261123,2,'小李','{"id":4,"chain":4,"room":"8304","amount":40000,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000015","sale":0,"wallet":"Alipay","means":"Scanned","amount":40000,"phase":{"Paid":{"transaction_id":"420000712345600000015","guest_paid":40000,"settled":40000,"paid_at":1763870100,"payer":"o***9abc"}},"want":"Keep","dispatched":10042},"lapsed":40000,"taken":10042,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(5,5,'8305','wechat','frozen',7000,'held',7000,0,1,'QT000712345600000017','420000712345600000017',1763870010864,20261123,2,'小李','{"id":5,"chain":5,"room":"8305","amount":7000,"hold":{"Frozen":{"wallet":"WeChat"}},"freeze":{"no":"QT000712345600000017","sale":0,"wallet":"WeChat","means":"Scanned","amount":7000,"phase":{"Paid":{"transaction_id":"420000712345600000017","guest_paid":7000,"settled":7000,"paid_at":1763870100,"payer":"o***9abc"}},"want":"GiveBack","dispatched":10727},"lapsed":0,"taken":10727,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(6,6,'8901','wechat','paid',20000,'held',20000,20000,0,'QT000712345600000019',NULL,1763870011686,20261123,2,'小李','{"id":6,"chain":6,"room":"8901","amount":20000,"hold":{"Paid":{"wallet":"WeChat","of":"QT000712345600000019","total":30000,"sale":7}},"freeze":null,"lapsed":0,"taken":11549,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(7,7,'8307','bank_card','booked',30000,'held',30000,30000,0,NULL,NULL,1763870011823,20261123,2,'小李','{"id":7,"chain":7,"room":"8307","amount":30000,"hold":{"Record":"BankCard"},"freeze":null,"lapsed":0,"taken":11686,"wall":1763870000000}');
INSERT INTO "deposits" VALUES(8,2,'8302','alipay','frozen',800,'taking',0,0,0,'QT000712345600000020',NULL,1763870011960,20261123,2,'小李','{"id":8,"chain":2,"room":"8302","amount":800,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000020","sale":0,"wallet":"Alipay","means":"Shown","amount":800,"phase":"Dispatched","want":"Keep","dispatched":0},"lapsed":0,"taken":11823,"wall":1763870000000}');
CREATE TABLE draws (
  no            TEXT    PRIMARY KEY,
  deposit       INTEGER NOT NULL REFERENCES deposits (id),
  kind          TEXT    NOT NULL CHECK (kind IN ('consume', 'release')),
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  freed         INTEGER NOT NULL CHECK (freed >= 0),
  phase         TEXT    NOT NULL,
  final         INTEGER NOT NULL CHECK (final IN (0, 1)),
  staff         TEXT    NOT NULL,
  business_date INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "draws" VALUES('QT000712345600000011',1,'consume',20000,30000,'done',1,'小李',20261123,'{"no":"QT000712345600000011","deposit":1,"kind":"Consume","amount":20000,"freed":30000,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":8809,"settled":19900}');
INSERT INTO "draws" VALUES('QT000712345600000012',2,'consume',30000,0,'done',1,'小李',20261123,'{"no":"QT000712345600000012","deposit":2,"kind":"Consume","amount":30000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":9494}');
INSERT INTO "draws" VALUES('QT000712345600000013',2,'release',10000,0,'done',1,'小李',20261123,'{"no":"QT000712345600000013","deposit":2,"kind":"Release","amount":10000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":9631}');
INSERT INTO "draws" VALUES('QT000712345600000016',4,'release',40000,0,'failed',1,'小李',20261123,'{"no":"QT000712345600000016","deposit":4,"kind":"Release","amount":40000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":{"Failed":"Declined"},"dispatched":10316}');
INSERT INTO "draws" VALUES('QT000712345600000018',5,'release',7000,0,'dispatched',0,'小李',20261123,'{"no":"QT000712345600000018","deposit":5,"kind":"Release","amount":7000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":11001}');
CREATE TABLE guest_names (
  deposit INTEGER PRIMARY KEY REFERENCES deposits (id),
  name    TEXT    NOT NULL
) STRICT;
CREATE TABLE head (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  mode          TEXT    NOT NULL CHECK (mode IN ('practice', 'real')),
  device        TEXT    NOT NULL,
  epoch         INTEGER NOT NULL,
  prefix        TEXT    NOT NULL,
  lane          INTEGER NOT NULL,
  book          INTEGER NOT NULL,
  next_seq      INTEGER NOT NULL,
  head_hash     BLOB    NOT NULL CHECK (length(head_hash) = 32),
  next_sale     INTEGER NOT NULL,
  next_trade    INTEGER NOT NULL,
  next_slip     INTEGER NOT NULL,
  next_job      INTEGER NOT NULL,
  next_shift    INTEGER NOT NULL,
  elapsed_ms    INTEGER NOT NULL,
  business_date INTEGER NOT NULL,
  staff         TEXT    NOT NULL,
  shift         INTEGER NOT NULL
, next_deposit INTEGER NOT NULL DEFAULT 1, drawer INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0, next_card INTEGER NOT NULL DEFAULT 1, next_batch INTEGER NOT NULL DEFAULT 1, principal INTEGER NOT NULL DEFAULT 0, gift INTEGER NOT NULL DEFAULT 0, cards INTEGER NOT NULL DEFAULT 0 CHECK (cards >= 0)) STRICT;
INSERT INTO "head" VALUES(1,'practice','lane-7',1,'QT',7,123456,165,X'D19281F57996CEE4AB50F9007C82C1D65A323D8C679ED6865DDB1EAE7C69E8FB',13,24,14,7,4,19084,20261123,'店长',3,9,110700,77000,13,5,79034,1979,5);
CREATE TABLE journal (
  seq           INTEGER PRIMARY KEY,
  device        TEXT    NOT NULL,
  epoch         INTEGER NOT NULL,
  prev_hash     BLOB    NOT NULL CHECK (length(prev_hash) = 32),
  hash          BLOB    NOT NULL CHECK (length(hash) = 32),
  kind          TEXT    NOT NULL,
  v             INTEGER NOT NULL,
  business_date INTEGER NOT NULL,
  wall_ms       INTEGER NOT NULL,
  elapsed_ms    INTEGER NOT NULL,
  staff         TEXT    NOT NULL,
  shift         INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT;
INSERT INTO "journal" VALUES(1,'lane-7',1,X'0000000000000000000000000000000000000000000000000000000000000000',X'1C1CAC4A0CA9A9AF987093749C367F2A72A9C76CA9E7704CAFADACCD7DC5F643','book.opened',1,20261123,1763870001137,1137,'小王',1,'{"fact":{"BookOpened":{"mode":"Practice","device":"lane-7","numbering":{"prefix":"QT","lane":7,"book":123456}}},"moves":[]}');
INSERT INTO "journal" VALUES(2,'lane-7',1,X'1C1CAC4A0CA9A9AF987093749C367F2A72A9C76CA9E7704CAFADACCD7DC5F643',X'A778A7295FA4820842F06F8A275C0F687AD9231343E0D5DA01D5E5606F04F5F5','shift.opened',1,20261123,1763870001137,1137,'小王',1,'{"fact":{"ShiftOpened":{"shift":1,"staff":"小王"}},"moves":[]}');
INSERT INTO "journal" VALUES(3,'lane-7',1,X'A778A7295FA4820842F06F8A275C0F687AD9231343E0D5DA01D5E5606F04F5F5',X'95F3CB828CCD12EE294A9B478EBEAD8824B85C9728108DA32849E74D69DC5991','device.named',1,20261123,1763870001274,1274,'小王',1,'{"fact":{"DeviceNamed":{"device":"lane-7","numbering":{"prefix":"QT","lane":7,"book":123456}}},"moves":[]}');
INSERT INTO "journal" VALUES(4,'lane-7',1,X'95F3CB828CCD12EE294A9B478EBEAD8824B85C9728108DA32849E74D69DC5991',X'90D25C49D17C8F6ADA34B73EB54A9D6A3359404ACF682FD62CB4B93ACD7313EA','sale.opened',1,20261123,1763870001411,1411,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":1,"entry":{"gross":12950,"discount":100,"undiscountable":0,"due":12850},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(5,'lane-7',1,X'90D25C49D17C8F6ADA34B73EB54A9D6A3359404ACF682FD62CB4B93ACD7313EA',X'0FD4773498066910094707416C317EE3902C1C045EE45F13DD6A979C8F720EF9','attempt.dispatched',1,20261123,1763870001548,1548,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000001","sale":1,"wallet":"WeChat","means":"Scanned","amount":12850,"phase":"Dispatched","want":"Keep","dispatched":1411}}},"moves":[{"Pend":{"id":"pay-QT000712345600000001","postings":[{"account":{"Clearing":"WeChat"},"delta":12850},{"account":"Sales","delta":-12850}]}}]}');
INSERT INTO "journal" VALUES(6,'lane-7',1,X'0FD4773498066910094707416C317EE3902C1C045EE45F13DD6A979C8F720EF9',X'9F137406711548678B31A91837FAD0B376EAEA0A9C38F70D79EAC6303CD4B038','attempt.asking',1,20261123,1763870001685,1685,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000001","phase":{"Asking":"Typing"},"want":"Keep"}},"moves":[]}');
INSERT INTO "journal" VALUES(7,'lane-7',1,X'9F137406711548678B31A91837FAD0B376EAEA0A9C38F70D79EAC6303CD4B038',X'A16FDD9FD990EF29D470EFA0F0FDA21AFA71213BFA542D2B1CF943D53637DA5C','attempt.paid',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"AttemptPaid":{"no":"QT000712345600000001","paid":{"transaction_id":"420000712345600000001","guest_paid":12850,"settled":12850,"paid_at":1763870100,"payer":"o***9abc"},"counted":true,"want":"Keep"}},"moves":[{"Post":"pay-QT000712345600000001"}]}');
INSERT INTO "journal" VALUES(8,'lane-7',1,X'A16FDD9FD990EF29D470EFA0F0FDA21AFA71213BFA542D2B1CF943D53637DA5C',X'E08B452157040E363673BF784B0F19145C47AC7FFAF3D65410C7FA5120CDB0DA','sale.settled',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"SaleSettled":{"sale":1,"slip":"8000745600000001"}},"moves":[{"Direct":{"id":"settle-1","postings":[{"account":"MerchantDiscount","delta":100},{"account":"Sales","delta":-100}]}}]}');
INSERT INTO "journal" VALUES(9,'lane-7',1,X'E08B452157040E363673BF784B0F19145C47AC7FFAF3D65410C7FA5120CDB0DA',X'6BDF757F4615158C736B834BB37A930CF09A98570AD747D7849FA823FB32E1BB','slip.issued',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000001","kind":"Sale","sale":1,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":12950,"discount":100,"total":12850,"tenders":[{"Wallet":{"wallet":"WeChat","amount":12850,"guest_paid":12850,"no":"QT000712345600000001","transaction_id":"420000712345600000001"}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(10,'lane-7',1,X'6BDF757F4615158C736B834BB37A930CF09A98570AD747D7849FA823FB32E1BB',X'0FB29AF2317DECD3FBEE2BB7CD81565093C94EDD92247200B93A75D2BCD80FEC','print.queued',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"PrintQueued":{"job":1,"slip":"8000745600000001","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(11,'lane-7',1,X'0FB29AF2317DECD3FBEE2BB7CD81565093C94EDD92247200B93A75D2BCD80FEC',X'C88F65EF765253E657649889792347C90A7871E16F2BF065BA0DD84C415CD150','print.moved',1,20261123,1763870001959,1959,'小王',1,'{"fact":{"PrintMoved":{"job":1,"state":"Sent"}},"moves":[]}');
INSERT INTO "journal" VALUES(12,'lane-7',1,X'C88F65EF765253E657649889792347C90A7871E16F2BF065BA0DD84C415CD150',X'32ED453958FA89D1E7E65FCE38D3B8482F76EC06AE7490747CE3F1609040B49B','print.moved',1,20261123,1763870002096,2096,'小王',1,'{"fact":{"PrintMoved":{"job":1,"state":"Printed"}},"moves":[]}');
INSERT INTO "journal" VALUES(13,'lane-7',1,X'32ED453958FA89D1E7E65FCE38D3B8482F76EC06AE7490747CE3F1609040B49B',X'8F9435CC8262209C3E7F524255740C161F73BF2A338A649052DDA017F8EDA7BD','refund.opened',1,20261123,1763870002233,2233,'小王',1,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000002","sale":1,"source":{"Wallet":{"of":"QT000712345600000001","wallet":"WeChat","total":12850}},"amount":6000,"orphan":false,"reason":"退货","nonce":"n0","phase":"Dispatched","dispatched":2096}}},"moves":[{"Pend":{"id":"refund-QT000712345600000002","postings":[{"account":"Refunds","delta":6000},{"account":{"Clearing":"WeChat"},"delta":-6000}]}}]}');
INSERT INTO "journal" VALUES(14,'lane-7',1,X'8F9435CC8262209C3E7F524255740C161F73BF2A338A649052DDA017F8EDA7BD',X'BBCE10FAF78863B49A47AB4805BBEB0AB0E0AA7780E8CBA8BD65ABA1BFAA265C','refund.asking',1,20261123,1763870002370,2370,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000002","phase":{"Asking":"Silence"}}},"moves":[]}');
INSERT INTO "journal" VALUES(15,'lane-7',1,X'BBCE10FAF78863B49A47AB4805BBEB0AB0E0AA7780E8CBA8BD65ABA1BFAA265C',X'7305FCB437D25B904363812C3C37A1A40EBAC1FC1E175A1B24588A9324C59E75','refund.accepted',1,20261123,1763870002507,2507,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000002","phase":"Accepted"}},"moves":[]}');
INSERT INTO "journal" VALUES(16,'lane-7',1,X'7305FCB437D25B904363812C3C37A1A40EBAC1FC1E175A1B24588A9324C59E75',X'2679E79FA4E15280BED0369560789FB08F22CE2552F3135EAAB817FF2E0F8700','refund.done',1,20261123,1763870002644,2644,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000002","phase":"Done"}},"moves":[{"Post":"refund-QT000712345600000002"}]}');
INSERT INTO "journal" VALUES(17,'lane-7',1,X'2679E79FA4E15280BED0369560789FB08F22CE2552F3135EAAB817FF2E0F8700',X'7B4C7BF797D758EFCC66A8CDEB9BCC030410921A5D7741E1FBE45205450AC716','slip.issued',1,20261123,1763870002781,2781,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000002","kind":"Refund","sale":1,"original":"8000745600000001","wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":6100,"discount":100,"total":6000,"tenders":[{"CashRefund":{"amount":6000}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(18,'lane-7',1,X'7B4C7BF797D758EFCC66A8CDEB9BCC030410921A5D7741E1FBE45205450AC716',X'54275C995CECE8A6C030D63F99E12F5128EFA244A6F494EFB53809A58376387D','print.queued',1,20261123,1763870002781,2781,'小王',1,'{"fact":{"PrintQueued":{"job":2,"slip":"8000745600000001","copy":{"Reprint":1}}},"moves":[]}');
INSERT INTO "journal" VALUES(19,'lane-7',1,X'54275C995CECE8A6C030D63F99E12F5128EFA244A6F494EFB53809A58376387D',X'DC042161A9EB4C23A8A96E5EB9731768401170FC126893B47CA99302DD3F84CC','print.moved',1,20261123,1763870002918,2918,'小王',1,'{"fact":{"PrintMoved":{"job":2,"state":"Dropped"}},"moves":[]}');
INSERT INTO "journal" VALUES(20,'lane-7',1,X'DC042161A9EB4C23A8A96E5EB9731768401170FC126893B47CA99302DD3F84CC',X'12784733E7B7E9BD12CC1FC43B4CE4D348195D78CDF5DC14C8EE2D054FA8C64E','sale.opened',1,20261123,1763870003055,3055,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":2,"entry":{"gross":2100,"discount":100,"undiscountable":0,"due":2000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(21,'lane-7',1,X'12784733E7B7E9BD12CC1FC43B4CE4D348195D78CDF5DC14C8EE2D054FA8C64E',X'9C5E0F06C09D29A1322126E36F208A8ED8CE307443EEA5E2D4D19D8047877915','tender.taken',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"TenderTaken":{"sale":2,"tender":{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}}},"moves":[{"Direct":{"id":"tender-2","postings":[{"account":"CashDrawer","delta":2000},{"account":"Sales","delta":-2000}]}}]}');
INSERT INTO "journal" VALUES(22,'lane-7',1,X'9C5E0F06C09D29A1322126E36F208A8ED8CE307443EEA5E2D4D19D8047877915',X'6A6AC3189A2F098840A9FC33B77C493F759BF22DDAAC8215EC3B6D7B0EE105FC','drawer.opened',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"DrawerOpened":{"reason":"Cash"}},"moves":[]}');
INSERT INTO "journal" VALUES(23,'lane-7',1,X'6A6AC3189A2F098840A9FC33B77C493F759BF22DDAAC8215EC3B6D7B0EE105FC',X'9D96D03BB3D567B711D8AEBFA4959962E82D029B364427AA21C6A933D862668F','sale.settled',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"SaleSettled":{"sale":2,"slip":"8000745600000003"}},"moves":[{"Direct":{"id":"settle-2","postings":[{"account":"MerchantDiscount","delta":100},{"account":"Sales","delta":-100}]}}]}');
INSERT INTO "journal" VALUES(24,'lane-7',1,X'9D96D03BB3D567B711D8AEBFA4959962E82D029B364427AA21C6A933D862668F',X'41B1A3D157196AEECE36DD23CC4BAB33A91058531C69870CB759F8CFFD34AE30','slip.issued',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000003","kind":"Sale","sale":2,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":2100,"discount":100,"total":2000,"tenders":[{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(25,'lane-7',1,X'41B1A3D157196AEECE36DD23CC4BAB33A91058531C69870CB759F8CFFD34AE30',X'610F9289F64CC67E78051C4825722E0DD5DAAEFAF75F3E5F1616D64FC8926C35','print.queued',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"PrintQueued":{"job":3,"slip":"8000745600000003","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(26,'lane-7',1,X'610F9289F64CC67E78051C4825722E0DD5DAAEFAF75F3E5F1616D64FC8926C35',X'68597E92901890BB4B9AB0373834750B121F136782DAADBED8CEBA2090CD40EA','refund.opened',1,20261123,1763870003329,3329,'小王',1,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000003","sale":2,"source":"Cash","amount":2000,"orphan":false,"reason":"退货","nonce":"n0","phase":"Dispatched","dispatched":3192}}},"moves":[{"Pend":{"id":"refund-QT000712345600000003","postings":[{"account":"Refunds","delta":2000},{"account":"CashDrawer","delta":-2000}]}}]}');
INSERT INTO "journal" VALUES(27,'lane-7',1,X'68597E92901890BB4B9AB0373834750B121F136782DAADBED8CEBA2090CD40EA',X'54EFABA96DEF5656A6CF5A9BD491CF6B06DD21957308C3C1DA97DB2F5D5E48EC','refund.failed',1,20261123,1763870003466,3466,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000003","phase":{"Failed":"PayByHand"}}},"moves":[{"Void":"refund-QT000712345600000003"}]}');
INSERT INTO "journal" VALUES(28,'lane-7',1,X'54EFABA96DEF5656A6CF5A9BD491CF6B06DD21957308C3C1DA97DB2F5D5E48EC',X'9BB44E1AB83CFFC1C83F24954953DAB0CF1F5670116C7CE481F67E5FC7DCC96A','sale.opened',1,20261123,1763870003603,3603,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":3,"entry":{"gross":3433,"discount":100,"undiscountable":0,"due":3333},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(29,'lane-7',1,X'9BB44E1AB83CFFC1C83F24954953DAB0CF1F5670116C7CE481F67E5FC7DCC96A',X'43468A981F4BDD90FC90DE9BA6370F5B2AFDD2CC7B6F257EA9FE1C9E1AD447DE','attempt.dispatched',1,20261123,1763870003740,3740,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000004","sale":3,"wallet":"Alipay","means":"Scanned","amount":3333,"phase":"Dispatched","want":"Keep","dispatched":3603}}},"moves":[{"Pend":{"id":"pay-QT000712345600000004","postings":[{"account":{"Clearing":"Alipay"},"delta":3333},{"account":"Sales","delta":-3333}]}}]}');
INSERT INTO "journal" VALUES(30,'lane-7',1,X'43468A981F4BDD90FC90DE9BA6370F5B2AFDD2CC7B6F257EA9FE1C9E1AD447DE',X'6920791469A62AB19EFCF7FC5F6941F6B135D1B5BE359FCBA8749B54A908B5D3','attempt.refused',1,20261123,1763870003877,3877,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000004","phase":{"Refused":"Balance"},"want":"Keep"}},"moves":[{"Void":"pay-QT000712345600000004"}]}');
INSERT INTO "journal" VALUES(31,'lane-7',1,X'6920791469A62AB19EFCF7FC5F6941F6B135D1B5BE359FCBA8749B54A908B5D3',X'73F97043E4E718C2C1F31DF25606393A9A27CB3C9BFA0B6D72DE468D178B22BC','tender.taken',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"TenderTaken":{"sale":3,"tender":{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}}},"moves":[{"Direct":{"id":"tender-3","postings":[{"account":"Voucher","delta":1666},{"account":"Sales","delta":-1666},{"account":"Voucher","delta":1667},{"account":"Sales","delta":-1667}]}}]}');
INSERT INTO "journal" VALUES(32,'lane-7',1,X'73F97043E4E718C2C1F31DF25606393A9A27CB3C9BFA0B6D72DE468D178B22BC',X'5DACA8D10ADFA84A46FAECF1AC21FB93A6EA5051CD0D017802C48A270E424150','sale.settled',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"SaleSettled":{"sale":3,"slip":"8000745600000004"}},"moves":[{"Direct":{"id":"settle-3","postings":[{"account":"MerchantDiscount","delta":100},{"account":"Sales","delta":-100}]}}]}');
INSERT INTO "journal" VALUES(33,'lane-7',1,X'5DACA8D10ADFA84A46FAECF1AC21FB93A6EA5051CD0D017802C48A270E424150',X'8D17F47074C31AE49B3C0096E8E1C4F3FC09FFE92F0ABEE354E78AD4B985F60E','slip.issued',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000004","kind":"Sale","sale":3,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":3433,"discount":100,"total":3333,"tenders":[{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(34,'lane-7',1,X'8D17F47074C31AE49B3C0096E8E1C4F3FC09FFE92F0ABEE354E78AD4B985F60E',X'33FE8C171392050EDDE6816D67AD61A0D609E8D73283EDB39D0D66F827A9DF21','print.queued',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"PrintQueued":{"job":4,"slip":"8000745600000004","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(35,'lane-7',1,X'33FE8C171392050EDDE6816D67AD61A0D609E8D73283EDB39D0D66F827A9DF21',X'7E1114D4DF980E3EA7558D7FEBDF3E0627DD31D9207D801237D8BC6CF2BBA507','print.moved',1,20261123,1763870004151,4151,'小王',1,'{"fact":{"PrintMoved":{"job":4,"state":"Unclear"}},"moves":[]}');
INSERT INTO "journal" VALUES(36,'lane-7',1,X'7E1114D4DF980E3EA7558D7FEBDF3E0627DD31D9207D801237D8BC6CF2BBA507',X'5FABA2DA3629385DC1B136264032B7ECB0986109F354169CCF1617774EC401A0','sale.opened',1,20261123,1763870004288,4288,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":4,"entry":{"gross":8900,"discount":100,"undiscountable":0,"due":8800},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(37,'lane-7',1,X'5FABA2DA3629385DC1B136264032B7ECB0986109F354169CCF1617774EC401A0',X'9DFE69E85730181B98FA52973ECF769827CE7761BE725378677952A31ACF6038','attempt.dispatched',1,20261123,1763870004425,4425,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000005","sale":4,"wallet":"WeChat","means":"Scanned","amount":8800,"phase":"Dispatched","want":"Keep","dispatched":4288}}},"moves":[{"Pend":{"id":"pay-QT000712345600000005","postings":[{"account":{"Clearing":"WeChat"},"delta":8800},{"account":"Sales","delta":-8800}]}}]}');
INSERT INTO "journal" VALUES(38,'lane-7',1,X'9DFE69E85730181B98FA52973ECF769827CE7761BE725378677952A31ACF6038',X'263841DBF8D8844485D45E93223D094F53927A03DB7442A96419239C22739808','attempt.asking',1,20261123,1763870004562,4562,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000005","phase":{"Asking":"Silence"},"want":"GiveBack"}},"moves":[]}');
INSERT INTO "journal" VALUES(39,'lane-7',1,X'263841DBF8D8844485D45E93223D094F53927A03DB7442A96419239C22739808',X'2D37DB81FC56DE39EE74EE5898DB8E819046710B962DF5821B2FB7B24733CF53','sale.abandoned',1,20261123,1763870004699,4699,'小王',1,'{"fact":{"SaleAbandoned":{"sale":4}},"moves":[]}');
INSERT INTO "journal" VALUES(40,'lane-7',1,X'2D37DB81FC56DE39EE74EE5898DB8E819046710B962DF5821B2FB7B24733CF53',X'05C52FCF4FE078A327B23F83709FD09724D9269BA4141F120572E9ACF822E6C3','attempt.paid',1,20261123,1763870004836,4836,'小王',1,'{"fact":{"AttemptPaid":{"no":"QT000712345600000005","paid":{"transaction_id":"420000712345600000005","guest_paid":8800,"settled":8800,"paid_at":1763870100,"payer":"o***9abc"},"counted":false,"want":"GiveBack"}},"moves":[{"Void":"pay-QT000712345600000005"},{"Direct":{"id":"orphan-QT000712345600000005","postings":[{"account":{"Clearing":"WeChat"},"delta":8800},{"account":"OrphanCharges","delta":-8800}]}}]}');
INSERT INTO "journal" VALUES(41,'lane-7',1,X'05C52FCF4FE078A327B23F83709FD09724D9269BA4141F120572E9ACF822E6C3',X'E524F33329C914419F0C1A21A8E76BD4E889E5E5F08F20CD40C3DB03A5DE2C7F','refund.opened',1,20261123,1763870004973,4973,'小王',1,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000006","sale":4,"source":{"Wallet":{"of":"QT000712345600000005","wallet":"WeChat","total":8800}},"amount":8800,"orphan":true,"reason":"退货","nonce":"n0","phase":"Dispatched","dispatched":4836}}},"moves":[{"Pend":{"id":"refund-QT000712345600000006","postings":[{"account":"Refunds","delta":8800},{"account":{"Clearing":"WeChat"},"delta":-8800}]}}]}');
INSERT INTO "journal" VALUES(42,'lane-7',1,X'E524F33329C914419F0C1A21A8E76BD4E889E5E5F08F20CD40C3DB03A5DE2C7F',X'B9DD2344023D9C497F8C3502D8C1F1BB75CC37609B12B6020A0E262529A1B3F6','refund.failed',1,20261123,1763870005110,5110,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000006","phase":{"Failed":"MerchantBalance"}}},"moves":[{"Void":"refund-QT000712345600000006"}]}');
INSERT INTO "journal" VALUES(43,'lane-7',1,X'B9DD2344023D9C497F8C3502D8C1F1BB75CC37609B12B6020A0E262529A1B3F6',X'CB657CC074ED75E29A0542E8A63E1E90BCED87814525153CA9D2856D0C754DD1','sale.opened',1,20261123,1763870005247,5247,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":5,"entry":{"gross":600,"discount":100,"undiscountable":0,"due":500},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(44,'lane-7',1,X'CB657CC074ED75E29A0542E8A63E1E90BCED87814525153CA9D2856D0C754DD1',X'4DD53F313B3A4F2CBFDC23FE694E94A2ACABABC76F3C9FCA1E887BC66D2DEABF','attempt.dispatched',1,20261123,1763870005384,5384,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000007","sale":5,"wallet":"Alipay","means":"Scanned","amount":500,"phase":"Dispatched","want":"Keep","dispatched":5247}}},"moves":[{"Pend":{"id":"pay-QT000712345600000007","postings":[{"account":{"Clearing":"Alipay"},"delta":500},{"account":"Sales","delta":-500}]}}]}');
INSERT INTO "journal" VALUES(45,'lane-7',1,X'4DD53F313B3A4F2CBFDC23FE694E94A2ACABABC76F3C9FCA1E887BC66D2DEABF',X'833622EDECAE8D7F868B96F4826B1BB49552F6D0A8EB718A3605B743981B54A4','attempt.reversing',1,20261123,1763870005521,5521,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000007","phase":"Reversing","want":"GiveBack"}},"moves":[]}');
INSERT INTO "journal" VALUES(46,'lane-7',1,X'833622EDECAE8D7F868B96F4826B1BB49552F6D0A8EB718A3605B743981B54A4',X'1E3678EE3F8729A75779382D25FA13540ABD883D6827314122B70378F85CDEA2','attempt.settling',1,20261123,1763870005658,5658,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000007","phase":"Settling","want":"GiveBack"}},"moves":[]}');
INSERT INTO "journal" VALUES(47,'lane-7',1,X'1E3678EE3F8729A75779382D25FA13540ABD883D6827314122B70378F85CDEA2',X'266E56DCFCE18463C5EFD97DDECF6DDD47D001B801C5CD5A3D19A1FC1E69CB0C','attempt.reversed',1,20261123,1763870005795,5795,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000007","phase":"Reversed","want":"GiveBack"}},"moves":[{"Void":"pay-QT000712345600000007"}]}');
INSERT INTO "journal" VALUES(48,'lane-7',1,X'266E56DCFCE18463C5EFD97DDECF6DDD47D001B801C5CD5A3D19A1FC1E69CB0C',X'359B376DDC8A90E6520B45D33DAF68ABE29071F947BECF1BEF99863BAC0CBCB7','sale.abandoned',1,20261123,1763870005932,5932,'小王',1,'{"fact":{"SaleAbandoned":{"sale":5}},"moves":[]}');
INSERT INTO "journal" VALUES(49,'lane-7',1,X'359B376DDC8A90E6520B45D33DAF68ABE29071F947BECF1BEF99863BAC0CBCB7',X'4CEA14E0E2C178F41034461A2D1FD982D45A66A70AA63447B4E79B97992BED0D','sale.opened',1,20261123,1763870006069,6069,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":6,"entry":{"gross":7800,"discount":100,"undiscountable":0,"due":7700},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(50,'lane-7',1,X'4CEA14E0E2C178F41034461A2D1FD982D45A66A70AA63447B4E79B97992BED0D',X'6A4C608C6063CBAD52FCC2A43863DFED450A6986A09E5CFCF6141FE42D37CBA7','attempt.dispatched',1,20261123,1763870006206,6206,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000008","sale":6,"wallet":"WeChat","means":"Scanned","amount":7700,"phase":"Dispatched","want":"Keep","dispatched":6069}}},"moves":[{"Pend":{"id":"pay-QT000712345600000008","postings":[{"account":{"Clearing":"WeChat"},"delta":7700},{"account":"Sales","delta":-7700}]}}]}');
INSERT INTO "journal" VALUES(51,'lane-7',1,X'6A4C608C6063CBAD52FCC2A43863DFED450A6986A09E5CFCF6141FE42D37CBA7',X'B59CBF27BE71B43AD3BD3BDAC536C0AEFD233531BDE8F65FB630D58A668ADEF3','attempt.never_arrived',1,20261123,1763870006343,6343,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000008","phase":"NeverArrived","want":"Keep"}},"moves":[{"Void":"pay-QT000712345600000008"}]}');
INSERT INTO "journal" VALUES(52,'lane-7',1,X'B59CBF27BE71B43AD3BD3BDAC536C0AEFD233531BDE8F65FB630D58A668ADEF3',X'22C7CB1BFAAA5CAB0DBA3F91CEEB0160D068A9BD2161FD98C8D2CC58BE745CB3','attempt.dispatched',1,20261123,1763870006480,6480,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000009","sale":6,"wallet":"Alipay","means":"Scanned","amount":7700,"phase":"Dispatched","want":"Keep","dispatched":6343}}},"moves":[{"Pend":{"id":"pay-QT000712345600000009","postings":[{"account":{"Clearing":"Alipay"},"delta":7700},{"account":"Sales","delta":-7700}]}}]}');
INSERT INTO "journal" VALUES(53,'lane-7',1,X'22C7CB1BFAAA5CAB0DBA3F91CEEB0160D068A9BD2161FD98C8D2CC58BE745CB3',X'DB69F0EBFC5F1AF4A3569DB2889630F14B4785DE9D8EBA3B724D875EB5EBFDC7','staff.saved',1,20261123,1763870006617,6617,'小王',1,'{"fact":{"StaffSaved":{"staff":{"id":"店长","name":"店长","role":"Manager","grants":[{"right":"Refund","each":null,"day":null},{"right":"OpenDrawer","each":null,"day":null},{"right":"MoveCash","each":null,"day":null},{"right":"CloseShifts","each":null,"day":null},{"right":"SeeReports","each":null,"day":null},{"right":"SeeExpected","each":null,"day":null},{"right":"ManageStaff","each":null,"day":null},{"right":"SeePhones","each":null,"day":null}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(54,'lane-7',1,X'DB69F0EBFC5F1AF4A3569DB2889630F14B4785DE9D8EBA3B724D875EB5EBFDC7',X'792508BDD4694B29EEE55ABA2119DD3338F5968EB0936C3BCCFEDAEF29EB3D82','staff.saved',1,20261123,1763870006754,6754,'小王',1,'{"fact":{"StaffSaved":{"staff":{"id":"小李","name":"小李","role":"Clerk","grants":[]}}},"moves":[]}');
INSERT INTO "journal" VALUES(55,'lane-7',1,X'792508BDD4694B29EEE55ABA2119DD3338F5968EB0936C3BCCFEDAEF29EB3D82',X'C72897C422D93F46760993338B78E4C14575F8E9B31EF2010004405D82D2C5F3','staff.saved',1,20261123,1763870006891,6891,'小王',1,'{"fact":{"StaffSaved":{"staff":{"id":"小赵","name":"小赵","role":"Clerk","grants":[]}}},"moves":[]}');
INSERT INTO "journal" VALUES(56,'lane-7',1,X'C72897C422D93F46760993338B78E4C14575F8E9B31EF2010004405D82D2C5F3',X'5B75BE390F71C2C09F49398CFABCBA125D9A78EDD21EF48F9B6553402974D63C','staff.secret',1,20261123,1763870007028,7028,'小王',1,'{"fact":{"SecretSet":{"staff":"店长","kind":"Pin","set":true}},"moves":[]}');
INSERT INTO "journal" VALUES(57,'lane-7',1,X'5B75BE390F71C2C09F49398CFABCBA125D9A78EDD21EF48F9B6553402974D63C',X'C2C901FA8735A0051502EBC1B5A1B23840D2F449B6C0546A44582AEF3CFA377E','staff.secret',1,20261123,1763870007165,7165,'小王',1,'{"fact":{"SecretSet":{"staff":"小李","kind":"Badge","set":true}},"moves":[]}');
INSERT INTO "journal" VALUES(58,'lane-7',1,X'C2C901FA8735A0051502EBC1B5A1B23840D2F449B6C0546A44582AEF3CFA377E',X'863DA97DC661287F3C7698A60DC9FA2FB04DA848C9FA66536B9F4CA65B1734A1','staff.secret',1,20261123,1763870007302,7302,'小王',1,'{"fact":{"SecretSet":{"staff":"小李","kind":"Badge","set":false}},"moves":[]}');
INSERT INTO "journal" VALUES(59,'lane-7',1,X'863DA97DC661287F3C7698A60DC9FA2FB04DA848C9FA66536B9F4CA65B1734A1',X'28434A6AA15B7E81B0FA173CE3A6A55ECF9209B187E6E102FCC978BAA15414E8','staff.missed',1,20261123,1763870007439,7439,'小王',1,'{"fact":{"PinMissed":{"staff":"店长","misses":{"row":1,"today":1,"day":20261123,"until":7302}}},"moves":[]}');
INSERT INTO "journal" VALUES(60,'lane-7',1,X'28434A6AA15B7E81B0FA173CE3A6A55ECF9209B187E6E102FCC978BAA15414E8',X'4A2FA43E6721EFE769AF82A4299EE92E46C04A43EA12D5376006174EC6FFACC3','staff.missed',1,20261123,1763870007576,7576,'小王',1,'{"fact":{"PinMissed":{"staff":"小李","misses":{"row":2,"today":2,"day":20261123,"until":7439}}},"moves":[]}');
INSERT INTO "journal" VALUES(61,'lane-7',1,X'4A2FA43E6721EFE769AF82A4299EE92E46C04A43EA12D5376006174EC6FFACC3',X'2416505584564771B8821C71208AA443D92756AF52275C6E4023C0ACFE52128D','staff.missed',1,20261123,1763870007713,7713,'小王',1,'{"fact":{"PinMissed":{"staff":"小李","misses":{"row":3,"today":3,"day":20261123,"until":7576}}},"moves":[]}');
INSERT INTO "journal" VALUES(62,'lane-7',1,X'2416505584564771B8821C71208AA443D92756AF52275C6E4023C0ACFE52128D',X'72498809966143364556D776C4ACE489CBB23E8D9101BF8A05C161ECA8251CAF','staff.unlocked',1,20261123,1763870007850,7850,'小王',1,'{"fact":{"PinUnlocked":{"staff":"店长"}},"moves":[]}');
INSERT INTO "journal" VALUES(63,'lane-7',1,X'72498809966143364556D776C4ACE489CBB23E8D9101BF8A05C161ECA8251CAF',X'4B3A84FCB04CF7CE5BA765FB50D6C467B4448F23C705B03610C47D6717A791CE','staff.removed',1,20261123,1763870007987,7987,'小王',1,'{"fact":{"StaffRemoved":{"staff":"小赵"}},"moves":[]}');
INSERT INTO "journal" VALUES(64,'lane-7',1,X'4B3A84FCB04CF7CE5BA765FB50D6C467B4448F23C705B03610C47D6717A791CE',X'77C59BD7BFE9996BA87931C75627C210BB1F8E6BABF8A235A2DDF455B4DDA7BF','shift.opened',1,20261123,1763870008124,8124,'小李',2,'{"fact":{"ShiftOpened":{"shift":2,"staff":"小李","begun":{"id":2,"owner":"小李","name":"小李","opened":1763870000000,"day":20261123,"float":50000,"count":null,"closing":null}}},"moves":[{"Direct":{"id":"float-2","postings":[{"account":"CashDrawer","delta":48000},{"account":"Float","delta":-48000}]}}]}');
INSERT INTO "journal" VALUES(65,'lane-7',1,X'77C59BD7BFE9996BA87931C75627C210BB1F8E6BABF8A235A2DDF455B4DDA7BF',X'5BE9D9947688A0696CE26F0F5C141AD67BBC191A2BEE039B1E7DBC990642E375','staff.in',1,20261123,1763870008261,8261,'小李',2,'{"fact":{"SignedIn":{"staff":"小李","by":"Badge"}},"moves":[]}');
INSERT INTO "journal" VALUES(66,'lane-7',1,X'5BE9D9947688A0696CE26F0F5C141AD67BBC191A2BEE039B1E7DBC990642E375',X'F51DD1BA4D404BDAB2EC5DE857F69DF324D2D7D37B8E2A2E4223B0A26E1CF102','staff.approved',1,20261123,1763870008398,8398,'小李',2,'{"fact":{"Approved":{"act":"Refund","amount":500,"asker":"小李","approver":"店长"}},"moves":[]}');
INSERT INTO "journal" VALUES(67,'lane-7',1,X'F51DD1BA4D404BDAB2EC5DE857F69DF324D2D7D37B8E2A2E4223B0A26E1CF102',X'6D2248EDDD9F4609FA8722D3630D92B61EF0215F99F81D6E2B1B0E9F8DD2DF26','deposit.opened',1,20261123,1763870008535,8535,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":1,"chain":1,"room":"8301","amount":50000,"hold":{"Frozen":{"wallet":"WeChat"}},"freeze":{"no":"QT000712345600000010","sale":0,"wallet":"WeChat","means":"Scanned","amount":50000,"phase":"Dispatched","want":"Keep","dispatched":8398},"lapsed":0,"taken":8398,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(68,'lane-7',1,X'6D2248EDDD9F4609FA8722D3630D92B61EF0215F99F81D6E2B1B0E9F8DD2DF26',X'58F070DCD4CFC49BD1755B24E766C904B890278F3BE8BC8B762504149F27629E','freeze.asking',1,20261123,1763870008672,8672,'小李',2,'{"fact":{"FreezeMoved":{"deposit":1,"phase":{"Asking":"Typing"},"want":"Keep"}},"moves":[]}');
INSERT INTO "journal" VALUES(69,'lane-7',1,X'58F070DCD4CFC49BD1755B24E766C904B890278F3BE8BC8B762504149F27629E',X'9F7BD347C2B16CB75D5C8385D555CD032F38009042ABC0BFAD4A0AB498436958','deposit.held',1,20261123,1763870008809,8809,'小李',2,'{"fact":{"DepositHeld":{"deposit":1,"paid":{"transaction_id":"420000712345600000010","guest_paid":50000,"settled":50000,"paid_at":1763870100,"payer":"o***9abc"},"want":"Keep"}},"moves":[{"Direct":{"id":"deposit-1","postings":[{"account":"DepositsFrozen","delta":50000},{"account":"DepositsFrozenContra","delta":-50000}]}}]}');
INSERT INTO "journal" VALUES(70,'lane-7',1,X'9F7BD347C2B16CB75D5C8385D555CD032F38009042ABC0BFAD4A0AB498436958',X'40FA3B5C279813737F39EC69390AB117E213176F12E73D053B9B88ACE6F297FF','draw.opened',1,20261123,1763870008946,8946,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000011","deposit":1,"kind":"Consume","amount":20000,"freed":30000,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":8809}}},"moves":[{"Pend":{"id":"consume-QT000712345600000011","postings":[{"account":{"Clearing":"WeChat"},"delta":20000},{"account":"Sales","delta":-20000},{"account":"DepositsFrozenContra","delta":50000},{"account":"DepositsFrozen","delta":-50000}]}}]}');
INSERT INTO "journal" VALUES(71,'lane-7',1,X'40FA3B5C279813737F39EC69390AB117E213176F12E73D053B9B88ACE6F297FF',X'C25D864D46E1637CD0FC17F2C0F47E72CBDC21933208E4F74E3E11A6996C446C','draw.asking',1,20261123,1763870009083,9083,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000011","phase":{"Asking":"Silence"}}},"moves":[]}');
INSERT INTO "journal" VALUES(72,'lane-7',1,X'C25D864D46E1637CD0FC17F2C0F47E72CBDC21933208E4F74E3E11A6996C446C',X'D646FA4A6195BA9F2E34796E4E2DDA9A6A5E6C4C7614952BFD987E9D8FE444FE','draw.accepted',1,20261123,1763870009220,9220,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000011","phase":"Accepted"}},"moves":[]}');
INSERT INTO "journal" VALUES(73,'lane-7',1,X'D646FA4A6195BA9F2E34796E4E2DDA9A6A5E6C4C7614952BFD987E9D8FE444FE',X'A306818C4B5C559C41FA923DDFCE08935341D93FE7419A002E45346C9259C5AB','draw.done',1,20261123,1763870009357,9357,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000011","phase":"Done","settled":19900}},"moves":[{"Post":"consume-QT000712345600000011"}]}');
INSERT INTO "journal" VALUES(74,'lane-7',1,X'A306818C4B5C559C41FA923DDFCE08935341D93FE7419A002E45346C9259C5AB',X'B943C38E7D005D86A1505483943BA38C6D59AF8C58764C553FAF33202926B878','deposit.opened',1,20261123,1763870009494,9494,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":2,"chain":2,"room":"8302","amount":60000,"hold":"Cash","freeze":null,"lapsed":0,"taken":9357,"wall":1763870000000}}},"moves":[{"Direct":{"id":"deposit-2","postings":[{"account":"CashDrawer","delta":60000},{"account":"DepositsPaid","delta":-60000}]}}]}');
INSERT INTO "journal" VALUES(75,'lane-7',1,X'B943C38E7D005D86A1505483943BA38C6D59AF8C58764C553FAF33202926B878',X'405F4FE703EAF1B57B809D92C358576DF79808C27DED7CDB877B90798E5D4C6F','slip.issued',1,20261123,1763870009494,9494,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000005","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":2,"room":"8302","hold":"Cash","method":"Cash","number":"","payer":null,"amount":60000,"consumed":0,"returned":0,"left":60000,"arrived":true,"days":null}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(76,'lane-7',1,X'405F4FE703EAF1B57B809D92C358576DF79808C27DED7CDB877B90798E5D4C6F',X'21BB4F15FAEB6D1EA1F7974CB88EF88F39A70E9EAE5416558CF9049587FDD874','print.queued',1,20261123,1763870009494,9494,'小李',2,'{"fact":{"PrintQueued":{"job":5,"slip":"8000745600000005","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(77,'lane-7',1,X'21BB4F15FAEB6D1EA1F7974CB88EF88F39A70E9EAE5416558CF9049587FDD874',X'EA6E6E0CFF9C85DEB6E4AE8E128599EAF1D58E476AE0215DC5D78052D6D42253','draw.opened',1,20261123,1763870009631,9631,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000012","deposit":2,"kind":"Consume","amount":30000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":9494}}},"moves":[{"Direct":{"id":"consume-QT000712345600000012","postings":[{"account":"DepositsPaid","delta":30000},{"account":"Sales","delta":-30000},{"account":"CashDrawer","delta":30000},{"account":"CashDrawer","delta":-30000}]}}]}');
INSERT INTO "journal" VALUES(78,'lane-7',1,X'EA6E6E0CFF9C85DEB6E4AE8E128599EAF1D58E476AE0215DC5D78052D6D42253',X'352A82E991225BB347C72ED622BC44E50D843D16933F0EA3FD51E9E7D1B09A26','draw.opened',1,20261123,1763870009768,9768,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000013","deposit":2,"kind":"Release","amount":10000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":9631}}},"moves":[{"Direct":{"id":"release-QT000712345600000013","postings":[{"account":"DepositsPaid","delta":10000},{"account":"CashDrawer","delta":-10000}]}}]}');
INSERT INTO "journal" VALUES(79,'lane-7',1,X'352A82E991225BB347C72ED622BC44E50D843D16933F0EA3FD51E9E7D1B09A26',X'15FAC8657B8C8D894C1A0908429AD5198F12998AAEFB5569A43EDE539549C5B2','deposit.opened',1,20261123,1763870009905,9905,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":3,"chain":3,"room":"8303","amount":1000,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000014","sale":0,"wallet":"Alipay","means":"Scanned","amount":1000,"phase":"Dispatched","want":"Keep","dispatched":9768},"lapsed":0,"taken":9768,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(80,'lane-7',1,X'15FAC8657B8C8D894C1A0908429AD5198F12998AAEFB5569A43EDE539549C5B2',X'C1EA7D7B6A1F26E965A8D1357EE10382D0FCA6AC882C35C644A01D0422C65132','freeze.refused',1,20261123,1763870010042,10042,'小李',2,'{"fact":{"FreezeMoved":{"deposit":3,"phase":{"Refused":"Balance"},"want":"Keep"}},"moves":[]}');
INSERT INTO "journal" VALUES(81,'lane-7',1,X'C1EA7D7B6A1F26E965A8D1357EE10382D0FCA6AC882C35C644A01D0422C65132',X'338EB15C9E4EC55D89621A84D1ABBA3551AA7733BEAFA9E6EB51243C9D499379','deposit.opened',1,20261123,1763870010179,10179,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":4,"chain":4,"room":"8304","amount":40000,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000015","sale":0,"wallet":"Alipay","means":"Scanned","amount":40000,"phase":"Dispatched","want":"Keep","dispatched":10042},"lapsed":0,"taken":10042,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(82,'lane-7',1,X'338EB15C9E4EC55D89621A84D1ABBA3551AA7733BEAFA9E6EB51243C9D499379',X'B1FDAC532EBAD65A686B4CD4D4CCCD7BF568482F81A024E76A53B358D334D08F','deposit.held',1,20261123,1763870010316,10316,'小李',2,'{"fact":{"DepositHeld":{"deposit":4,"paid":{"transaction_id":"420000712345600000015","guest_paid":40000,"settled":40000,"paid_at":1763870100,"payer":"o***9abc"},"want":"Keep"}},"moves":[{"Direct":{"id":"deposit-4","postings":[{"account":"DepositsFrozen","delta":40000},{"account":"DepositsFrozenContra","delta":-40000}]}}]}');
INSERT INTO "journal" VALUES(83,'lane-7',1,X'B1FDAC532EBAD65A686B4CD4D4CCCD7BF568482F81A024E76A53B358D334D08F',X'B4BA6A4EB845CE708C9F6912BCE6449542982D18BD5F5657487E513981783C10','draw.opened',1,20261123,1763870010453,10453,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000016","deposit":4,"kind":"Release","amount":40000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":10316}}},"moves":[{"Pend":{"id":"release-QT000712345600000016","postings":[{"account":"DepositsFrozenContra","delta":40000},{"account":"DepositsFrozen","delta":-40000}]}}]}');
INSERT INTO "journal" VALUES(84,'lane-7',1,X'B4BA6A4EB845CE708C9F6912BCE6449542982D18BD5F5657487E513981783C10',X'E55D3F6C309A179EE1AF5EB7AD52932F34168F939100DD935F07E8273FD74481','draw.failed',1,20261123,1763870010590,10590,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000016","phase":{"Failed":"Declined"}}},"moves":[{"Void":"release-QT000712345600000016"}]}');
INSERT INTO "journal" VALUES(85,'lane-7',1,X'E55D3F6C309A179EE1AF5EB7AD52932F34168F939100DD935F07E8273FD74481',X'3994447D4449328AC20D00B170D5585C713AD20BA24981EF9B2CE73676B643AA','deposit.lapsed',1,20261123,1763870010727,10727,'小李',2,'{"fact":{"DepositLapsed":{"deposit":4,"amount":40000}},"moves":[{"Direct":{"id":"lapse-4","postings":[{"account":"DepositsFrozenContra","delta":40000},{"account":"DepositsFrozen","delta":-40000}]}}]}');
INSERT INTO "journal" VALUES(86,'lane-7',1,X'3994447D4449328AC20D00B170D5585C713AD20BA24981EF9B2CE73676B643AA',X'1D956C0EBC561912DD4061DF41E597283E98DA92A79EEBA265E220242B0F2610','deposit.opened',1,20261123,1763870010864,10864,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":5,"chain":5,"room":"8305","amount":7000,"hold":{"Frozen":{"wallet":"WeChat"}},"freeze":{"no":"QT000712345600000017","sale":0,"wallet":"WeChat","means":"Scanned","amount":7000,"phase":"Dispatched","want":"Keep","dispatched":10727},"lapsed":0,"taken":10727,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(87,'lane-7',1,X'1D956C0EBC561912DD4061DF41E597283E98DA92A79EEBA265E220242B0F2610',X'6F9EC3B23D8AF7CAEDEB8FE7A1312B1D54E18A6DA19B541C4B6F63A4B24D0F60','deposit.held',1,20261123,1763870011001,11001,'小李',2,'{"fact":{"DepositHeld":{"deposit":5,"paid":{"transaction_id":"420000712345600000017","guest_paid":7000,"settled":7000,"paid_at":1763870100,"payer":"o***9abc"},"want":"GiveBack"}},"moves":[{"Direct":{"id":"deposit-5","postings":[{"account":"DepositsFrozen","delta":7000},{"account":"DepositsFrozenContra","delta":-7000}]}}]}');
INSERT INTO "journal" VALUES(88,'lane-7',1,X'6F9EC3B23D8AF7CAEDEB8FE7A1312B1D54E18A6DA19B541C4B6F63A4B24D0F60',X'6081AA65FCBD683D8C7FF556555343E5A158A0D2418A9DDA794CA386F39EBCD0','draw.opened',1,20261123,1763870011138,11138,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000018","deposit":5,"kind":"Release","amount":7000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":11001}}},"moves":[{"Pend":{"id":"release-QT000712345600000018","postings":[{"account":"DepositsFrozenContra","delta":7000},{"account":"DepositsFrozen","delta":-7000}]}}]}');
INSERT INTO "journal" VALUES(89,'lane-7',1,X'6081AA65FCBD683D8C7FF556555343E5A158A0D2418A9DDA794CA386F39EBCD0',X'777CF08F33D26553093FEFF2E18DDFB3F9FF0ADDCDA94642D9C25DA66A8FB993','sale.opened',1,20261123,1763870011275,11275,'小李',2,'{"fact":{"SaleOpened":{"sale":{"id":7,"entry":{"gross":10100,"discount":100,"undiscountable":0,"due":10000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(90,'lane-7',1,X'777CF08F33D26553093FEFF2E18DDFB3F9FF0ADDCDA94642D9C25DA66A8FB993',X'772C67585DFDB6BCACE3F7E0BF474389994CFF870C69B0AFEE955850BB09BF81','attempt.dispatched',1,20261123,1763870011412,11412,'小李',2,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000019","sale":7,"wallet":"WeChat","means":"Scanned","amount":30000,"held":20000,"phase":"Dispatched","want":"Keep","dispatched":0}}},"moves":[{"Pend":{"id":"pay-QT000712345600000019","postings":[{"account":{"Clearing":"WeChat"},"delta":30000},{"account":"Sales","delta":-10000},{"account":"DepositsPaid","delta":-20000}]}}]}');
INSERT INTO "journal" VALUES(91,'lane-7',1,X'772C67585DFDB6BCACE3F7E0BF474389994CFF870C69B0AFEE955850BB09BF81',X'9CD1C03D6FDF12889211AED62F162CFA2C083A4A7DA972801E504EA2C442F21B','attempt.paid',1,20261123,1763870011549,11549,'小李',2,'{"fact":{"AttemptPaid":{"no":"QT000712345600000019","paid":{"transaction_id":"420000712345600000019","guest_paid":30000,"settled":29500,"paid_at":1763870100,"payer":"o***9abc"},"counted":true,"want":"Keep"}},"moves":[{"Post":"pay-QT000712345600000019"},{"Direct":{"id":"coupon-QT000712345600000019","postings":[{"account":"WalletDiscount","delta":500},{"account":{"Clearing":"WeChat"},"delta":-500}]}}]}');
INSERT INTO "journal" VALUES(92,'lane-7',1,X'9CD1C03D6FDF12889211AED62F162CFA2C083A4A7DA972801E504EA2C442F21B',X'9D1BFE2706402E76CC352F168EE07AF29CB3822AE1E60791C9D652DA6C94D473','deposit.opened',1,20261123,1763870011686,11686,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":6,"chain":6,"room":"8901","amount":20000,"hold":{"Paid":{"wallet":"WeChat","of":"QT000712345600000019","total":30000,"sale":7}},"freeze":null,"lapsed":0,"taken":11549,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(93,'lane-7',1,X'9D1BFE2706402E76CC352F168EE07AF29CB3822AE1E60791C9D652DA6C94D473',X'75384CA6ACD8EBF4267E5AC12641F0643EA05C40EC7867D47E1FB663361B8EBD','deposit.opened',1,20261123,1763870011823,11823,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":7,"chain":7,"room":"8307","amount":30000,"hold":{"Record":"BankCard"},"freeze":null,"lapsed":0,"taken":11686,"wall":1763870000000}}},"moves":[{"Direct":{"id":"deposit-7","postings":[{"account":"BankCard","delta":30000},{"account":"DepositsPaid","delta":-30000}]}}]}');
INSERT INTO "journal" VALUES(94,'lane-7',1,X'75384CA6ACD8EBF4267E5AC12641F0643EA05C40EC7867D47E1FB663361B8EBD',X'14C8F7895059BF7C9C8F4E366D7059C3ADAAA2C66542BD0C00A02856C5CF6B0B','slip.issued',1,20261123,1763870011823,11823,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000006","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":7,"room":"8307","hold":"Cash","method":"BankCard","number":"","payer":null,"amount":30000,"consumed":0,"returned":0,"left":30000,"arrived":true,"days":null}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(95,'lane-7',1,X'14C8F7895059BF7C9C8F4E366D7059C3ADAAA2C66542BD0C00A02856C5CF6B0B',X'4E1731BF805336025B6ACC7D7820CE55992379E1BCDD5F589D30E1530A7B438E','print.queued',1,20261123,1763870011823,11823,'小李',2,'{"fact":{"PrintQueued":{"job":6,"slip":"8000745600000006","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(96,'lane-7',1,X'4E1731BF805336025B6ACC7D7820CE55992379E1BCDD5F589D30E1530A7B438E',X'688EE9E34032BCDE0378578061317E76C6D5614D38A76262829F0BFEF5273B06','deposit.opened',1,20261123,1763870011960,11960,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":8,"chain":2,"room":"8302","amount":800,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000020","sale":0,"wallet":"Alipay","means":"Shown","amount":800,"phase":"Dispatched","want":"Keep","dispatched":0},"lapsed":0,"taken":11823,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(97,'lane-7',1,X'688EE9E34032BCDE0378578061317E76C6D5614D38A76262829F0BFEF5273B06',X'218060AC8008CD480CC978BC86D3110707BEC181D3B9BA8C399E6377A6D2F1F2','cash.moved',1,20261123,1763870012097,12097,'小李',2,'{"fact":{"CashMoved":{"cash":{"way":"Drop","amount":10000,"reason":"Other","note":"零钱"}}},"moves":[{"Direct":{"id":"cash-8000745600000007","postings":[{"account":"CashDrawer","delta":-10000},{"account":"Safe","delta":10000}]}}]}');
INSERT INTO "journal" VALUES(98,'lane-7',1,X'218060AC8008CD480CC978BC86D3110707BEC181D3B9BA8C399E6377A6D2F1F2',X'A016C1DF305993760120EE80A0ADCFE371C9821B34787034C3DEB1B1FBE738A7','slip.issued',1,20261123,1763870012097,12097,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000007","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"Drop","amount":10000,"reason":"Other","note":"零钱"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(99,'lane-7',1,X'A016C1DF305993760120EE80A0ADCFE371C9821B34787034C3DEB1B1FBE738A7',X'81EABC14350CB8FDCA73A713533F3378229C5DE11AB8C4D82C5C9DE9C127CD5F','cash.moved',1,20261123,1763870012234,12234,'小李',2,'{"fact":{"CashMoved":{"cash":{"way":"PayIn","amount":700,"reason":"Other","note":"零钱"}}},"moves":[{"Direct":{"id":"cash-8000745600000008","postings":[{"account":"CashDrawer","delta":700},{"account":"PaidIn","delta":-700}]}}]}');
INSERT INTO "journal" VALUES(100,'lane-7',1,X'81EABC14350CB8FDCA73A713533F3378229C5DE11AB8C4D82C5C9DE9C127CD5F',X'767CDC6598C2FF47048994AE5B432CABD2D3D6BE641807ED2C03C3AA0330D5A2','slip.issued',1,20261123,1763870012234,12234,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000008","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayIn","amount":700,"reason":"Other","note":"零钱"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(101,'lane-7',1,X'767CDC6598C2FF47048994AE5B432CABD2D3D6BE641807ED2C03C3AA0330D5A2',X'974E8E196ACC0BD99447E835655E34A65713D6013A16BC27CB887F5DCAE7548C','cash.moved',1,20261123,1763870012371,12371,'小李',2,'{"fact":{"CashMoved":{"cash":{"way":"PayOut","amount":300,"reason":"Other","note":"零钱"}}},"moves":[{"Direct":{"id":"cash-8000745600000009","postings":[{"account":"CashDrawer","delta":-300},{"account":"PaidOut","delta":300}]}}]}');
INSERT INTO "journal" VALUES(102,'lane-7',1,X'974E8E196ACC0BD99447E835655E34A65713D6013A16BC27CB887F5DCAE7548C',X'3C66C505999D172D418F7D007D49F69FDD0C685FE3A06E966ADAF0F405B17BC0','slip.issued',1,20261123,1763870012371,12371,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000009","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayOut","amount":300,"reason":"Other","note":"零钱"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(103,'lane-7',1,X'3C66C505999D172D418F7D007D49F69FDD0C685FE3A06E966ADAF0F405B17BC0',X'4B7E0DE03C280A9570EA9AE4D60AA0AD88454892C396FC9F085516C59B8EEF50','drawer.opened',1,20261123,1763870012508,12508,'小李',2,'{"fact":{"DrawerOpened":{"reason":"Change"}},"moves":[]}');
INSERT INTO "journal" VALUES(104,'lane-7',1,X'4B7E0DE03C280A9570EA9AE4D60AA0AD88454892C396FC9F085516C59B8EEF50',X'96004DDD4DFDAA8EB89B381E7BD6FC6FFE4A0CDBC499DB7B6D08F3C154D098DA','staff.out',1,20261123,1763870012645,12645,'小李',2,'{"fact":{"SignedOut":{"staff":"小李"}},"moves":[]}');
INSERT INTO "journal" VALUES(105,'lane-7',1,X'96004DDD4DFDAA8EB89B381E7BD6FC6FFE4A0CDBC499DB7B6D08F3C154D098DA',X'2C64093590795708D2B2ADD24C731DF75100A7297D739086BCB09A7527C7B5C6','slip.issued',1,20261123,1763870012782,12782,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000010","kind":"Summary","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Day":{"day":20261123,"shifts":2}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(106,'lane-7',1,X'2C64093590795708D2B2ADD24C731DF75100A7297D739086BCB09A7527C7B5C6',X'411BBB5DFFE394DF851EB9F0A26D2C455F35DD2CAF870B11F6A7420E3D260ECD','shift.counted',1,20261123,1763870012919,12919,'小李',2,'{"fact":{"ShiftCounted":{"shift":2,"count":{"by":"小李","notes":[[10000,3]],"sum":90300,"expected":90400,"wall":1763880000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(107,'lane-7',1,X'411BBB5DFFE394DF851EB9F0A26D2C455F35DD2CAF870B11F6A7420E3D260ECD',X'94D827503B3B452F516221EB98105AA3E2E35589468C181B76EB2A730B382093','shift.closed',1,20261123,1763870013056,13056,'小李',2,'{"fact":{"ShiftClosed":{"shift":2,"closing":{"by":"小李","next":"店长","difference":-100,"reason":"Unknown","note":"","wall":1763880000100}}},"moves":[{"Direct":{"id":"count-2","postings":[{"account":"CashDrawer","delta":-100},{"account":"CashOverShort","delta":100}]}}]}');
INSERT INTO "journal" VALUES(108,'lane-7',1,X'94D827503B3B452F516221EB98105AA3E2E35589468C181B76EB2A730B382093',X'1B3AC8E1BF0982F38C749CF75B517A19E6699340470E88EEF455484B007FF340','slip.issued',1,20261123,1763870013056,13056,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000011","kind":"Handover","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Shift":{"shift":2,"owner":"小李","name":"小李","opened":0,"closed":1,"day":20261123,"next":"店长"}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(109,'lane-7',1,X'1B3AC8E1BF0982F38C749CF75B517A19E6699340470E88EEF455484B007FF340',X'C8C3D6B62387A847B36862D7588AAFC549CCCDDF75B251715E77D7BBD169C116','shift.opened',1,20261123,1763870013193,13193,'店长',3,'{"fact":{"ShiftOpened":{"shift":3,"staff":"店长","begun":{"id":3,"owner":"店长","name":"店长","opened":1763870000000,"day":20261123,"float":90350,"count":null,"closing":null}}},"moves":[{"Direct":{"id":"float-3","postings":[{"account":"CashDrawer","delta":50},{"account":"CashOverShort","delta":-50}]}}]}');
INSERT INTO "journal" VALUES(110,'lane-7',1,X'C8C3D6B62387A847B36862D7588AAFC549CCCDDF75B251715E77D7BBD169C116',X'7DCC0AAC8B440F3CEAFA8B273A5353AFB8D27DFFC6ACF5A8D507B81412636EFD','card.opened',1,20261123,1763870013330,13330,'店长',3,'{"fact":{"CardOpened":{"card":{"id":1,"named":false,"standing":"Active","principal":0,"gift":0,"opened":20261123}}},"moves":[]}');
INSERT INTO "journal" VALUES(111,'lane-7',1,X'7DCC0AAC8B440F3CEAFA8B273A5353AFB8D27DFFC6ACF5A8D507B81412636EFD',X'C5FD6E1F7F8409FA1781C80AB571AFD252123A57701A694B71FB634A5764650D','card.opened',1,20261123,1763870013467,13467,'店长',3,'{"fact":{"CardOpened":{"card":{"id":2,"named":true,"standing":"Active","principal":0,"gift":0,"opened":20261123}}},"moves":[]}');
INSERT INTO "journal" VALUES(112,'lane-7',1,X'C5FD6E1F7F8409FA1781C80AB571AFD252123A57701A694B71FB634A5764650D',X'0F19FFA5F4F6FD42E7CE660A56D719E45402995EB9F2C5792AD03AF9A032F6C6','card.named',1,20261123,1763870013604,13604,'店长',3,'{"fact":{"CardNamed":{"card":1,"named":true}},"moves":[]}');
INSERT INTO "journal" VALUES(113,'lane-7',1,X'0F19FFA5F4F6FD42E7CE660A56D719E45402995EB9F2C5792AD03AF9A032F6C6',X'726C2C4AC0840E9FEAD07CB2BDFCE434C8F43877F4D2AF259FAC28D746ACEDC8','sale.opened',1,20261123,1763870013741,13741,'店长',3,'{"fact":{"SaleOpened":{"sale":{"id":8,"entry":{"gross":30000,"discount":0,"undiscountable":0,"due":30000},"tenders":[],"status":"Open","purpose":{"TopUp":{"card":1,"gift":3000}}}}},"moves":[]}');
INSERT INTO "journal" VALUES(114,'lane-7',1,X'726C2C4AC0840E9FEAD07CB2BDFCE434C8F43877F4D2AF259FAC28D746ACEDC8',X'64DD237133C54B0FEAB590472BE859F3A144E46439007583417E0FF5A4ECDF01','tender.taken',1,20261123,1763870013878,13878,'店长',3,'{"fact":{"TenderTaken":{"sale":8,"tender":{"Cash":{"amount":30000,"rounding":0,"received":30000,"change":0}}}},"moves":[{"Direct":{"id":"tender-8-0","postings":[{"account":"CashDrawer","delta":30000},{"account":"TopUps","delta":-30000}]}}]}');
INSERT INTO "journal" VALUES(115,'lane-7',1,X'64DD237133C54B0FEAB590472BE859F3A144E46439007583417E0FF5A4ECDF01',X'471004FBB05F394F56DE1552AAC690BBFDFB1FEC5298D4808D4B4B5432AD5D5B','sale.settled',1,20261123,1763870013878,13878,'店长',3,'{"fact":{"SaleSettled":{"sale":8,"slip":"8000745600000012"}},"moves":[]}');
INSERT INTO "journal" VALUES(116,'lane-7',1,X'471004FBB05F394F56DE1552AAC690BBFDFB1FEC5298D4808D4B4B5432AD5D5B',X'097AF6F930C3FA47AA80925EF04EC2F50EF9C95CDA637D00FA08C78C1CE03D62','card.moved',1,20261123,1763870013878,13878,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":1,"kind":"TopUp","principal":30000,"gift":3000}],"why":{"Sale":{"sale":8}}}},"moves":[{"Direct":{"id":"load-8","postings":[{"account":"MemberPrincipal","delta":-30000},{"account":"MemberGift","delta":-3000},{"account":"TopUps","delta":30000},{"account":"GiftExpense","delta":3000}]}}]}');
INSERT INTO "journal" VALUES(117,'lane-7',1,X'097AF6F930C3FA47AA80925EF04EC2F50EF9C95CDA637D00FA08C78C1CE03D62',X'0E4EC570382A9B290A1EB013EF2096D07ADB6120305A52BEABE6CAA5CBE3F872','slip.issued',1,20261123,1763870013878,13878,'店长',3,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000012","kind":"Sale","sale":8,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":101,"discount":100,"total":1,"tenders":[{"CashRefund":{"amount":1}}],"reason":"","cards":[{"card":1,"kind":"TopUp","principal":1,"gift":0,"principal_after":30000,"gift_after":3000}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(118,'lane-7',1,X'0E4EC570382A9B290A1EB013EF2096D07ADB6120305A52BEABE6CAA5CBE3F872',X'228B0A1F5311CBB80DA6D9EE745DE1EA1F2172CAA27AFD8C2051EC2A50AA4701','sale.opened',1,20261123,1763870014015,14015,'店长',3,'{"fact":{"SaleOpened":{"sale":{"id":9,"entry":{"gross":50000,"discount":0,"undiscountable":0,"due":50000},"tenders":[],"status":"Open","purpose":{"TopUp":{"card":2,"gift":7500}}}}},"moves":[]}');
INSERT INTO "journal" VALUES(119,'lane-7',1,X'228B0A1F5311CBB80DA6D9EE745DE1EA1F2172CAA27AFD8C2051EC2A50AA4701',X'4B8990E756A61322F32A9AD0235A53BB85EB680674566DF92E2CDC98C2F1A28A','tender.taken',1,20261123,1763870014152,14152,'店长',3,'{"fact":{"TenderTaken":{"sale":9,"tender":{"Record":{"kind":"BankCard","amount":50000,"reference":""}}}},"moves":[{"Direct":{"id":"tender-9-0","postings":[{"account":"BankCard","delta":50000},{"account":"TopUps","delta":-50000}]}}]}');
INSERT INTO "journal" VALUES(120,'lane-7',1,X'4B8990E756A61322F32A9AD0235A53BB85EB680674566DF92E2CDC98C2F1A28A',X'66311DCDE98C1BD0011327104DD087B2161A36419A380528BF357FEC2BEE06BB','sale.settled',1,20261123,1763870014152,14152,'店长',3,'{"fact":{"SaleSettled":{"sale":9,"slip":"8000745600000013"}},"moves":[]}');
INSERT INTO "journal" VALUES(121,'lane-7',1,X'66311DCDE98C1BD0011327104DD087B2161A36419A380528BF357FEC2BEE06BB',X'7BA5463C484AD64787FE955E67FB89A6DAA1F1312CAEE976013960CF7FD9B217','card.moved',1,20261123,1763870014152,14152,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"TopUp","principal":50000,"gift":7500}],"why":{"Sale":{"sale":9}}}},"moves":[{"Direct":{"id":"load-9","postings":[{"account":"MemberPrincipal","delta":-50000},{"account":"MemberGift","delta":-7500},{"account":"TopUps","delta":50000},{"account":"GiftExpense","delta":7500}]}}]}');
INSERT INTO "journal" VALUES(122,'lane-7',1,X'7BA5463C484AD64787FE955E67FB89A6DAA1F1312CAEE976013960CF7FD9B217',X'92B6E50F3D3888759D5CFB649C2EC1DB4B2F6731BA640B662685BE8A1E62CE35','slip.issued',1,20261123,1763870014152,14152,'店长',3,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000013","kind":"Sale","sale":9,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":101,"discount":100,"total":1,"tenders":[{"CashRefund":{"amount":1}}],"reason":"","cards":[{"card":2,"kind":"TopUp","principal":1,"gift":0,"principal_after":50000,"gift_after":7500}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(123,'lane-7',1,X'92B6E50F3D3888759D5CFB649C2EC1DB4B2F6731BA640B662685BE8A1E62CE35',X'5E3671970698131922F5F2C6E3DBFBBF0BB98580454276004DAC73B6D29844AE','sale.opened',1,20261123,1763870014289,14289,'店长',3,'{"fact":{"SaleOpened":{"sale":{"id":10,"entry":{"gross":10100,"discount":100,"undiscountable":0,"due":10000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(124,'lane-7',1,X'5E3671970698131922F5F2C6E3DBFBBF0BB98580454276004DAC73B6D29844AE',X'AD1987E0CB90385C15361F6D6DEB79115F551763725156BFCACE1291F10A780F','tender.taken',1,20261123,1763870014426,14426,'店长',3,'{"fact":{"TenderTaken":{"sale":10,"tender":{"Member":{"card":1,"spent":{"principal":7000,"gift":3000,"earned":350}}}}},"moves":[{"Direct":{"id":"tender-10-0","postings":[{"account":"MemberPrincipal","delta":7000},{"account":"MemberGift","delta":3000},{"account":"Sales","delta":-10000}]}}]}');
INSERT INTO "journal" VALUES(125,'lane-7',1,X'AD1987E0CB90385C15361F6D6DEB79115F551763725156BFCACE1291F10A780F',X'2B7E1EECCFC904764BA0D097C914C96B7903C286F98448BBA1342BE348FE3058','card.moved',1,20261123,1763870014426,14426,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":1,"kind":"Spend","principal":-7000,"gift":-3000},{"card":1,"kind":"SpendGift","principal":0,"gift":350}],"why":{"Sale":{"sale":10}}}},"moves":[{"Direct":{"id":"earn-10-0","postings":[{"account":"GiftExpense","delta":350},{"account":"MemberGift","delta":-350}]}}]}');
INSERT INTO "journal" VALUES(126,'lane-7',1,X'2B7E1EECCFC904764BA0D097C914C96B7903C286F98448BBA1342BE348FE3058',X'8D8C56710FE365735ABDD79B74CF64FB4EAD8413EA1E90A184BC4DCB3B548885','refund.opened',1,20261123,1763870014563,14563,'店长',3,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000021","sale":10,"source":{"Member":{"card":1,"part":0}},"amount":4000,"orphan":false,"reason":"","nonce":"n","phase":"Done","dispatched":14426,"card":{"Spent":{"principal":2800,"gift":1200,"earned":140}}}}},"moves":[{"Direct":{"id":"refund-QT000712345600000021","postings":[{"account":"MemberPrincipal","delta":-2800},{"account":"MemberGift","delta":-1200},{"account":"Refunds","delta":4000}]}}]}');
INSERT INTO "journal" VALUES(127,'lane-7',1,X'8D8C56710FE365735ABDD79B74CF64FB4EAD8413EA1E90A184BC4DCB3B548885',X'96E8D2FB1A051DE14DF16EA2849EDD71BA85F7A58AC66C6E028BD76BB3198CC3','card.moved',1,20261123,1763870014563,14563,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":1,"kind":"GiveBack","principal":2800,"gift":1200},{"card":1,"kind":"SpendGiftBack","principal":0,"gift":-140}],"why":{"GivenBack":{"sale":10,"no":"QT000712345600000021","is":{"principal":2800,"gift":1200,"earned":140}}}}},"moves":[{"Direct":{"id":"unearn-QT000712345600000021","postings":[{"account":"MemberGift","delta":140},{"account":"GiftExpense","delta":-140}]}}]}');
INSERT INTO "journal" VALUES(128,'lane-7',1,X'96E8D2FB1A051DE14DF16EA2849EDD71BA85F7A58AC66C6E028BD76BB3198CC3',X'F1F5BAC1F903AB3C03B2A3D541DDFF021EC31FEA33DA34A77A107469249BDD45','card.moved',1,20261123,1763870014700,14700,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"TopUpRefund","principal":-10000,"gift":-7500}],"why":{"Unloaded":{"sale":9,"is":{"principal":10000,"gift":7500,"withheld":0,"forgiven":0}}}}},"moves":[{"Direct":{"id":"unload-QT000712345600000022","postings":[{"account":"MemberPrincipal","delta":10000},{"account":"MemberGift","delta":7500},{"account":"TopUps","delta":-10000},{"account":"GiftExpense","delta":-7500}]}}]}');
INSERT INTO "journal" VALUES(129,'lane-7',1,X'F1F5BAC1F903AB3C03B2A3D541DDFF021EC31FEA33DA34A77A107469249BDD45',X'3CC3DBE08E4A1508C17BCD9747EEF673947B8E31C70B4A2196617BE77F17A0D8','refund.opened',1,20261123,1763870014700,14700,'店长',3,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000022","sale":9,"source":"Cash","amount":10000,"orphan":false,"reason":"","nonce":"n","phase":"Done","dispatched":14563,"card":{"Unloaded":{"card":2,"is":{"principal":10000,"gift":7500,"withheld":0,"forgiven":0}}}}}},"moves":[{"Direct":{"id":"refund-QT000712345600000022","postings":[{"account":"TopUps","delta":10000},{"account":"CashDrawer","delta":-10000}]}}]}');
INSERT INTO "journal" VALUES(130,'lane-7',1,X'3CC3DBE08E4A1508C17BCD9747EEF673947B8E31C70B4A2196617BE77F17A0D8',X'AD0BAF1BCED6201D7CEF186E4D114D3D2F2E2363DD25046D7433E3BE6B96AEF1','card.moved',1,20261123,1763870014837,14837,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"TopUpRefund","principal":-5000,"gift":0}],"why":{"Unloaded":{"sale":9,"is":{"principal":5000,"gift":0,"withheld":0,"forgiven":0}}}}},"moves":[{"Direct":{"id":"unload-QT000712345600000023","postings":[{"account":"MemberPrincipal","delta":5000},{"account":"TopUps","delta":-5000}]}}]}');
INSERT INTO "journal" VALUES(131,'lane-7',1,X'AD0BAF1BCED6201D7CEF186E4D114D3D2F2E2363DD25046D7433E3BE6B96AEF1',X'B2F1C1C07BF1BD03C213D1DD9E7A6C30CCF8FD2B9F824374988F82ABE51E0997','refund.opened',1,20261123,1763870014837,14837,'店长',3,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000023","sale":9,"source":"Cash","amount":5000,"orphan":false,"reason":"","nonce":"n","phase":"Dispatched","dispatched":14700,"card":{"Unloaded":{"card":2,"is":{"principal":5000,"gift":0,"withheld":0,"forgiven":0}}}}}},"moves":[{"Pend":{"id":"refund-QT000712345600000023","postings":[{"account":"TopUps","delta":5000},{"account":"CashDrawer","delta":-5000}]}}]}');
INSERT INTO "journal" VALUES(132,'lane-7',1,X'B2F1C1C07BF1BD03C213D1DD9E7A6C30CCF8FD2B9F824374988F82ABE51E0997',X'DC28B33523291EDA7C1A6CC8E13B90CF799C36CEA0C0088020BB4266DFD43214','refund.failed',1,20261123,1763870014974,14974,'店长',3,'{"fact":{"RefundMoved":{"no":"QT000712345600000023","phase":{"Failed":"PayByHand"}}},"moves":[{"Void":"refund-QT000712345600000023"}]}');
INSERT INTO "journal" VALUES(133,'lane-7',1,X'DC28B33523291EDA7C1A6CC8E13B90CF799C36CEA0C0088020BB4266DFD43214',X'D6AC0BD94A935341A781B04070C29DB17B14BFD239995BB1A10F34D045921219','card.moved',1,20261123,1763870015111,15111,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"TopUp","principal":5000,"gift":0}],"why":{"Reloaded":{"sale":9,"no":"QT000712345600000023","amount":5000}}}},"moves":[{"Direct":{"id":"reload-QT000712345600000023","postings":[{"account":"MemberPrincipal","delta":-5000},{"account":"TopUps","delta":5000}]}}]}');
INSERT INTO "journal" VALUES(134,'lane-7',1,X'D6AC0BD94A935341A781B04070C29DB17B14BFD239995BB1A10F34D045921219',X'5FC034D2FB5DFFF177DADC959F8FF19EA42E2781C60A10C18E5710E3F9170053','sale.opened',1,20261123,1763870015248,15248,'店长',3,'{"fact":{"SaleOpened":{"sale":{"id":11,"entry":{"gross":1100,"discount":100,"undiscountable":0,"due":1000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(135,'lane-7',1,X'5FC034D2FB5DFFF177DADC959F8FF19EA42E2781C60A10C18E5710E3F9170053',X'771F6AC925637DA2C837CC21AE39A474A10573ABDE446BF84D78CF632742DBD5','card.moved',1,20261123,1763870015385,15385,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"SmallChange","principal":350,"gift":0}],"why":{"Change":{"sale":11}}}},"moves":[{"Direct":{"id":"change-2-1","postings":[{"account":"MemberPrincipal","delta":-350},{"account":"CashDrawer","delta":350}]}}]}');
INSERT INTO "journal" VALUES(136,'lane-7',1,X'771F6AC925637DA2C837CC21AE39A474A10573ABDE446BF84D78CF632742DBD5',X'93EC0EC2FD1C4DB3D8475E0518C549F353AAFC7CBD24E21E7FA898D1114A9E38','card.moved',1,20261123,1763870015522,15522,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"Adjust","principal":0,"gift":60}],"why":"Desk","note":"柜台"}},"moves":[{"Direct":{"id":"card-2-2","postings":[{"account":"MemberGift","delta":-60},{"account":"MemberAdjustment","delta":60}]}}]}');
INSERT INTO "journal" VALUES(137,'lane-7',1,X'93EC0EC2FD1C4DB3D8475E0518C549F353AAFC7CBD24E21E7FA898D1114A9E38',X'073BEDFDA37598BE167958CAA0259067165A3153D07E97937AFA67B9C922D7F2','card.moved',1,20261123,1763870015659,15659,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":1,"kind":"Adjust","principal":7,"gift":0}],"why":"Desk","note":"柜台"}},"moves":[{"Direct":{"id":"card-1-3","postings":[{"account":"MemberPrincipal","delta":-7},{"account":"MemberAdjustment","delta":7}]}}]}');
INSERT INTO "journal" VALUES(138,'lane-7',1,X'073BEDFDA37598BE167958CAA0259067165A3153D07E97937AFA67B9C922D7F2',X'78166A96A363317A03809E8EE74081794CF64389DB8FC4B43120B879A6B8F896','card.moved',1,20261123,1763870015796,15796,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":1,"kind":"CardOut","principal":-949,"gift":-51},{"card":2,"kind":"CardIn","principal":949,"gift":51}],"why":"Desk","note":"柜台"}},"moves":[{"Direct":{"id":"card-1-4","postings":[{"account":"MemberPrincipal","delta":949},{"account":"MemberGift","delta":51},{"account":"MemberPrincipal","delta":-949},{"account":"MemberGift","delta":-51}]}}]}');
INSERT INTO "journal" VALUES(139,'lane-7',1,X'78166A96A363317A03809E8EE74081794CF64389DB8FC4B43120B879A6B8F896',X'A66CA782D20CBE719FB27C9EA4E2C0CD88C8B1C9995FE12656FF66E5AE094C40','card.opened',1,20261123,1763870015933,15933,'店长',3,'{"fact":{"CardOpened":{"card":{"id":3,"named":true,"standing":"Active","principal":0,"gift":0,"opened":20261123}}},"moves":[]}');
INSERT INTO "journal" VALUES(140,'lane-7',1,X'A66CA782D20CBE719FB27C9EA4E2C0CD88C8B1C9995FE12656FF66E5AE094C40',X'E077BEBF5E647C8765DDACE35BE2C0663463EF94F136DFA6F9F7AB05F8A5DCC6','card.moved',1,20261123,1763870016070,16070,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"Lost","principal":0,"gift":0}],"why":"Desk","note":"柜台"}},"moves":[]}');
INSERT INTO "journal" VALUES(141,'lane-7',1,X'E077BEBF5E647C8765DDACE35BE2C0663463EF94F136DFA6F9F7AB05F8A5DCC6',X'E89FEE16F80D065B31A629AEFD6D98780D8A5B4EB3A53F04C99EAE314AE09E36','card.moved',1,20261123,1763870016207,16207,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"Found","principal":0,"gift":0}],"why":"Desk","note":"柜台"}},"moves":[]}');
INSERT INTO "journal" VALUES(142,'lane-7',1,X'E89FEE16F80D065B31A629AEFD6D98780D8A5B4EB3A53F04C99EAE314AE09E36',X'F6420D9AF42CE476BC39F938B881B635B4D77D87E39C48641A344626E2FD1D66','card.moved',1,20261123,1763870016344,16344,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"Lost","principal":0,"gift":0}],"why":"Desk","note":"柜台"}},"moves":[]}');
INSERT INTO "journal" VALUES(143,'lane-7',1,X'F6420D9AF42CE476BC39F938B881B635B4D77D87E39C48641A344626E2FD1D66',X'1E452861CCA9E27D7CFF3B9D056B039AA4A4E6FD6940C9DE2108531C913C2488','card.moved',1,20261123,1763870016481,16481,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":2,"kind":"ReplaceOut","principal":-41299,"gift":-111},{"card":3,"kind":"ReplaceIn","principal":41299,"gift":111}],"why":"Desk","note":"柜台"}},"moves":[{"Direct":{"id":"card-2-5","postings":[{"account":"MemberPrincipal","delta":41299},{"account":"MemberGift","delta":111},{"account":"MemberPrincipal","delta":-41299},{"account":"MemberGift","delta":-111}]}}]}');
INSERT INTO "journal" VALUES(144,'lane-7',1,X'1E452861CCA9E27D7CFF3B9D056B039AA4A4E6FD6940C9DE2108531C913C2488',X'18B9B725E56F6E37462C4E21CE5D6C59F337D724B82965B827C1B6090EC95A47','holder.seen',1,20261123,1763870016618,16618,'店长',3,'{"fact":{"HolderSeen":{"card":1,"reason":"失卡"}},"moves":[]}');
INSERT INTO "journal" VALUES(145,'lane-7',1,X'18B9B725E56F6E37462C4E21CE5D6C59F337D724B82965B827C1B6090EC95A47',X'8C1816E99022FD425E800ECE21AB2CE2E4CCE02116458756732B4270B725FB2E','holder.forgotten',1,20261123,1763870016618,16618,'店长',3,'{"fact":{"HolderForgotten":{"card":2}},"moves":[]}');
INSERT INTO "journal" VALUES(146,'lane-7',1,X'8C1816E99022FD425E800ECE21AB2CE2E4CCE02116458756732B4270B725FB2E',X'C081DC3B8DF3889226624D59C494BB43927CCBDE26519919EDE37FD8C108DD7D','members.exported',1,20261123,1763870016618,16618,'店长',3,'{"fact":{"MembersExported":{"count":2,"masked":true}},"moves":[]}');
INSERT INTO "journal" VALUES(147,'lane-7',1,X'C081DC3B8DF3889226624D59C494BB43927CCBDE26519919EDE37FD8C108DD7D',X'6F73718AB9BCAA938DBF45AD878B92DB8127CFCE3E1C2890D2E127469CE7F1DD','batch.cards',1,20261123,1763870016755,16755,'店长',3,'{"fact":{"CardsStaged":{"batch":1,"first":4,"rows":[[1,2],[1,2]]}},"moves":[]}');
INSERT INTO "journal" VALUES(148,'lane-7',1,X'6F73718AB9BCAA938DBF45AD878B92DB8127CFCE3E1C2890D2E127469CE7F1DD',X'49342831A4EBB02B8AECAE5653CAF65A5314C7B686AAC900039EE608D10F329E','batch.cards',1,20261123,1763870016892,16892,'店长',3,'{"fact":{"CardsStaged":{"batch":1,"first":6,"rows":[[1,2]]}},"moves":[]}');
INSERT INTO "journal" VALUES(149,'lane-7',1,X'49342831A4EBB02B8AECAE5653CAF65A5314C7B686AAC900039EE608D10F329E',X'9B3C9702B18C9C17F45CB0C0A0AE1D36081DCE18B055D4725636656533844FA2','batch.balances',1,20261123,1763870017029,17029,'店长',3,'{"fact":{"BalancesStaged":{"batch":1,"rows":[[1,4,0]]}},"moves":[]}');
INSERT INTO "journal" VALUES(150,'lane-7',1,X'9B3C9702B18C9C17F45CB0C0A0AE1D36081DCE18B055D4725636656533844FA2',X'28CCB24184EC861B7A4DD2C00473F221D58F96C8752A7E55BC9831D3076BFF87','batch.dropped',1,20261123,1763870017166,17166,'店长',3,'{"fact":{"BatchDropped":{"batch":1}},"moves":[]}');
INSERT INTO "journal" VALUES(151,'lane-7',1,X'28CCB24184EC861B7A4DD2C00473F221D58F96C8752A7E55BC9831D3076BFF87',X'94E2170C5C025BC7CCE700B3209252D98443C9D35D8D277D1ABB520230AAE8F8','batch.cards',1,20261123,1763870017303,17303,'店长',3,'{"fact":{"CardsStaged":{"batch":2,"first":7,"rows":[[12000,500],[0,0]]}},"moves":[]}');
INSERT INTO "journal" VALUES(152,'lane-7',1,X'94E2170C5C025BC7CCE700B3209252D98443C9D35D8D277D1ABB520230AAE8F8',X'C7DA117365D5DA458BAE4216E726DEB3507EA4D2584FE8DD3CD24A366A0AF7B1','batch.cards',1,20261123,1763870017440,17440,'店长',3,'{"fact":{"CardsStaged":{"batch":2,"first":9,"rows":[[777,0]]}},"moves":[]}');
INSERT INTO "journal" VALUES(153,'lane-7',1,X'C7DA117365D5DA458BAE4216E726DEB3507EA4D2584FE8DD3CD24A366A0AF7B1',X'289F15E286B28E758A7A2318450F805445794079D081541CB22B70B118C9F9F9','batch.balances',1,20261123,1763870017577,17577,'店长',3,'{"fact":{"BalancesStaged":{"batch":2,"rows":[[3,100,9]]}},"moves":[]}');
INSERT INTO "journal" VALUES(154,'lane-7',1,X'289F15E286B28E758A7A2318450F805445794079D081541CB22B70B118C9F9F9',X'638DD61245D9CD6089C94D427A32CDD73B1E585CF19E63EC0B06221CD36DAE09','batch.imported',1,20261123,1763870017714,17714,'店长',3,'{"fact":{"BatchImported":{"batch":2,"import":{"cards":3,"merged":1,"principal":12877,"gift":509,"whole":false,"identity":"0000000000000000000000000000000000000000000000000000000000000002"}}},"moves":[{"Direct":{"id":"batch-2","postings":[{"account":"MemberOpening","delta":13386},{"account":"MemberPrincipal","delta":-12877},{"account":"MemberGift","delta":-509}]}}]}');
INSERT INTO "journal" VALUES(155,'lane-7',1,X'638DD61245D9CD6089C94D427A32CDD73B1E585CF19E63EC0B06221CD36DAE09',X'5BD661C5906F6554353B91E913E62EAEB4A687147F275AC7A3104B2DBBD91A41','batch.cards',1,20261123,1763870017851,17851,'店长',3,'{"fact":{"CardsStaged":{"batch":3,"first":10,"rows":[[50,0]]}},"moves":[]}');
INSERT INTO "journal" VALUES(156,'lane-7',1,X'5BD661C5906F6554353B91E913E62EAEB4A687147F275AC7A3104B2DBBD91A41',X'C7AF2B1BA0A0B41236AD69D4B9DACC1C7E02C823C31EFDAB69C55460341634A4','batch.balances',1,20261123,1763870017988,17988,'店长',3,'{"fact":{"BalancesStaged":{"batch":3,"rows":[[1,60,6]]}},"moves":[]}');
INSERT INTO "journal" VALUES(157,'lane-7',1,X'C7AF2B1BA0A0B41236AD69D4B9DACC1C7E02C823C31EFDAB69C55460341634A4',X'7338030393E4E037DD23A4838E8A64DF06AEEF64F69E67C545110990207C5F54','batch.imported',1,20261123,1763870018125,18125,'店长',3,'{"fact":{"BatchImported":{"batch":3,"import":{"cards":1,"merged":1,"principal":110,"gift":6,"whole":false,"identity":"0000000000000000000000000000000000000000000000000000000000000003"}}},"moves":[{"Direct":{"id":"batch-3","postings":[{"account":"MemberOpening","delta":116},{"account":"MemberPrincipal","delta":-110},{"account":"MemberGift","delta":-6}]}}]}');
INSERT INTO "journal" VALUES(158,'lane-7',1,X'7338030393E4E037DD23A4838E8A64DF06AEEF64F69E67C545110990207C5F54',X'3BC04DCEB791FCB2D1E28E157E2AF625DB67239FBA583300A2B972D9DA5E75AF','batch.undone',1,20261123,1763870018262,18262,'店长',3,'{"fact":{"BatchUndone":{"batch":3}},"moves":[{"Direct":{"id":"unbatch-3","postings":[{"account":"MemberOpening","delta":-116},{"account":"MemberPrincipal","delta":110},{"account":"MemberGift","delta":6}]}}]}');
INSERT INTO "journal" VALUES(159,'lane-7',1,X'3BC04DCEB791FCB2D1E28E157E2AF625DB67239FBA583300A2B972D9DA5E75AF',X'BB7D18357841B15C2951FDAEC4D3983883186601B22993AF622BB1D6B60AA023','card.opened',1,20261123,1763870018399,18399,'店长',3,'{"fact":{"CardOpened":{"card":{"id":11,"named":true,"standing":"Active","principal":0,"gift":0,"opened":20261123}}},"moves":[]}');
INSERT INTO "journal" VALUES(160,'lane-7',1,X'BB7D18357841B15C2951FDAEC4D3983883186601B22993AF622BB1D6B60AA023',X'F91A5D1899433B8798C5EB99696DDA1B42D76936749F6312D7CD0BFA9DFDB458','sale.opened',1,20261123,1763870018536,18536,'店长',3,'{"fact":{"SaleOpened":{"sale":{"id":12,"entry":{"gross":1100,"discount":100,"undiscountable":0,"due":1000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(161,'lane-7',1,X'F91A5D1899433B8798C5EB99696DDA1B42D76936749F6312D7CD0BFA9DFDB458',X'E662BB441333AF85B0B0C6F012797D12AF96998A4DAC91B382B4C94AAC3A37D5','card.moved',1,20261123,1763870018673,18673,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":11,"kind":"SmallChange","principal":88,"gift":0}],"why":{"Change":{"sale":12}}}},"moves":[{"Direct":{"id":"change-11-6","postings":[{"account":"MemberPrincipal","delta":-88},{"account":"CashDrawer","delta":88}]}}]}');
INSERT INTO "journal" VALUES(162,'lane-7',1,X'E662BB441333AF85B0B0C6F012797D12AF96998A4DAC91B382B4C94AAC3A37D5',X'1DFA5CCAE7D4C32C2EA52788A49EF607832A6832671B06C824452F848F89DDA6','card.moved',1,20261123,1763870018810,18810,'店长',3,'{"fact":{"CardsMoved":{"moves":[{"card":11,"kind":"Close","principal":-88,"gift":0}],"why":"Desk","note":"柜台"}},"moves":[{"Direct":{"id":"close-11","postings":[{"account":"MemberPrincipal","delta":88},{"account":"CashDrawer","delta":-88}]}}]}');
INSERT INTO "journal" VALUES(163,'lane-7',1,X'1DFA5CCAE7D4C32C2EA52788A49EF607832A6832671B06C824452F848F89DDA6',X'ED18228367A0505BC4F86070A8F3DB4C1CE144DE1B79CEA00D2603CDE0C5FCA6','batch.cards',1,20261123,1763870018947,18947,'店长',3,'{"fact":{"CardsStaged":{"batch":4,"first":12,"rows":[[5,5]]}},"moves":[]}');
INSERT INTO "journal" VALUES(164,'lane-7',1,X'ED18228367A0505BC4F86070A8F3DB4C1CE144DE1B79CEA00D2603CDE0C5FCA6',X'D19281F57996CEE4AB50F9007C82C1D65A323D8C679ED6865DDB1EAE7C69E8FB','batch.balances',1,20261123,1763870019084,19084,'店长',3,'{"fact":{"BalancesStaged":{"batch":4,"rows":[[1,6,6]]}},"moves":[]}');
CREATE TABLE ledger_txn (
  id            TEXT    PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('pending', 'posted', 'voided')),
  seq_opened    INTEGER NOT NULL,
  seq_closed    INTEGER,
  business_date INTEGER NOT NULL,
  shift         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "ledger_txn" VALUES('batch-2','posted',154,154,20261123,3);
INSERT INTO "ledger_txn" VALUES('batch-3','posted',157,157,20261123,3);
INSERT INTO "ledger_txn" VALUES('card-1-3','posted',137,137,20261123,3);
INSERT INTO "ledger_txn" VALUES('card-1-4','posted',138,138,20261123,3);
INSERT INTO "ledger_txn" VALUES('card-2-2','posted',136,136,20261123,3);
INSERT INTO "ledger_txn" VALUES('card-2-5','posted',143,143,20261123,3);
INSERT INTO "ledger_txn" VALUES('cash-8000745600000007','posted',97,97,20261123,2);
INSERT INTO "ledger_txn" VALUES('cash-8000745600000008','posted',99,99,20261123,2);
INSERT INTO "ledger_txn" VALUES('cash-8000745600000009','posted',101,101,20261123,2);
INSERT INTO "ledger_txn" VALUES('change-11-6','posted',161,161,20261123,3);
INSERT INTO "ledger_txn" VALUES('change-2-1','posted',135,135,20261123,3);
INSERT INTO "ledger_txn" VALUES('close-11','posted',162,162,20261123,3);
INSERT INTO "ledger_txn" VALUES('consume-QT000712345600000011','posted',70,73,20261123,2);
INSERT INTO "ledger_txn" VALUES('consume-QT000712345600000012','posted',77,77,20261123,2);
INSERT INTO "ledger_txn" VALUES('count-2','posted',107,107,20261123,2);
INSERT INTO "ledger_txn" VALUES('coupon-QT000712345600000019','posted',91,91,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-1','posted',69,69,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-2','posted',74,74,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-4','posted',82,82,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-5','posted',87,87,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-7','posted',93,93,20261123,2);
INSERT INTO "ledger_txn" VALUES('earn-10-0','posted',125,125,20261123,3);
INSERT INTO "ledger_txn" VALUES('float-2','posted',64,64,20261123,2);
INSERT INTO "ledger_txn" VALUES('float-3','posted',109,109,20261123,3);
INSERT INTO "ledger_txn" VALUES('lapse-4','posted',85,85,20261123,2);
INSERT INTO "ledger_txn" VALUES('load-8','posted',116,116,20261123,3);
INSERT INTO "ledger_txn" VALUES('load-9','posted',121,121,20261123,3);
INSERT INTO "ledger_txn" VALUES('orphan-QT000712345600000005','posted',40,40,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000001','posted',5,7,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000004','voided',29,30,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000005','voided',37,40,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000007','voided',44,47,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000008','voided',50,51,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000009','pending',52,NULL,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000019','posted',90,91,20261123,2);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000002','posted',13,16,20261123,1);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000003','voided',26,27,20261123,1);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000006','voided',41,42,20261123,1);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000021','posted',126,126,20261123,3);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000022','posted',129,129,20261123,3);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000023','voided',131,132,20261123,3);
INSERT INTO "ledger_txn" VALUES('release-QT000712345600000013','posted',78,78,20261123,2);
INSERT INTO "ledger_txn" VALUES('release-QT000712345600000016','voided',83,84,20261123,2);
INSERT INTO "ledger_txn" VALUES('release-QT000712345600000018','pending',88,NULL,20261123,2);
INSERT INTO "ledger_txn" VALUES('reload-QT000712345600000023','posted',133,133,20261123,3);
INSERT INTO "ledger_txn" VALUES('settle-1','posted',8,8,20261123,1);
INSERT INTO "ledger_txn" VALUES('settle-2','posted',23,23,20261123,1);
INSERT INTO "ledger_txn" VALUES('settle-3','posted',32,32,20261123,1);
INSERT INTO "ledger_txn" VALUES('tender-10-0','posted',124,124,20261123,3);
INSERT INTO "ledger_txn" VALUES('tender-2','posted',21,21,20261123,1);
INSERT INTO "ledger_txn" VALUES('tender-3','posted',31,31,20261123,1);
INSERT INTO "ledger_txn" VALUES('tender-8-0','posted',114,114,20261123,3);
INSERT INTO "ledger_txn" VALUES('tender-9-0','posted',119,119,20261123,3);
INSERT INTO "ledger_txn" VALUES('unbatch-3','posted',158,158,20261123,3);
INSERT INTO "ledger_txn" VALUES('unearn-QT000712345600000021','posted',127,127,20261123,3);
INSERT INTO "ledger_txn" VALUES('unload-QT000712345600000022','posted',128,128,20261123,3);
INSERT INTO "ledger_txn" VALUES('unload-QT000712345600000023','posted',130,130,20261123,3);
CREATE TABLE posting (
  txn     TEXT    NOT NULL REFERENCES ledger_txn (id),
  n       INTEGER NOT NULL,
  account TEXT    NOT NULL,
  delta   INTEGER NOT NULL,
  PRIMARY KEY (txn, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "posting" VALUES('batch-2',1,'member_opening',13386);
INSERT INTO "posting" VALUES('batch-2',2,'member_principal',-12877);
INSERT INTO "posting" VALUES('batch-2',3,'member_gift',-509);
INSERT INTO "posting" VALUES('batch-3',1,'member_opening',116);
INSERT INTO "posting" VALUES('batch-3',2,'member_principal',-110);
INSERT INTO "posting" VALUES('batch-3',3,'member_gift',-6);
INSERT INTO "posting" VALUES('card-1-3',1,'member_principal',-7);
INSERT INTO "posting" VALUES('card-1-3',2,'member_adjustment',7);
INSERT INTO "posting" VALUES('card-1-4',1,'member_principal',949);
INSERT INTO "posting" VALUES('card-1-4',2,'member_gift',51);
INSERT INTO "posting" VALUES('card-1-4',3,'member_principal',-949);
INSERT INTO "posting" VALUES('card-1-4',4,'member_gift',-51);
INSERT INTO "posting" VALUES('card-2-2',1,'member_gift',-60);
INSERT INTO "posting" VALUES('card-2-2',2,'member_adjustment',60);
INSERT INTO "posting" VALUES('card-2-5',1,'member_principal',41299);
INSERT INTO "posting" VALUES('card-2-5',2,'member_gift',111);
INSERT INTO "posting" VALUES('card-2-5',3,'member_principal',-41299);
INSERT INTO "posting" VALUES('card-2-5',4,'member_gift',-111);
INSERT INTO "posting" VALUES('cash-8000745600000007',1,'cash_drawer',-10000);
INSERT INTO "posting" VALUES('cash-8000745600000007',2,'safe',10000);
INSERT INTO "posting" VALUES('cash-8000745600000008',1,'cash_drawer',700);
INSERT INTO "posting" VALUES('cash-8000745600000008',2,'paid_in',-700);
INSERT INTO "posting" VALUES('cash-8000745600000009',1,'cash_drawer',-300);
INSERT INTO "posting" VALUES('cash-8000745600000009',2,'paid_out',300);
INSERT INTO "posting" VALUES('change-11-6',1,'member_principal',-88);
INSERT INTO "posting" VALUES('change-11-6',2,'cash_drawer',88);
INSERT INTO "posting" VALUES('change-2-1',1,'member_principal',-350);
INSERT INTO "posting" VALUES('change-2-1',2,'cash_drawer',350);
INSERT INTO "posting" VALUES('close-11',1,'member_principal',88);
INSERT INTO "posting" VALUES('close-11',2,'cash_drawer',-88);
INSERT INTO "posting" VALUES('consume-QT000712345600000011',1,'clearing_wechat',20000);
INSERT INTO "posting" VALUES('consume-QT000712345600000011',2,'sales',-20000);
INSERT INTO "posting" VALUES('consume-QT000712345600000011',3,'deposits_frozen_contra',50000);
INSERT INTO "posting" VALUES('consume-QT000712345600000011',4,'deposits_frozen',-50000);
INSERT INTO "posting" VALUES('consume-QT000712345600000012',1,'deposits_paid',30000);
INSERT INTO "posting" VALUES('consume-QT000712345600000012',2,'sales',-30000);
INSERT INTO "posting" VALUES('consume-QT000712345600000012',3,'cash_drawer',30000);
INSERT INTO "posting" VALUES('consume-QT000712345600000012',4,'cash_drawer',-30000);
INSERT INTO "posting" VALUES('count-2',1,'cash_drawer',-100);
INSERT INTO "posting" VALUES('count-2',2,'cash_over_short',100);
INSERT INTO "posting" VALUES('coupon-QT000712345600000019',1,'wallet_discount',500);
INSERT INTO "posting" VALUES('coupon-QT000712345600000019',2,'clearing_wechat',-500);
INSERT INTO "posting" VALUES('deposit-1',1,'deposits_frozen',50000);
INSERT INTO "posting" VALUES('deposit-1',2,'deposits_frozen_contra',-50000);
INSERT INTO "posting" VALUES('deposit-2',1,'cash_drawer',60000);
INSERT INTO "posting" VALUES('deposit-2',2,'deposits_paid',-60000);
INSERT INTO "posting" VALUES('deposit-4',1,'deposits_frozen',40000);
INSERT INTO "posting" VALUES('deposit-4',2,'deposits_frozen_contra',-40000);
INSERT INTO "posting" VALUES('deposit-5',1,'deposits_frozen',7000);
INSERT INTO "posting" VALUES('deposit-5',2,'deposits_frozen_contra',-7000);
INSERT INTO "posting" VALUES('deposit-7',1,'bank_card',30000);
INSERT INTO "posting" VALUES('deposit-7',2,'deposits_paid',-30000);
INSERT INTO "posting" VALUES('earn-10-0',1,'gift_expense',350);
INSERT INTO "posting" VALUES('earn-10-0',2,'member_gift',-350);
INSERT INTO "posting" VALUES('float-2',1,'cash_drawer',48000);
INSERT INTO "posting" VALUES('float-2',2,'float',-48000);
INSERT INTO "posting" VALUES('float-3',1,'cash_drawer',50);
INSERT INTO "posting" VALUES('float-3',2,'cash_over_short',-50);
INSERT INTO "posting" VALUES('lapse-4',1,'deposits_frozen_contra',40000);
INSERT INTO "posting" VALUES('lapse-4',2,'deposits_frozen',-40000);
INSERT INTO "posting" VALUES('load-8',1,'member_principal',-30000);
INSERT INTO "posting" VALUES('load-8',2,'member_gift',-3000);
INSERT INTO "posting" VALUES('load-8',3,'top_ups',30000);
INSERT INTO "posting" VALUES('load-8',4,'gift_expense',3000);
INSERT INTO "posting" VALUES('load-9',1,'member_principal',-50000);
INSERT INTO "posting" VALUES('load-9',2,'member_gift',-7500);
INSERT INTO "posting" VALUES('load-9',3,'top_ups',50000);
INSERT INTO "posting" VALUES('load-9',4,'gift_expense',7500);
INSERT INTO "posting" VALUES('orphan-QT000712345600000005',1,'clearing_wechat',8800);
INSERT INTO "posting" VALUES('orphan-QT000712345600000005',2,'orphan_charges',-8800);
INSERT INTO "posting" VALUES('pay-QT000712345600000001',1,'clearing_wechat',12850);
INSERT INTO "posting" VALUES('pay-QT000712345600000001',2,'sales',-12850);
INSERT INTO "posting" VALUES('pay-QT000712345600000004',1,'clearing_alipay',3333);
INSERT INTO "posting" VALUES('pay-QT000712345600000004',2,'sales',-3333);
INSERT INTO "posting" VALUES('pay-QT000712345600000005',1,'clearing_wechat',8800);
INSERT INTO "posting" VALUES('pay-QT000712345600000005',2,'sales',-8800);
INSERT INTO "posting" VALUES('pay-QT000712345600000007',1,'clearing_alipay',500);
INSERT INTO "posting" VALUES('pay-QT000712345600000007',2,'sales',-500);
INSERT INTO "posting" VALUES('pay-QT000712345600000008',1,'clearing_wechat',7700);
INSERT INTO "posting" VALUES('pay-QT000712345600000008',2,'sales',-7700);
INSERT INTO "posting" VALUES('pay-QT000712345600000009',1,'clearing_alipay',7700);
INSERT INTO "posting" VALUES('pay-QT000712345600000009',2,'sales',-7700);
INSERT INTO "posting" VALUES('pay-QT000712345600000019',1,'clearing_wechat',30000);
INSERT INTO "posting" VALUES('pay-QT000712345600000019',2,'sales',-10000);
INSERT INTO "posting" VALUES('pay-QT000712345600000019',3,'deposits_paid',-20000);
INSERT INTO "posting" VALUES('refund-QT000712345600000002',1,'refunds',6000);
INSERT INTO "posting" VALUES('refund-QT000712345600000002',2,'clearing_wechat',-6000);
INSERT INTO "posting" VALUES('refund-QT000712345600000003',1,'refunds',2000);
INSERT INTO "posting" VALUES('refund-QT000712345600000003',2,'cash_drawer',-2000);
INSERT INTO "posting" VALUES('refund-QT000712345600000006',1,'refunds',8800);
INSERT INTO "posting" VALUES('refund-QT000712345600000006',2,'clearing_wechat',-8800);
INSERT INTO "posting" VALUES('refund-QT000712345600000021',1,'member_principal',-2800);
INSERT INTO "posting" VALUES('refund-QT000712345600000021',2,'member_gift',-1200);
INSERT INTO "posting" VALUES('refund-QT000712345600000021',3,'refunds',4000);
INSERT INTO "posting" VALUES('refund-QT000712345600000022',1,'top_ups',10000);
INSERT INTO "posting" VALUES('refund-QT000712345600000022',2,'cash_drawer',-10000);
INSERT INTO "posting" VALUES('refund-QT000712345600000023',1,'top_ups',5000);
INSERT INTO "posting" VALUES('refund-QT000712345600000023',2,'cash_drawer',-5000);
INSERT INTO "posting" VALUES('release-QT000712345600000013',1,'deposits_paid',10000);
INSERT INTO "posting" VALUES('release-QT000712345600000013',2,'cash_drawer',-10000);
INSERT INTO "posting" VALUES('release-QT000712345600000016',1,'deposits_frozen_contra',40000);
INSERT INTO "posting" VALUES('release-QT000712345600000016',2,'deposits_frozen',-40000);
INSERT INTO "posting" VALUES('release-QT000712345600000018',1,'deposits_frozen_contra',7000);
INSERT INTO "posting" VALUES('release-QT000712345600000018',2,'deposits_frozen',-7000);
INSERT INTO "posting" VALUES('reload-QT000712345600000023',1,'member_principal',-5000);
INSERT INTO "posting" VALUES('reload-QT000712345600000023',2,'top_ups',5000);
INSERT INTO "posting" VALUES('settle-1',1,'merchant_discount',100);
INSERT INTO "posting" VALUES('settle-1',2,'sales',-100);
INSERT INTO "posting" VALUES('settle-2',1,'merchant_discount',100);
INSERT INTO "posting" VALUES('settle-2',2,'sales',-100);
INSERT INTO "posting" VALUES('settle-3',1,'merchant_discount',100);
INSERT INTO "posting" VALUES('settle-3',2,'sales',-100);
INSERT INTO "posting" VALUES('tender-10-0',1,'member_principal',7000);
INSERT INTO "posting" VALUES('tender-10-0',2,'member_gift',3000);
INSERT INTO "posting" VALUES('tender-10-0',3,'sales',-10000);
INSERT INTO "posting" VALUES('tender-2',1,'cash_drawer',2000);
INSERT INTO "posting" VALUES('tender-2',2,'sales',-2000);
INSERT INTO "posting" VALUES('tender-3',1,'voucher',1666);
INSERT INTO "posting" VALUES('tender-3',2,'sales',-1666);
INSERT INTO "posting" VALUES('tender-3',3,'voucher',1667);
INSERT INTO "posting" VALUES('tender-3',4,'sales',-1667);
INSERT INTO "posting" VALUES('tender-8-0',1,'cash_drawer',30000);
INSERT INTO "posting" VALUES('tender-8-0',2,'top_ups',-30000);
INSERT INTO "posting" VALUES('tender-9-0',1,'bank_card',50000);
INSERT INTO "posting" VALUES('tender-9-0',2,'top_ups',-50000);
INSERT INTO "posting" VALUES('unbatch-3',1,'member_opening',-116);
INSERT INTO "posting" VALUES('unbatch-3',2,'member_principal',110);
INSERT INTO "posting" VALUES('unbatch-3',3,'member_gift',6);
INSERT INTO "posting" VALUES('unearn-QT000712345600000021',1,'member_gift',140);
INSERT INTO "posting" VALUES('unearn-QT000712345600000021',2,'gift_expense',-140);
INSERT INTO "posting" VALUES('unload-QT000712345600000022',1,'member_principal',10000);
INSERT INTO "posting" VALUES('unload-QT000712345600000022',2,'member_gift',7500);
INSERT INTO "posting" VALUES('unload-QT000712345600000022',3,'top_ups',-10000);
INSERT INTO "posting" VALUES('unload-QT000712345600000022',4,'gift_expense',-7500);
INSERT INTO "posting" VALUES('unload-QT000712345600000023',1,'member_principal',5000);
INSERT INTO "posting" VALUES('unload-QT000712345600000023',2,'top_ups',-5000);
CREATE TABLE print_jobs (
  id    INTEGER PRIMARY KEY,
  slip  TEXT    NOT NULL REFERENCES slips (no),
  copy  INTEGER NOT NULL CHECK (copy >= 0),
  state TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'unclear', 'dropped'))
, role TEXT NOT NULL DEFAULT 'guest' CHECK (role IN ('guest', 'shop', 'summary'))) STRICT;
INSERT INTO "print_jobs" VALUES(1,'8000745600000001',0,'printed','guest');
INSERT INTO "print_jobs" VALUES(2,'8000745600000001',1,'dropped','guest');
INSERT INTO "print_jobs" VALUES(3,'8000745600000003',0,'queued','guest');
INSERT INTO "print_jobs" VALUES(4,'8000745600000004',0,'unclear','guest');
INSERT INTO "print_jobs" VALUES(5,'8000745600000005',0,'queued','guest');
INSERT INTO "print_jobs" VALUES(6,'8000745600000006',0,'queued','guest');
CREATE TABLE "refunds" (
  no            TEXT    PRIMARY KEY,
  sale          INTEGER NOT NULL REFERENCES sales (id),
  source        TEXT    NOT NULL CHECK (source IN ('wallet', 'cash', 'bank_card', 'voucher', 'room_account', 'consumed', 'member')),
  of_no         TEXT,
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  phase         TEXT    NOT NULL,
  final         INTEGER NOT NULL CHECK (final IN (0, 1)),
  orphan        INTEGER NOT NULL CHECK (orphan IN (0, 1)),
  staff         TEXT    NOT NULL,
  business_date INTEGER NOT NULL,
  body          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "refunds" VALUES('QT000712345600000002',1,'wallet','QT000712345600000001',6000,'done',1,0,'小王',20261123,'{"no":"QT000712345600000002","sale":1,"source":{"Wallet":{"of":"QT000712345600000001","wallet":"WeChat","total":12850}},"amount":6000,"orphan":false,"reason":"退货","nonce":"n0","phase":"Done","dispatched":2096}');
INSERT INTO "refunds" VALUES('QT000712345600000003',2,'cash',NULL,2000,'failed',1,0,'小王',20261123,'{"no":"QT000712345600000003","sale":2,"source":"Cash","amount":2000,"orphan":false,"reason":"退货","nonce":"n0","phase":{"Failed":"PayByHand"},"dispatched":3192}');
INSERT INTO "refunds" VALUES('QT000712345600000006',4,'wallet','QT000712345600000005',8800,'failed',1,1,'小王',20261123,'{"no":"QT000712345600000006","sale":4,"source":{"Wallet":{"of":"QT000712345600000005","wallet":"WeChat","total":8800}},"amount":8800,"orphan":true,"reason":"退货","nonce":"n0","phase":{"Failed":"MerchantBalance"},"dispatched":4836}');
INSERT INTO "refunds" VALUES('QT000712345600000021',10,'member',NULL,4000,'done',1,0,'店长',20261123,'{"no":"QT000712345600000021","sale":10,"source":{"Member":{"card":1,"part":0}},"amount":4000,"orphan":false,"reason":"","nonce":"n","phase":"Done","dispatched":14426,"card":{"Spent":{"principal":2800,"gift":1200,"earned":140}}}');
INSERT INTO "refunds" VALUES('QT000712345600000022',9,'cash',NULL,10000,'done',1,0,'店长',20261123,'{"no":"QT000712345600000022","sale":9,"source":"Cash","amount":10000,"orphan":false,"reason":"","nonce":"n","phase":"Done","dispatched":14563,"card":{"Unloaded":{"card":2,"is":{"principal":10000,"gift":7500,"withheld":0,"forgiven":0}}}}');
INSERT INTO "refunds" VALUES('QT000712345600000023',9,'cash',NULL,5000,'failed',1,0,'店长',20261123,'{"no":"QT000712345600000023","sale":9,"source":"Cash","amount":5000,"orphan":false,"reason":"","nonce":"n","phase":{"Failed":"PayByHand"},"dispatched":14700,"card":{"Unloaded":{"card":2,"is":{"principal":5000,"gift":0,"withheld":0,"forgiven":0}}}}');
CREATE TABLE sales (
  id             INTEGER PRIMARY KEY,
  gross          INTEGER NOT NULL CHECK (gross >= 0),
  discount       INTEGER NOT NULL CHECK (discount >= 0),
  due            INTEGER NOT NULL CHECK (due >= 0),
  undiscountable INTEGER NOT NULL CHECK (undiscountable >= 0),
  status         TEXT    NOT NULL CHECK (status IN ('open', 'settled', 'abandoned')),
  counted        INTEGER NOT NULL CHECK (counted >= 0),
  slip_no        TEXT,
  business_date  INTEGER NOT NULL,
  shift          INTEGER NOT NULL,
  staff          TEXT    NOT NULL,
  wall           INTEGER NOT NULL,
  body           TEXT    NOT NULL
) STRICT;
INSERT INTO "sales" VALUES(1,12950,100,12850,0,'settled',12850,'8000745600000001',20261123,1,'小王',1763870001822,'{"id":1,"entry":{"gross":12950,"discount":100,"undiscountable":0,"due":12850},"tenders":[{"Wallet":{"no":"QT000712345600000001","wallet":"WeChat","amount":12850,"part":"Paid"}}],"status":"Settled"}');
INSERT INTO "sales" VALUES(2,2100,100,2000,0,'settled',2000,'8000745600000003',20261123,1,'小王',1763870003192,'{"id":2,"entry":{"gross":2100,"discount":100,"undiscountable":0,"due":2000},"tenders":[{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}],"status":"Settled"}');
INSERT INTO "sales" VALUES(3,3433,100,3333,0,'settled',3333,'8000745600000004',20261123,1,'小王',1763870004014,'{"id":3,"entry":{"gross":3433,"discount":100,"undiscountable":0,"due":3333},"tenders":[{"Wallet":{"no":"QT000712345600000004","wallet":"Alipay","amount":3333,"part":"Dead"}},{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}],"status":"Settled"}');
INSERT INTO "sales" VALUES(4,8900,100,8800,0,'abandoned',0,NULL,20261123,1,'小王',1763870004699,'{"id":4,"entry":{"gross":8900,"discount":100,"undiscountable":0,"due":8800},"tenders":[{"Wallet":{"no":"QT000712345600000005","wallet":"WeChat","amount":8800,"part":"Orphan"}}],"status":"Abandoned"}');
INSERT INTO "sales" VALUES(5,600,100,500,0,'abandoned',0,NULL,20261123,1,'小王',1763870005932,'{"id":5,"entry":{"gross":600,"discount":100,"undiscountable":0,"due":500},"tenders":[{"Wallet":{"no":"QT000712345600000007","wallet":"Alipay","amount":500,"part":"Dead"}}],"status":"Abandoned"}');
INSERT INTO "sales" VALUES(6,7800,100,7700,0,'open',0,NULL,20261123,1,'小王',1763870006069,'{"id":6,"entry":{"gross":7800,"discount":100,"undiscountable":0,"due":7700},"tenders":[{"Wallet":{"no":"QT000712345600000008","wallet":"WeChat","amount":7700,"part":"Dead"}},{"Wallet":{"no":"QT000712345600000009","wallet":"Alipay","amount":7700,"part":"Open"}}],"status":"Open"}');
INSERT INTO "sales" VALUES(7,10100,100,10000,0,'open',10000,NULL,20261123,2,'小李',1763870011275,'{"id":7,"entry":{"gross":10100,"discount":100,"undiscountable":0,"due":10000},"tenders":[{"Wallet":{"no":"QT000712345600000019","wallet":"WeChat","amount":10000,"part":"Paid","held":20000}}],"status":"Open"}');
INSERT INTO "sales" VALUES(8,30000,0,30000,0,'settled',30000,'8000745600000012',20261123,3,'店长',1763870013878,'{"id":8,"entry":{"gross":30000,"discount":0,"undiscountable":0,"due":30000},"tenders":[{"Cash":{"amount":30000,"rounding":0,"received":30000,"change":0}}],"status":"Settled","purpose":{"TopUp":{"card":1,"gift":3000}}}');
INSERT INTO "sales" VALUES(9,50000,0,50000,0,'settled',50000,'8000745600000013',20261123,3,'店长',1763870014152,'{"id":9,"entry":{"gross":50000,"discount":0,"undiscountable":0,"due":50000},"tenders":[{"Record":{"kind":"BankCard","amount":50000,"reference":""}}],"status":"Settled","purpose":{"TopUp":{"card":2,"gift":7500}}}');
INSERT INTO "sales" VALUES(10,10100,100,10000,0,'open',10000,NULL,20261123,3,'店长',1763870014289,'{"id":10,"entry":{"gross":10100,"discount":100,"undiscountable":0,"due":10000},"tenders":[{"Member":{"card":1,"spent":{"principal":7000,"gift":3000,"earned":350}}}],"status":"Open"}');
INSERT INTO "sales" VALUES(11,1100,100,1000,0,'open',0,NULL,20261123,3,'店长',1763870015248,'{"id":11,"entry":{"gross":1100,"discount":100,"undiscountable":0,"due":1000},"tenders":[],"status":"Open"}');
INSERT INTO "sales" VALUES(12,1100,100,1000,0,'open',0,NULL,20261123,3,'店长',1763870018536,'{"id":12,"entry":{"gross":1100,"discount":100,"undiscountable":0,"due":1000},"tenders":[],"status":"Open"}');
CREATE TABLE secrets (
  staff TEXT NOT NULL,
  kind  TEXT NOT NULL CHECK (kind IN ('pin', 'badge')),
  hash  TEXT NOT NULL,
  PRIMARY KEY (staff, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE shifts (
  id     INTEGER PRIMARY KEY,
  owner  TEXT    NOT NULL,
  state  TEXT    NOT NULL CHECK (state IN ('open', 'counted', 'closed')),
  day    INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  body   TEXT    NOT NULL
) STRICT;
INSERT INTO "shifts" VALUES(2,'小李','closed',20261123,1763870000000,'{"id":2,"owner":"小李","name":"小李","opened":1763870000000,"day":20261123,"float":50000,"count":{"by":"小李","notes":[[10000,3]],"sum":90300,"expected":90400,"wall":1763880000000},"closing":{"by":"小李","next":"店长","difference":-100,"reason":"Unknown","note":"","wall":1763880000100}}');
INSERT INTO "shifts" VALUES(3,'店长','open',20261123,1763870000000,'{"id":3,"owner":"店长","name":"店长","opened":1763870000000,"day":20261123,"float":90350,"count":null,"closing":null}');
CREATE TABLE "slips" (
  no       TEXT    PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'refund', 'orphan', 'deposit', 'settlement', 'cash_move', 'handover',
                                            'summary', 'card', 'statement', 'import')),
  sale     INTEGER REFERENCES sales (id),
  reprints INTEGER NOT NULL CHECK (reprints >= 0),
  deposit  INTEGER REFERENCES deposits (id),
  shift    INTEGER,
  card     INTEGER REFERENCES cards (id),
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "slips" VALUES('8000745600000001','sale',1,1,NULL,NULL,NULL,'{"no":"8000745600000001","kind":"Sale","sale":1,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":12950,"discount":100,"total":12850,"tenders":[{"Wallet":{"wallet":"WeChat","amount":12850,"guest_paid":12850,"no":"QT000712345600000001","transaction_id":"420000712345600000001"}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000002','refund',1,0,NULL,NULL,NULL,'{"no":"8000745600000002","kind":"Refund","sale":1,"original":"8000745600000001","wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":6100,"discount":100,"total":6000,"tenders":[{"CashRefund":{"amount":6000}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000003','sale',2,0,NULL,NULL,NULL,'{"no":"8000745600000003","kind":"Sale","sale":2,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":2100,"discount":100,"total":2000,"tenders":[{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000004','sale',3,0,NULL,NULL,NULL,'{"no":"8000745600000004","kind":"Sale","sale":3,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":3433,"discount":100,"total":3333,"tenders":[{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000005','deposit',NULL,0,2,NULL,NULL,'{"no":"8000745600000005","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":2,"room":"8302","hold":"Cash","method":"Cash","number":"","payer":null,"amount":60000,"consumed":0,"returned":0,"left":60000,"arrived":true,"days":null}]}');
INSERT INTO "slips" VALUES('8000745600000006','deposit',NULL,0,7,NULL,NULL,'{"no":"8000745600000006","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":7,"room":"8307","hold":"Cash","method":"BankCard","number":"","payer":null,"amount":30000,"consumed":0,"returned":0,"left":30000,"arrived":true,"days":null}]}');
INSERT INTO "slips" VALUES('8000745600000007','cash_move',NULL,0,NULL,NULL,NULL,'{"no":"8000745600000007","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"Drop","amount":10000,"reason":"Other","note":"零钱"}}');
INSERT INTO "slips" VALUES('8000745600000008','cash_move',NULL,0,NULL,NULL,NULL,'{"no":"8000745600000008","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayIn","amount":700,"reason":"Other","note":"零钱"}}');
INSERT INTO "slips" VALUES('8000745600000009','cash_move',NULL,0,NULL,NULL,NULL,'{"no":"8000745600000009","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayOut","amount":300,"reason":"Other","note":"零钱"}}');
INSERT INTO "slips" VALUES('8000745600000010','summary',NULL,0,NULL,NULL,NULL,'{"no":"8000745600000010","kind":"Summary","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Day":{"day":20261123,"shifts":2}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}');
INSERT INTO "slips" VALUES('8000745600000011','handover',NULL,0,NULL,2,NULL,'{"no":"8000745600000011","kind":"Handover","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Shift":{"shift":2,"owner":"小李","name":"小李","opened":0,"closed":1,"day":20261123,"next":"店长"}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}');
INSERT INTO "slips" VALUES('8000745600000012','sale',8,0,NULL,NULL,1,'{"no":"8000745600000012","kind":"Sale","sale":8,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":101,"discount":100,"total":1,"tenders":[{"CashRefund":{"amount":1}}],"reason":"","cards":[{"card":1,"kind":"TopUp","principal":1,"gift":0,"principal_after":30000,"gift_after":3000}]}');
INSERT INTO "slips" VALUES('8000745600000013','sale',9,0,NULL,NULL,2,'{"no":"8000745600000013","kind":"Sale","sale":9,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":101,"discount":100,"total":1,"tenders":[{"CashRefund":{"amount":1}}],"reason":"","cards":[{"card":2,"kind":"TopUp","principal":1,"gift":0,"principal_after":50000,"gift_after":7500}]}');
CREATE TABLE staff (
  id       TEXT    PRIMARY KEY,
  misses   INTEGER NOT NULL CHECK (misses >= 0),
  today    INTEGER NOT NULL CHECK (today >= 0),
  day      INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  pin      INTEGER NOT NULL CHECK (pin IN (0, 1)),
  badge    INTEGER NOT NULL CHECK (badge IN (0, 1)),
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "staff" VALUES('小李',3,3,20261123,7576,0,0,'{"id":"小李","name":"小李","role":"Clerk","grants":[]}');
INSERT INTO "staff" VALUES('店长',0,0,20261123,0,1,0,'{"id":"店长","name":"店长","role":"Manager","grants":[{"right":"Refund","each":null,"day":null},{"right":"OpenDrawer","each":null,"day":null},{"right":"MoveCash","each":null,"day":null},{"right":"CloseShifts","each":null,"day":null},{"right":"SeeReports","each":null,"day":null},{"right":"SeeExpected","each":null,"day":null},{"right":"ManageStaff","each":null,"day":null},{"right":"SeePhones","each":null,"day":null}]}');
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX sales_open ON sales (id) WHERE status = 'open';
CREATE INDEX sales_by_date ON sales (business_date);
CREATE INDEX attempts_by_sale ON attempts (sale);
CREATE INDEX attempts_open ON attempts (no) WHERE final = 0;
CREATE INDEX attempts_orphan ON attempts (no) WHERE orphan = 1;
CREATE INDEX attempts_by_transaction ON attempts (transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX ledger_by_day ON ledger_txn (state, business_date, shift);
CREATE INDEX deposits_open ON deposits (id) WHERE state IN ('taking', 'held');
CREATE INDEX deposits_by_room ON deposits (room);
CREATE INDEX deposits_by_number ON deposits (number) WHERE number IS NOT NULL;
CREATE INDEX deposits_by_transaction ON deposits (transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX draws_by_deposit ON draws (deposit);
CREATE INDEX draws_by_day ON draws (business_date, staff);
CREATE INDEX journal_drawer ON journal (business_date, shift) WHERE kind = 'drawer.opened';
CREATE UNIQUE INDEX batches_live ON batches (identity) WHERE state = 'live';
CREATE UNIQUE INDEX batches_staged ON batches (state) WHERE state = 'staged';
CREATE INDEX slips_by_sale ON slips (sale) WHERE sale IS NOT NULL;
CREATE INDEX slips_by_deposit ON slips (deposit) WHERE deposit IS NOT NULL;
CREATE INDEX slips_by_card ON slips (card) WHERE card IS NOT NULL;
CREATE INDEX slips_reports ON slips (kind, substr(no, -8)) WHERE kind IN ('handover', 'summary', 'import');
CREATE INDEX refunds_by_sale ON refunds (sale);
CREATE INDEX refunds_open ON refunds (no) WHERE final = 0;
CREATE INDEX refunds_by_day ON refunds (business_date, staff);
PRAGMA application_id = 1366581609;
PRAGMA user_version = 4;
