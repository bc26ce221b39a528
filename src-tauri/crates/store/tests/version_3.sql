-- A hotel's day as the program of version 3 wrote it; never edited.
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
, next_deposit INTEGER NOT NULL DEFAULT 1, drawer INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "head" VALUES(1,'practice','lane-7',1,'QT',7,123456,110,X'BF22B5B66572478D3046AC3C257175AACC80FBB461B6F6F27907B96A6844730B',8,21,12,7,4,13193,20261123,'店长',3,9,90350,77000);
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
INSERT INTO "journal" VALUES(53,'lane-7',1,X'22C7CB1BFAAA5CAB0DBA3F91CEEB0160D068A9BD2161FD98C8D2CC58BE745CB3',X'6DE9136967F9102FAC5CC7BC39D9422A01D9F39345EBA87A8E19C1CA038A3084','staff.saved',1,20261123,1763870006617,6617,'小王',1,'{"fact":{"StaffSaved":{"staff":{"id":"店长","name":"店长","role":"Manager","grants":[{"right":"Refund","each":null,"day":null},{"right":"OpenDrawer","each":null,"day":null},{"right":"MoveCash","each":null,"day":null},{"right":"CloseShifts","each":null,"day":null},{"right":"SeeReports","each":null,"day":null},{"right":"SeeExpected","each":null,"day":null},{"right":"ManageStaff","each":null,"day":null}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(54,'lane-7',1,X'6DE9136967F9102FAC5CC7BC39D9422A01D9F39345EBA87A8E19C1CA038A3084',X'382ECD474E404DEF28BC667A7204AF784EAF7E689CE659C9D6C41FE584A75912','staff.saved',1,20261123,1763870006754,6754,'小王',1,'{"fact":{"StaffSaved":{"staff":{"id":"小李","name":"小李","role":"Clerk","grants":[]}}},"moves":[]}');
INSERT INTO "journal" VALUES(55,'lane-7',1,X'382ECD474E404DEF28BC667A7204AF784EAF7E689CE659C9D6C41FE584A75912',X'D3A86AE97FDF6C7AF29421F6F087EC441F61692AC5924789B8A3867103F30260','staff.saved',1,20261123,1763870006891,6891,'小王',1,'{"fact":{"StaffSaved":{"staff":{"id":"小赵","name":"小赵","role":"Clerk","grants":[]}}},"moves":[]}');
INSERT INTO "journal" VALUES(56,'lane-7',1,X'D3A86AE97FDF6C7AF29421F6F087EC441F61692AC5924789B8A3867103F30260',X'EF61E02A3A5520F8B25CA9272D29E7382A3DDD036FB1FFBD396E92513261F267','staff.secret',1,20261123,1763870007028,7028,'小王',1,'{"fact":{"SecretSet":{"staff":"店长","kind":"Pin","set":true}},"moves":[]}');
INSERT INTO "journal" VALUES(57,'lane-7',1,X'EF61E02A3A5520F8B25CA9272D29E7382A3DDD036FB1FFBD396E92513261F267',X'E71726A3315A542C791BBB46A618C1BA194C0FA09B29AA8D1690BE0E69DCDE37','staff.secret',1,20261123,1763870007165,7165,'小王',1,'{"fact":{"SecretSet":{"staff":"小李","kind":"Badge","set":true}},"moves":[]}');
INSERT INTO "journal" VALUES(58,'lane-7',1,X'E71726A3315A542C791BBB46A618C1BA194C0FA09B29AA8D1690BE0E69DCDE37',X'EFE69423313C8BABFB08BE218504FF45B7A86FEA2A0B5D08ECF213F42161655D','staff.secret',1,20261123,1763870007302,7302,'小王',1,'{"fact":{"SecretSet":{"staff":"小李","kind":"Badge","set":false}},"moves":[]}');
INSERT INTO "journal" VALUES(59,'lane-7',1,X'EFE69423313C8BABFB08BE218504FF45B7A86FEA2A0B5D08ECF213F42161655D',X'625F473E5B46433E392531033B37BEE83808D29ABAD83BC9FD1F923AA046FE22','staff.missed',1,20261123,1763870007439,7439,'小王',1,'{"fact":{"PinMissed":{"staff":"店长","misses":{"row":1,"today":1,"day":20261123,"until":7302}}},"moves":[]}');
INSERT INTO "journal" VALUES(60,'lane-7',1,X'625F473E5B46433E392531033B37BEE83808D29ABAD83BC9FD1F923AA046FE22',X'959B42291B85A073CBDFC0F676CB766CAE4BB50A29A45911A50821F5D1627993','staff.missed',1,20261123,1763870007576,7576,'小王',1,'{"fact":{"PinMissed":{"staff":"小李","misses":{"row":2,"today":2,"day":20261123,"until":7439}}},"moves":[]}');
INSERT INTO "journal" VALUES(61,'lane-7',1,X'959B42291B85A073CBDFC0F676CB766CAE4BB50A29A45911A50821F5D1627993',X'E313750EBC2FAA203D281DB4407F2CF3D0A9577CFAA15D9C2F8649C86DABA4EE','staff.missed',1,20261123,1763870007713,7713,'小王',1,'{"fact":{"PinMissed":{"staff":"小李","misses":{"row":3,"today":3,"day":20261123,"until":7576}}},"moves":[]}');
INSERT INTO "journal" VALUES(62,'lane-7',1,X'E313750EBC2FAA203D281DB4407F2CF3D0A9577CFAA15D9C2F8649C86DABA4EE',X'FA025CEBA874956FE82E3031CEAE2644B2E11201DC08A85EA742E3C9634DBF91','staff.unlocked',1,20261123,1763870007850,7850,'小王',1,'{"fact":{"PinUnlocked":{"staff":"店长"}},"moves":[]}');
INSERT INTO "journal" VALUES(63,'lane-7',1,X'FA025CEBA874956FE82E3031CEAE2644B2E11201DC08A85EA742E3C9634DBF91',X'FB40E4C5A9380FC13F1F24FDD42EAE8B309BC9EE03E7FE8FF13936AC11B1EBA3','staff.removed',1,20261123,1763870007987,7987,'小王',1,'{"fact":{"StaffRemoved":{"staff":"小赵"}},"moves":[]}');
INSERT INTO "journal" VALUES(64,'lane-7',1,X'FB40E4C5A9380FC13F1F24FDD42EAE8B309BC9EE03E7FE8FF13936AC11B1EBA3',X'B1D6A4222A10D91A2D8E92B1A8D6A0D71713255221855C545B46696243B94F4B','shift.opened',1,20261123,1763870008124,8124,'小李',2,'{"fact":{"ShiftOpened":{"shift":2,"staff":"小李","begun":{"id":2,"owner":"小李","name":"小李","opened":1763870000000,"day":20261123,"float":50000,"count":null,"closing":null}}},"moves":[{"Direct":{"id":"float-2","postings":[{"account":"CashDrawer","delta":48000},{"account":"Float","delta":-48000}]}}]}');
INSERT INTO "journal" VALUES(65,'lane-7',1,X'B1D6A4222A10D91A2D8E92B1A8D6A0D71713255221855C545B46696243B94F4B',X'9ABE7AF5406A51FA4C4F1E5622945B5C995F5D5D1C7D42BA1CFB727BAB1559CF','staff.in',1,20261123,1763870008261,8261,'小李',2,'{"fact":{"SignedIn":{"staff":"小李","by":"Badge"}},"moves":[]}');
INSERT INTO "journal" VALUES(66,'lane-7',1,X'9ABE7AF5406A51FA4C4F1E5622945B5C995F5D5D1C7D42BA1CFB727BAB1559CF',X'C4A3FDF0A90524678323F5AB900AB86A57DB2AFE1A8FF37F55DFA075066CDE2E','staff.approved',1,20261123,1763870008398,8398,'小李',2,'{"fact":{"Approved":{"act":"Refund","amount":500,"asker":"小李","approver":"店长"}},"moves":[]}');
INSERT INTO "journal" VALUES(67,'lane-7',1,X'C4A3FDF0A90524678323F5AB900AB86A57DB2AFE1A8FF37F55DFA075066CDE2E',X'F579205312105E6FC21EA108AD244F5E41AD9C0A662E3F1F0B88771E6485E0BA','deposit.opened',1,20261123,1763870008535,8535,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":1,"chain":1,"room":"8301","amount":50000,"hold":{"Frozen":{"wallet":"WeChat"}},"freeze":{"no":"QT000712345600000010","sale":0,"wallet":"WeChat","means":"Scanned","amount":50000,"phase":"Dispatched","want":"Keep","dispatched":8398},"lapsed":0,"taken":8398,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(68,'lane-7',1,X'F579205312105E6FC21EA108AD244F5E41AD9C0A662E3F1F0B88771E6485E0BA',X'DB2CA05255ED2E6AC0EEEB38C995D1384CAD664B53F38E960A5DFB10F32134D4','freeze.asking',1,20261123,1763870008672,8672,'小李',2,'{"fact":{"FreezeMoved":{"deposit":1,"phase":{"Asking":"Typing"},"want":"Keep"}},"moves":[]}');
INSERT INTO "journal" VALUES(69,'lane-7',1,X'DB2CA05255ED2E6AC0EEEB38C995D1384CAD664B53F38E960A5DFB10F32134D4',X'3F2A3CDBF65A7135C44F27D8D4A324415FE367EA94CC55525C6A2877C826B42B','deposit.held',1,20261123,1763870008809,8809,'小李',2,'{"fact":{"DepositHeld":{"deposit":1,"paid":{"transaction_id":"420000712345600000010","guest_paid":50000,"settled":50000,"paid_at":1763870100,"payer":"o***9abc"},"want":"Keep"}},"moves":[{"Direct":{"id":"deposit-1","postings":[{"account":"DepositsFrozen","delta":50000},{"account":"DepositsFrozenContra","delta":-50000}]}}]}');
INSERT INTO "journal" VALUES(70,'lane-7',1,X'3F2A3CDBF65A7135C44F27D8D4A324415FE367EA94CC55525C6A2877C826B42B',X'DBAD4DDC79DA1D50D5D901DD32622973F206A9848237571509BB066042A4136F','draw.opened',1,20261123,1763870008946,8946,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000011","deposit":1,"kind":"Consume","amount":20000,"freed":30000,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":8809}}},"moves":[{"Pend":{"id":"consume-QT000712345600000011","postings":[{"account":{"Clearing":"WeChat"},"delta":20000},{"account":"Sales","delta":-20000},{"account":"DepositsFrozenContra","delta":50000},{"account":"DepositsFrozen","delta":-50000}]}}]}');
INSERT INTO "journal" VALUES(71,'lane-7',1,X'DBAD4DDC79DA1D50D5D901DD32622973F206A9848237571509BB066042A4136F',X'01CB67FCDA6CB5C68E674FBD4B22B07C1E2E73A5FC2338A1B4FCCC147A6C25F3','draw.asking',1,20261123,1763870009083,9083,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000011","phase":{"Asking":"Silence"}}},"moves":[]}');
INSERT INTO "journal" VALUES(72,'lane-7',1,X'01CB67FCDA6CB5C68E674FBD4B22B07C1E2E73A5FC2338A1B4FCCC147A6C25F3',X'3A4E013BF1A339417D27AA9E68F5B24D34DFD1EA4750B2B29340071CB4793A68','draw.accepted',1,20261123,1763870009220,9220,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000011","phase":"Accepted"}},"moves":[]}');
INSERT INTO "journal" VALUES(73,'lane-7',1,X'3A4E013BF1A339417D27AA9E68F5B24D34DFD1EA4750B2B29340071CB4793A68',X'9403D6BC675EB4099FE5E8D410F65B06C0F62CF97DB903D76D53867D07F93A37','draw.done',1,20261123,1763870009357,9357,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000011","phase":"Done","settled":19900}},"moves":[{"Post":"consume-QT000712345600000011"}]}');
INSERT INTO "journal" VALUES(74,'lane-7',1,X'9403D6BC675EB4099FE5E8D410F65B06C0F62CF97DB903D76D53867D07F93A37',X'B68580D2A760B67104B226F610A0A013162592AC717F7B3E1C9EEE3F52C0F37E','deposit.opened',1,20261123,1763870009494,9494,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":2,"chain":2,"room":"8302","amount":60000,"hold":"Cash","freeze":null,"lapsed":0,"taken":9357,"wall":1763870000000}}},"moves":[{"Direct":{"id":"deposit-2","postings":[{"account":"CashDrawer","delta":60000},{"account":"DepositsPaid","delta":-60000}]}}]}');
INSERT INTO "journal" VALUES(75,'lane-7',1,X'B68580D2A760B67104B226F610A0A013162592AC717F7B3E1C9EEE3F52C0F37E',X'C98FC9B60E63C1D50826EC81190F363BD8C10B16384A1EDD18825F06849DC108','slip.issued',1,20261123,1763870009494,9494,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000005","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":2,"room":"8302","hold":"Cash","method":"Cash","number":"","payer":null,"amount":60000,"consumed":0,"returned":0,"left":60000,"arrived":true,"days":null}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(76,'lane-7',1,X'C98FC9B60E63C1D50826EC81190F363BD8C10B16384A1EDD18825F06849DC108',X'BC986F9F0ABDD15F3712CF8281BDA2C8C308F71989D15CA8F2B1CC6E7E013494','print.queued',1,20261123,1763870009494,9494,'小李',2,'{"fact":{"PrintQueued":{"job":5,"slip":"8000745600000005","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(77,'lane-7',1,X'BC986F9F0ABDD15F3712CF8281BDA2C8C308F71989D15CA8F2B1CC6E7E013494',X'2D25199114EA8E9D6446CFDBE3D5F471ECEFCDD9CD2427B58631A5AA546B9C00','draw.opened',1,20261123,1763870009631,9631,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000012","deposit":2,"kind":"Consume","amount":30000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":9494}}},"moves":[{"Direct":{"id":"consume-QT000712345600000012","postings":[{"account":"DepositsPaid","delta":30000},{"account":"Sales","delta":-30000},{"account":"CashDrawer","delta":30000},{"account":"CashDrawer","delta":-30000}]}}]}');
INSERT INTO "journal" VALUES(78,'lane-7',1,X'2D25199114EA8E9D6446CFDBE3D5F471ECEFCDD9CD2427B58631A5AA546B9C00',X'0959B394D442545BD16B9F0BFD0005769625BDC8BC53486969E4B2DCF7969E2E','draw.opened',1,20261123,1763870009768,9768,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000013","deposit":2,"kind":"Release","amount":10000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Done","dispatched":9631}}},"moves":[{"Direct":{"id":"release-QT000712345600000013","postings":[{"account":"DepositsPaid","delta":10000},{"account":"CashDrawer","delta":-10000}]}}]}');
INSERT INTO "journal" VALUES(79,'lane-7',1,X'0959B394D442545BD16B9F0BFD0005769625BDC8BC53486969E4B2DCF7969E2E',X'6D4CBE33BF172B939839C91A56C3EFDD28E66232E854F95F783D57BEE26F8CDD','deposit.opened',1,20261123,1763870009905,9905,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":3,"chain":3,"room":"8303","amount":1000,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000014","sale":0,"wallet":"Alipay","means":"Scanned","amount":1000,"phase":"Dispatched","want":"Keep","dispatched":9768},"lapsed":0,"taken":9768,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(80,'lane-7',1,X'6D4CBE33BF172B939839C91A56C3EFDD28E66232E854F95F783D57BEE26F8CDD',X'AD1782C467B2D08B92FD6E1D9CB8ED171D302CB1B99C8DC5AF9DE5BA21E364FC','freeze.refused',1,20261123,1763870010042,10042,'小李',2,'{"fact":{"FreezeMoved":{"deposit":3,"phase":{"Refused":"Balance"},"want":"Keep"}},"moves":[]}');
INSERT INTO "journal" VALUES(81,'lane-7',1,X'AD1782C467B2D08B92FD6E1D9CB8ED171D302CB1B99C8DC5AF9DE5BA21E364FC',X'4CCBC0BA788BF27A86FF45A7A91FCAC89E6DEEB2943FA7FCABC19C424976F5F8','deposit.opened',1,20261123,1763870010179,10179,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":4,"chain":4,"room":"8304","amount":40000,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000015","sale":0,"wallet":"Alipay","means":"Scanned","amount":40000,"phase":"Dispatched","want":"Keep","dispatched":10042},"lapsed":0,"taken":10042,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(82,'lane-7',1,X'4CCBC0BA788BF27A86FF45A7A91FCAC89E6DEEB2943FA7FCABC19C424976F5F8',X'4F1203E669540934EB37615C363D8A1985508EEB34763EBB7CD465E32E73F1C6','deposit.held',1,20261123,1763870010316,10316,'小李',2,'{"fact":{"DepositHeld":{"deposit":4,"paid":{"transaction_id":"420000712345600000015","guest_paid":40000,"settled":40000,"paid_at":1763870100,"payer":"o***9abc"},"want":"Keep"}},"moves":[{"Direct":{"id":"deposit-4","postings":[{"account":"DepositsFrozen","delta":40000},{"account":"DepositsFrozenContra","delta":-40000}]}}]}');
INSERT INTO "journal" VALUES(83,'lane-7',1,X'4F1203E669540934EB37615C363D8A1985508EEB34763EBB7CD465E32E73F1C6',X'CE073CD92A2495BFE8C8179C4C664BAD1ACEA492F729BA2CD8A755A5C28B2C65','draw.opened',1,20261123,1763870010453,10453,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000016","deposit":4,"kind":"Release","amount":40000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":10316}}},"moves":[{"Pend":{"id":"release-QT000712345600000016","postings":[{"account":"DepositsFrozenContra","delta":40000},{"account":"DepositsFrozen","delta":-40000}]}}]}');
INSERT INTO "journal" VALUES(84,'lane-7',1,X'CE073CD92A2495BFE8C8179C4C664BAD1ACEA492F729BA2CD8A755A5C28B2C65',X'746164328570904FE8E8BB4E140CD27F68D0A1A7BC3C06FFF6E1E98FFF7D9070','draw.failed',1,20261123,1763870010590,10590,'小李',2,'{"fact":{"DrawMoved":{"no":"QT000712345600000016","phase":{"Failed":"Declined"}}},"moves":[{"Void":"release-QT000712345600000016"}]}');
INSERT INTO "journal" VALUES(85,'lane-7',1,X'746164328570904FE8E8BB4E140CD27F68D0A1A7BC3C06FFF6E1E98FFF7D9070',X'51EC7186894D0B2F017AE4EA14A47E4EAAE3B8EA21CB0E0594A3A39790BD9AE5','deposit.lapsed',1,20261123,1763870010727,10727,'小李',2,'{"fact":{"DepositLapsed":{"deposit":4,"amount":40000}},"moves":[{"Direct":{"id":"lapse-4","postings":[{"account":"DepositsFrozenContra","delta":40000},{"account":"DepositsFrozen","delta":-40000}]}}]}');
INSERT INTO "journal" VALUES(86,'lane-7',1,X'51EC7186894D0B2F017AE4EA14A47E4EAAE3B8EA21CB0E0594A3A39790BD9AE5',X'FD12BF37A5388E30199A356BE0074EC7CF8C0AC7ACD820846D5C71D01C882BB0','deposit.opened',1,20261123,1763870010864,10864,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":5,"chain":5,"room":"8305","amount":7000,"hold":{"Frozen":{"wallet":"WeChat"}},"freeze":{"no":"QT000712345600000017","sale":0,"wallet":"WeChat","means":"Scanned","amount":7000,"phase":"Dispatched","want":"Keep","dispatched":10727},"lapsed":0,"taken":10727,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(87,'lane-7',1,X'FD12BF37A5388E30199A356BE0074EC7CF8C0AC7ACD820846D5C71D01C882BB0',X'CFC1C445F1BEFFF250C7E5BF8DBEC880D8394928AAB333BEE1B07DE5EF7329FB','deposit.held',1,20261123,1763870011001,11001,'小李',2,'{"fact":{"DepositHeld":{"deposit":5,"paid":{"transaction_id":"420000712345600000017","guest_paid":7000,"settled":7000,"paid_at":1763870100,"payer":"o***9abc"},"want":"GiveBack"}},"moves":[{"Direct":{"id":"deposit-5","postings":[{"account":"DepositsFrozen","delta":7000},{"account":"DepositsFrozenContra","delta":-7000}]}}]}');
INSERT INTO "journal" VALUES(88,'lane-7',1,X'CFC1C445F1BEFFF250C7E5BF8DBEC880D8394928AAB333BEE1B07DE5EF7329FB',X'4FA8B8DE000F8305ECAA24780924233142E22F9E162F3713DEB42C1CD09808EB','draw.opened',1,20261123,1763870011138,11138,'小李',2,'{"fact":{"DrawOpened":{"draw":{"no":"QT000712345600000018","deposit":5,"kind":"Release","amount":7000,"freed":0,"nonce":"n1","by":{"staff":"小李","name":"小李","admin":false},"phase":"Dispatched","dispatched":11001}}},"moves":[{"Pend":{"id":"release-QT000712345600000018","postings":[{"account":"DepositsFrozenContra","delta":7000},{"account":"DepositsFrozen","delta":-7000}]}}]}');
INSERT INTO "journal" VALUES(89,'lane-7',1,X'4FA8B8DE000F8305ECAA24780924233142E22F9E162F3713DEB42C1CD09808EB',X'87CC68D5BA3F58EE0CBA6CFBDE9C8B90D78590725771A2E4A573097A155F1414','sale.opened',1,20261123,1763870011275,11275,'小李',2,'{"fact":{"SaleOpened":{"sale":{"id":7,"entry":{"gross":10100,"discount":100,"undiscountable":0,"due":10000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(90,'lane-7',1,X'87CC68D5BA3F58EE0CBA6CFBDE9C8B90D78590725771A2E4A573097A155F1414',X'83E3A47C59CCC24F4371DC4CC4066EA3797868D2EA5E005C14EAFECCC7EE6776','attempt.dispatched',1,20261123,1763870011412,11412,'小李',2,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000019","sale":7,"wallet":"WeChat","means":"Scanned","amount":30000,"held":20000,"phase":"Dispatched","want":"Keep","dispatched":0}}},"moves":[{"Pend":{"id":"pay-QT000712345600000019","postings":[{"account":{"Clearing":"WeChat"},"delta":30000},{"account":"Sales","delta":-10000},{"account":"DepositsPaid","delta":-20000}]}}]}');
INSERT INTO "journal" VALUES(91,'lane-7',1,X'83E3A47C59CCC24F4371DC4CC4066EA3797868D2EA5E005C14EAFECCC7EE6776',X'068A5052C92944667F6B436DB3B1413D4E864DFAF6D1B918DFD6EA0A4D4F51E2','attempt.paid',1,20261123,1763870011549,11549,'小李',2,'{"fact":{"AttemptPaid":{"no":"QT000712345600000019","paid":{"transaction_id":"420000712345600000019","guest_paid":30000,"settled":29500,"paid_at":1763870100,"payer":"o***9abc"},"counted":true,"want":"Keep"}},"moves":[{"Post":"pay-QT000712345600000019"},{"Direct":{"id":"coupon-QT000712345600000019","postings":[{"account":"WalletDiscount","delta":500},{"account":{"Clearing":"WeChat"},"delta":-500}]}}]}');
INSERT INTO "journal" VALUES(92,'lane-7',1,X'068A5052C92944667F6B436DB3B1413D4E864DFAF6D1B918DFD6EA0A4D4F51E2',X'2DCBBBDC888563DE21E13CF7775414C3BA2FE081381E29517A7D31748AC91354','deposit.opened',1,20261123,1763870011686,11686,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":6,"chain":6,"room":"8901","amount":20000,"hold":{"Paid":{"wallet":"WeChat","of":"QT000712345600000019","total":30000,"sale":7}},"freeze":null,"lapsed":0,"taken":11549,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(93,'lane-7',1,X'2DCBBBDC888563DE21E13CF7775414C3BA2FE081381E29517A7D31748AC91354',X'8DA6513F0A45C165BDC062C5EB5329C0A84A4E1AAC55CA272F9F39D86865AEEE','deposit.opened',1,20261123,1763870011823,11823,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":7,"chain":7,"room":"8307","amount":30000,"hold":{"Record":"BankCard"},"freeze":null,"lapsed":0,"taken":11686,"wall":1763870000000}}},"moves":[{"Direct":{"id":"deposit-7","postings":[{"account":"BankCard","delta":30000},{"account":"DepositsPaid","delta":-30000}]}}]}');
INSERT INTO "journal" VALUES(94,'lane-7',1,X'8DA6513F0A45C165BDC062C5EB5329C0A84A4E1AAC55CA272F9F39D86865AEEE',X'82251C53B019366663D908EF407F6D06F19BB7444A0A70425DA67D18225A0BFD','slip.issued',1,20261123,1763870011823,11823,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000006","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":7,"room":"8307","hold":"Cash","method":"BankCard","number":"","payer":null,"amount":30000,"consumed":0,"returned":0,"left":30000,"arrived":true,"days":null}]}}},"moves":[]}');
INSERT INTO "journal" VALUES(95,'lane-7',1,X'82251C53B019366663D908EF407F6D06F19BB7444A0A70425DA67D18225A0BFD',X'E87CEB76CC0C90CDCF28FAC241AF0B9797F05E4588E35E88D2BF494DB1D6902C','print.queued',1,20261123,1763870011823,11823,'小李',2,'{"fact":{"PrintQueued":{"job":6,"slip":"8000745600000006","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(96,'lane-7',1,X'E87CEB76CC0C90CDCF28FAC241AF0B9797F05E4588E35E88D2BF494DB1D6902C',X'36351B291306F28D3B9020200E2F22BFF47647E1E3664FF28806FF62939DDE6A','deposit.opened',1,20261123,1763870011960,11960,'小李',2,'{"fact":{"DepositOpened":{"deposit":{"id":8,"chain":2,"room":"8302","amount":800,"hold":{"Frozen":{"wallet":"Alipay"}},"freeze":{"no":"QT000712345600000020","sale":0,"wallet":"Alipay","means":"Shown","amount":800,"phase":"Dispatched","want":"Keep","dispatched":0},"lapsed":0,"taken":11823,"wall":1763870000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(97,'lane-7',1,X'36351B291306F28D3B9020200E2F22BFF47647E1E3664FF28806FF62939DDE6A',X'95A0BC59663906B60964635A90DC0A236056D0A2FB21A18C483F9EA2CEBA4732','cash.moved',1,20261123,1763870012097,12097,'小李',2,'{"fact":{"CashMoved":{"cash":{"way":"Drop","amount":10000,"reason":"Other","note":"零钱"}}},"moves":[{"Direct":{"id":"cash-8000745600000007","postings":[{"account":"CashDrawer","delta":-10000},{"account":"Safe","delta":10000}]}}]}');
INSERT INTO "journal" VALUES(98,'lane-7',1,X'95A0BC59663906B60964635A90DC0A236056D0A2FB21A18C483F9EA2CEBA4732',X'EFFF8F6BE373BCAE3A831CDED52F95BF9C5A7C13E29083A742CA41900DFCC7E6','slip.issued',1,20261123,1763870012097,12097,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000007","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"Drop","amount":10000,"reason":"Other","note":"零钱"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(99,'lane-7',1,X'EFFF8F6BE373BCAE3A831CDED52F95BF9C5A7C13E29083A742CA41900DFCC7E6',X'98A5759B2FED831B29A5FF8F2A343E81F2DFE40AA4A634BDBC4061AAADA03B79','cash.moved',1,20261123,1763870012234,12234,'小李',2,'{"fact":{"CashMoved":{"cash":{"way":"PayIn","amount":700,"reason":"Other","note":"零钱"}}},"moves":[{"Direct":{"id":"cash-8000745600000008","postings":[{"account":"CashDrawer","delta":700},{"account":"PaidIn","delta":-700}]}}]}');
INSERT INTO "journal" VALUES(100,'lane-7',1,X'98A5759B2FED831B29A5FF8F2A343E81F2DFE40AA4A634BDBC4061AAADA03B79',X'448DF2909C940827740EB1FB4F0DBF95AA594BCFDCE66910D7D2C04EBFA00FDA','slip.issued',1,20261123,1763870012234,12234,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000008","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayIn","amount":700,"reason":"Other","note":"零钱"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(101,'lane-7',1,X'448DF2909C940827740EB1FB4F0DBF95AA594BCFDCE66910D7D2C04EBFA00FDA',X'A176F20327F2409012BE5A52207CA905E9307F261DF0F2BA1C31081C78A5BCC2','cash.moved',1,20261123,1763870012371,12371,'小李',2,'{"fact":{"CashMoved":{"cash":{"way":"PayOut","amount":300,"reason":"Other","note":"零钱"}}},"moves":[{"Direct":{"id":"cash-8000745600000009","postings":[{"account":"CashDrawer","delta":-300},{"account":"PaidOut","delta":300}]}}]}');
INSERT INTO "journal" VALUES(102,'lane-7',1,X'A176F20327F2409012BE5A52207CA905E9307F261DF0F2BA1C31081C78A5BCC2',X'0A108FDFD5B0CA345EB7AC54F6BFC33A8E6C49E6E0C58ABA7DD35FB4D6302C72','slip.issued',1,20261123,1763870012371,12371,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000009","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayOut","amount":300,"reason":"Other","note":"零钱"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(103,'lane-7',1,X'0A108FDFD5B0CA345EB7AC54F6BFC33A8E6C49E6E0C58ABA7DD35FB4D6302C72',X'6FBCD7A31974EFC9BC00CEDCE1289B6E7CD59E6266CCB82EDA8C46FA9078EF4B','drawer.opened',1,20261123,1763870012508,12508,'小李',2,'{"fact":{"DrawerOpened":{"reason":"Change"}},"moves":[]}');
INSERT INTO "journal" VALUES(104,'lane-7',1,X'6FBCD7A31974EFC9BC00CEDCE1289B6E7CD59E6266CCB82EDA8C46FA9078EF4B',X'3E53B6F3763CB0B2BFD7A76F30FEA3FCE47975F132CC0B3A84B33463182ADB66','staff.out',1,20261123,1763870012645,12645,'小李',2,'{"fact":{"SignedOut":{"staff":"小李"}},"moves":[]}');
INSERT INTO "journal" VALUES(105,'lane-7',1,X'3E53B6F3763CB0B2BFD7A76F30FEA3FCE47975F132CC0B3A84B33463182ADB66',X'54303792DFD8A1ED17A8661FC56CE276B909BB62250F34BFBACA1DBFB2BBE8C8','slip.issued',1,20261123,1763870012782,12782,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000010","kind":"Summary","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Day":{"day":20261123,"shifts":2}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(106,'lane-7',1,X'54303792DFD8A1ED17A8661FC56CE276B909BB62250F34BFBACA1DBFB2BBE8C8',X'A68F1CCE36EF9844EBF22D2E4C285B45D9A95E0F2D09492F9C38431CBB2E4252','shift.counted',1,20261123,1763870012919,12919,'小李',2,'{"fact":{"ShiftCounted":{"shift":2,"count":{"by":"小李","notes":[[10000,3]],"sum":90300,"expected":90400,"wall":1763880000000}}},"moves":[]}');
INSERT INTO "journal" VALUES(107,'lane-7',1,X'A68F1CCE36EF9844EBF22D2E4C285B45D9A95E0F2D09492F9C38431CBB2E4252',X'11AFF8795BBA7DDA854F8AA48AEA6920CF80FE529642EC9EEEE99092259551A7','shift.closed',1,20261123,1763870013056,13056,'小李',2,'{"fact":{"ShiftClosed":{"shift":2,"closing":{"by":"小李","next":"店长","difference":-100,"reason":"Unknown","note":"","wall":1763880000100}}},"moves":[{"Direct":{"id":"count-2","postings":[{"account":"CashDrawer","delta":-100},{"account":"CashOverShort","delta":100}]}}]}');
INSERT INTO "journal" VALUES(108,'lane-7',1,X'11AFF8795BBA7DDA854F8AA48AEA6920CF80FE529642EC9EEEE99092259551A7',X'15E13731E87F8361065DA63BB6CA7102A9E7C9BD722FF0D1E34A6A20A975193E','slip.issued',1,20261123,1763870013056,13056,'小李',2,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000011","kind":"Handover","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Shift":{"shift":2,"owner":"小李","name":"小李","opened":0,"closed":1,"day":20261123,"next":"店长"}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}}},"moves":[]}');
INSERT INTO "journal" VALUES(109,'lane-7',1,X'15E13731E87F8361065DA63BB6CA7102A9E7C9BD722FF0D1E34A6A20A975193E',X'BF22B5B66572478D3046AC3C257175AACC80FBB461B6F6F27907B96A6844730B','shift.opened',1,20261123,1763870013193,13193,'店长',3,'{"fact":{"ShiftOpened":{"shift":3,"staff":"店长","begun":{"id":3,"owner":"店长","name":"店长","opened":1763870000000,"day":20261123,"float":90350,"count":null,"closing":null}}},"moves":[{"Direct":{"id":"float-3","postings":[{"account":"CashDrawer","delta":50},{"account":"CashOverShort","delta":-50}]}}]}');
CREATE TABLE ledger_txn (
  id            TEXT    PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('pending', 'posted', 'voided')),
  seq_opened    INTEGER NOT NULL,
  seq_closed    INTEGER,
  business_date INTEGER NOT NULL,
  shift         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "ledger_txn" VALUES('cash-8000745600000007','posted',97,97,20261123,2);
INSERT INTO "ledger_txn" VALUES('cash-8000745600000008','posted',99,99,20261123,2);
INSERT INTO "ledger_txn" VALUES('cash-8000745600000009','posted',101,101,20261123,2);
INSERT INTO "ledger_txn" VALUES('consume-QT000712345600000011','posted',70,73,20261123,2);
INSERT INTO "ledger_txn" VALUES('consume-QT000712345600000012','posted',77,77,20261123,2);
INSERT INTO "ledger_txn" VALUES('count-2','posted',107,107,20261123,2);
INSERT INTO "ledger_txn" VALUES('coupon-QT000712345600000019','posted',91,91,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-1','posted',69,69,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-2','posted',74,74,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-4','posted',82,82,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-5','posted',87,87,20261123,2);
INSERT INTO "ledger_txn" VALUES('deposit-7','posted',93,93,20261123,2);
INSERT INTO "ledger_txn" VALUES('float-2','posted',64,64,20261123,2);
INSERT INTO "ledger_txn" VALUES('float-3','posted',109,109,20261123,3);
INSERT INTO "ledger_txn" VALUES('lapse-4','posted',85,85,20261123,2);
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
INSERT INTO "ledger_txn" VALUES('release-QT000712345600000013','posted',78,78,20261123,2);
INSERT INTO "ledger_txn" VALUES('release-QT000712345600000016','voided',83,84,20261123,2);
INSERT INTO "ledger_txn" VALUES('release-QT000712345600000018','pending',88,NULL,20261123,2);
INSERT INTO "ledger_txn" VALUES('settle-1','posted',8,8,20261123,1);
INSERT INTO "ledger_txn" VALUES('settle-2','posted',23,23,20261123,1);
INSERT INTO "ledger_txn" VALUES('settle-3','posted',32,32,20261123,1);
INSERT INTO "ledger_txn" VALUES('tender-2','posted',21,21,20261123,1);
INSERT INTO "ledger_txn" VALUES('tender-3','posted',31,31,20261123,1);
CREATE TABLE posting (
  txn     TEXT    NOT NULL REFERENCES ledger_txn (id),
  n       INTEGER NOT NULL,
  account TEXT    NOT NULL,
  delta   INTEGER NOT NULL,
  PRIMARY KEY (txn, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "posting" VALUES('cash-8000745600000007',1,'cash_drawer',-10000);
INSERT INTO "posting" VALUES('cash-8000745600000007',2,'safe',10000);
INSERT INTO "posting" VALUES('cash-8000745600000008',1,'cash_drawer',700);
INSERT INTO "posting" VALUES('cash-8000745600000008',2,'paid_in',-700);
INSERT INTO "posting" VALUES('cash-8000745600000009',1,'cash_drawer',-300);
INSERT INTO "posting" VALUES('cash-8000745600000009',2,'paid_out',300);
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
INSERT INTO "posting" VALUES('float-2',1,'cash_drawer',48000);
INSERT INTO "posting" VALUES('float-2',2,'float',-48000);
INSERT INTO "posting" VALUES('float-3',1,'cash_drawer',50);
INSERT INTO "posting" VALUES('float-3',2,'cash_over_short',-50);
INSERT INTO "posting" VALUES('lapse-4',1,'deposits_frozen_contra',40000);
INSERT INTO "posting" VALUES('lapse-4',2,'deposits_frozen',-40000);
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
INSERT INTO "posting" VALUES('release-QT000712345600000013',1,'deposits_paid',10000);
INSERT INTO "posting" VALUES('release-QT000712345600000013',2,'cash_drawer',-10000);
INSERT INTO "posting" VALUES('release-QT000712345600000016',1,'deposits_frozen_contra',40000);
INSERT INTO "posting" VALUES('release-QT000712345600000016',2,'deposits_frozen',-40000);
INSERT INTO "posting" VALUES('release-QT000712345600000018',1,'deposits_frozen_contra',7000);
INSERT INTO "posting" VALUES('release-QT000712345600000018',2,'deposits_frozen',-7000);
INSERT INTO "posting" VALUES('settle-1',1,'merchant_discount',100);
INSERT INTO "posting" VALUES('settle-1',2,'sales',-100);
INSERT INTO "posting" VALUES('settle-2',1,'merchant_discount',100);
INSERT INTO "posting" VALUES('settle-2',2,'sales',-100);
INSERT INTO "posting" VALUES('settle-3',1,'merchant_discount',100);
INSERT INTO "posting" VALUES('settle-3',2,'sales',-100);
INSERT INTO "posting" VALUES('tender-2',1,'cash_drawer',2000);
INSERT INTO "posting" VALUES('tender-2',2,'sales',-2000);
INSERT INTO "posting" VALUES('tender-3',1,'voucher',1666);
INSERT INTO "posting" VALUES('tender-3',2,'sales',-1666);
INSERT INTO "posting" VALUES('tender-3',3,'voucher',1667);
INSERT INTO "posting" VALUES('tender-3',4,'sales',-1667);
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
  source        TEXT    NOT NULL CHECK (source IN ('wallet', 'cash', 'bank_card', 'voucher', 'room_account', 'consumed')),
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
  kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'refund', 'orphan', 'deposit', 'settlement', 'cash_move', 'handover', 'summary')),
  sale     INTEGER REFERENCES sales (id),
  reprints INTEGER NOT NULL CHECK (reprints >= 0),
  deposit  INTEGER REFERENCES deposits (id),
  shift    INTEGER,
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "slips" VALUES('8000745600000001','sale',1,1,NULL,NULL,'{"no":"8000745600000001","kind":"Sale","sale":1,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":12950,"discount":100,"total":12850,"tenders":[{"Wallet":{"wallet":"WeChat","amount":12850,"guest_paid":12850,"no":"QT000712345600000001","transaction_id":"420000712345600000001"}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000002','refund',1,0,NULL,NULL,'{"no":"8000745600000002","kind":"Refund","sale":1,"original":"8000745600000001","wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":6100,"discount":100,"total":6000,"tenders":[{"CashRefund":{"amount":6000}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000003','sale',2,0,NULL,NULL,'{"no":"8000745600000003","kind":"Sale","sale":2,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":2100,"discount":100,"total":2000,"tenders":[{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000004','sale',3,0,NULL,NULL,'{"no":"8000745600000004","kind":"Sale","sale":3,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":3433,"discount":100,"total":3333,"tenders":[{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000005','deposit',NULL,0,2,NULL,'{"no":"8000745600000005","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":2,"room":"8302","hold":"Cash","method":"Cash","number":"","payer":null,"amount":60000,"consumed":0,"returned":0,"left":60000,"arrived":true,"days":null}]}');
INSERT INTO "slips" VALUES('8000745600000006','deposit',NULL,0,7,NULL,'{"no":"8000745600000006","kind":"Deposit","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","deposits":[{"deposit":7,"room":"8307","hold":"Cash","method":"BankCard","number":"","payer":null,"amount":30000,"consumed":0,"returned":0,"left":30000,"arrived":true,"days":null}]}');
INSERT INTO "slips" VALUES('8000745600000007','cash_move',NULL,0,NULL,NULL,'{"no":"8000745600000007","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"Drop","amount":10000,"reason":"Other","note":"零钱"}}');
INSERT INTO "slips" VALUES('8000745600000008','cash_move',NULL,0,NULL,NULL,'{"no":"8000745600000008","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayIn","amount":700,"reason":"Other","note":"零钱"}}');
INSERT INTO "slips" VALUES('8000745600000009','cash_move',NULL,0,NULL,NULL,'{"no":"8000745600000009","kind":"CashMove","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","cash":{"way":"PayOut","amount":300,"reason":"Other","note":"零钱"}}');
INSERT INTO "slips" VALUES('8000745600000010','summary',NULL,0,NULL,NULL,'{"no":"8000745600000010","kind":"Summary","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Day":{"day":20261123,"shifts":2}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}');
INSERT INTO "slips" VALUES('8000745600000011','handover',NULL,0,NULL,2,'{"no":"8000745600000011","kind":"Handover","sale":0,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":100,"discount":100,"total":0,"tenders":[],"reason":"","report":{"scope":{"Shift":{"shift":2,"owner":"小李","name":"小李","opened":0,"closed":1,"day":20261123,"next":"店长"}},"total":{"trade":0,"settle":0,"received":0,"discount":0,"refund":0,"refund_settle":0,"trades":0,"refunds":0},"methods":[],"unattended":null,"deposits":{"taken":0,"taken_count":0,"consumed":0,"consumed_count":0,"returned":0,"returned_count":0,"lapsed":0,"held":0,"held_count":0},"cash":{"float":0,"opening":0,"sales":0,"refunds":0,"deposits_in":0,"deposits_out":0,"paid_in":0,"paid_out":0,"dropped":0,"expected":0,"counted":null,"difference":null},"reason":null,"note":"","shop_discount":0,"orphans":0,"drawer":[["Cash",2]],"carried":{"cases":0,"orphans":0,"held_sales":0,"unprinted":0},"anchor":"00c0ffee 7"}}');
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
INSERT INTO "staff" VALUES('店长',0,0,20261123,0,1,0,'{"id":"店长","name":"店长","role":"Manager","grants":[{"right":"Refund","each":null,"day":null},{"right":"OpenDrawer","each":null,"day":null},{"right":"MoveCash","each":null,"day":null},{"right":"CloseShifts","each":null,"day":null},{"right":"SeeReports","each":null,"day":null},{"right":"SeeExpected","each":null,"day":null},{"right":"ManageStaff","each":null,"day":null}]}');
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
CREATE INDEX slips_by_sale ON slips (sale) WHERE sale IS NOT NULL;
CREATE INDEX slips_by_deposit ON slips (deposit) WHERE deposit IS NOT NULL;
CREATE INDEX slips_reports ON slips (kind, substr(no, -8)) WHERE kind IN ('handover', 'summary');
CREATE INDEX refunds_by_sale ON refunds (sale);
CREATE INDEX refunds_open ON refunds (no) WHERE final = 0;
CREATE INDEX refunds_by_day ON refunds (business_date, staff);
CREATE INDEX journal_drawer ON journal (business_date, shift) WHERE kind = 'drawer.opened';
PRAGMA application_id = 1366581609;
PRAGMA user_version = 3;
