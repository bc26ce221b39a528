-- A shop's day as the program of version 2 wrote it; never edited.
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
INSERT INTO "attempts" VALUES('QT000712345600000001',1,'wechat','scanned',12850,'paid',1,'keep',0,1411,'420000712345600000001','{"no":"QT000712345600000001","sale":1,"wallet":"WeChat","means":"Scanned","amount":12850,"phase":{"Paid":{"transaction_id":"420000712345600000001","guest_paid":12850,"settled":12850,"paid_at":1763870100}},"want":"Keep","dispatched":1411}');
INSERT INTO "attempts" VALUES('QT000712345600000004',3,'alipay','scanned',3333,'refused',1,'keep',0,3603,NULL,'{"no":"QT000712345600000004","sale":3,"wallet":"Alipay","means":"Scanned","amount":3333,"phase":{"Refused":"Balance"},"want":"Keep","dispatched":3603}');
INSERT INTO "attempts" VALUES('QT000712345600000005',4,'wechat','scanned',8800,'paid',1,'give_back',1,4288,'420000712345600000005','{"no":"QT000712345600000005","sale":4,"wallet":"WeChat","means":"Scanned","amount":8800,"phase":{"Paid":{"transaction_id":"420000712345600000005","guest_paid":8800,"settled":8800,"paid_at":1763870100}},"want":"GiveBack","dispatched":4288}');
INSERT INTO "attempts" VALUES('QT000712345600000007',5,'alipay','scanned',500,'reversed',1,'give_back',0,5247,NULL,'{"no":"QT000712345600000007","sale":5,"wallet":"Alipay","means":"Scanned","amount":500,"phase":"Reversed","want":"GiveBack","dispatched":5247}');
INSERT INTO "attempts" VALUES('QT000712345600000008',6,'wechat','scanned',7700,'never_arrived',1,'keep',0,6069,NULL,'{"no":"QT000712345600000008","sale":6,"wallet":"WeChat","means":"Scanned","amount":7700,"phase":"NeverArrived","want":"Keep","dispatched":6069}');
INSERT INTO "attempts" VALUES('QT000712345600000009',6,'alipay','scanned',7700,'dispatched',0,'keep',0,6343,NULL,'{"no":"QT000712345600000009","sale":6,"wallet":"Alipay","means":"Scanned","amount":7700,"phase":"Dispatched","want":"Keep","dispatched":6343}');
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
) STRICT;
INSERT INTO "head" VALUES(1,'practice','lane-7',1,'QT',7,123456,53,X'3F4FC02DDE17C196576B6BD7D82695ECE1EE3B31817A68D0A77372314679304E',7,10,5,5,2,6480,20261123,'小王',1);
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
INSERT INTO "journal" VALUES(7,'lane-7',1,X'9F137406711548678B31A91837FAD0B376EAEA0A9C38F70D79EAC6303CD4B038',X'F0F71514B8BC4F465F46E459514D746980305F96F329AF7453BB78322200DCBB','attempt.paid',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"AttemptPaid":{"no":"QT000712345600000001","paid":{"transaction_id":"420000712345600000001","guest_paid":12850,"settled":12850,"paid_at":1763870100},"counted":true,"want":"Keep"}},"moves":[{"Post":"pay-QT000712345600000001"}]}');
INSERT INTO "journal" VALUES(8,'lane-7',1,X'F0F71514B8BC4F465F46E459514D746980305F96F329AF7453BB78322200DCBB',X'E2E48838DF4581086D20EDC9A3FEC825D6DC20CEDD33BF7DC9747572611C9976','sale.settled',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"SaleSettled":{"sale":1,"slip":"8000745600000001"}},"moves":[{"Direct":{"id":"settle-1","postings":[{"account":"MerchantDiscount","delta":100},{"account":"Sales","delta":-100}]}}]}');
INSERT INTO "journal" VALUES(9,'lane-7',1,X'E2E48838DF4581086D20EDC9A3FEC825D6DC20CEDD33BF7DC9747572611C9976',X'03F0E27A4ABA99DF711858DD6F90DAAD34F7A28306DF0FB1D31DC44D00183FD5','slip.issued',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000001","kind":"Sale","sale":1,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":12950,"discount":100,"total":12850,"tenders":[{"Wallet":{"wallet":"WeChat","amount":12850,"guest_paid":12850,"no":"QT000712345600000001","transaction_id":"420000712345600000001"}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(10,'lane-7',1,X'03F0E27A4ABA99DF711858DD6F90DAAD34F7A28306DF0FB1D31DC44D00183FD5',X'81719205F46ACA0A6C83A6B32002908A7E55E74D3E98BF0F1BA1C637156406F2','print.queued',1,20261123,1763870001822,1822,'小王',1,'{"fact":{"PrintQueued":{"job":1,"slip":"8000745600000001","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(11,'lane-7',1,X'81719205F46ACA0A6C83A6B32002908A7E55E74D3E98BF0F1BA1C637156406F2',X'8A75C781BB9DD1AB99165EC9A62F8C0029F806973B8A8C9727772696FA1EC7C3','print.moved',1,20261123,1763870001959,1959,'小王',1,'{"fact":{"PrintMoved":{"job":1,"state":"Sent"}},"moves":[]}');
INSERT INTO "journal" VALUES(12,'lane-7',1,X'8A75C781BB9DD1AB99165EC9A62F8C0029F806973B8A8C9727772696FA1EC7C3',X'EE7BCD38B22DB6574127C8E62E5B5447317860D6A1E771FC812F8B371187C759','print.moved',1,20261123,1763870002096,2096,'小王',1,'{"fact":{"PrintMoved":{"job":1,"state":"Printed"}},"moves":[]}');
INSERT INTO "journal" VALUES(13,'lane-7',1,X'EE7BCD38B22DB6574127C8E62E5B5447317860D6A1E771FC812F8B371187C759',X'B42FA95F9BBE101A45AB0E35B9481092D61B479747AEA11B327CA316F19464D1','refund.opened',1,20261123,1763870002233,2233,'小王',1,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000002","sale":1,"source":{"Wallet":{"of":"QT000712345600000001","wallet":"WeChat","total":12850}},"amount":6000,"orphan":false,"reason":"退货","nonce":"n0","phase":"Dispatched","dispatched":2096}}},"moves":[{"Pend":{"id":"refund-QT000712345600000002","postings":[{"account":"Refunds","delta":6000},{"account":{"Clearing":"WeChat"},"delta":-6000}]}}]}');
INSERT INTO "journal" VALUES(14,'lane-7',1,X'B42FA95F9BBE101A45AB0E35B9481092D61B479747AEA11B327CA316F19464D1',X'17F1F59DBBD7FBFC8F55B20A3CA0FE7D9AC77E1B9CF16977C1EF52402B4A580B','refund.asking',1,20261123,1763870002370,2370,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000002","phase":{"Asking":"Silence"}}},"moves":[]}');
INSERT INTO "journal" VALUES(15,'lane-7',1,X'17F1F59DBBD7FBFC8F55B20A3CA0FE7D9AC77E1B9CF16977C1EF52402B4A580B',X'FB6DFB666C2699D02E261A62DEDDED1A21A5F96DA949F1B51BC093BFA05DE76D','refund.accepted',1,20261123,1763870002507,2507,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000002","phase":"Accepted"}},"moves":[]}');
INSERT INTO "journal" VALUES(16,'lane-7',1,X'FB6DFB666C2699D02E261A62DEDDED1A21A5F96DA949F1B51BC093BFA05DE76D',X'EDC051B104F148A7C7F322380965D98BAAFE213C2774A71D00F20CC3FCA1404A','refund.done',1,20261123,1763870002644,2644,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000002","phase":"Done"}},"moves":[{"Post":"refund-QT000712345600000002"}]}');
INSERT INTO "journal" VALUES(17,'lane-7',1,X'EDC051B104F148A7C7F322380965D98BAAFE213C2774A71D00F20CC3FCA1404A',X'5BDF53CFC39590D5D5BFA666E0BB26A3498579E768CE3A6B4539CA4FBB7C7DE5','slip.issued',1,20261123,1763870002781,2781,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000002","kind":"Refund","sale":1,"original":"8000745600000001","wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":6100,"discount":100,"total":6000,"tenders":[{"CashRefund":{"amount":6000}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(18,'lane-7',1,X'5BDF53CFC39590D5D5BFA666E0BB26A3498579E768CE3A6B4539CA4FBB7C7DE5',X'CE1414F74CB4185045864FB29BE01FB59407745829F3D8AF10B08A564EC43548','print.queued',1,20261123,1763870002781,2781,'小王',1,'{"fact":{"PrintQueued":{"job":2,"slip":"8000745600000001","copy":{"Reprint":1}}},"moves":[]}');
INSERT INTO "journal" VALUES(19,'lane-7',1,X'CE1414F74CB4185045864FB29BE01FB59407745829F3D8AF10B08A564EC43548',X'B39BAE6AAC8CAF5479B23072A691072CA6C44C67661BC2394BC08543E768FD16','print.moved',1,20261123,1763870002918,2918,'小王',1,'{"fact":{"PrintMoved":{"job":2,"state":"Dropped"}},"moves":[]}');
INSERT INTO "journal" VALUES(20,'lane-7',1,X'B39BAE6AAC8CAF5479B23072A691072CA6C44C67661BC2394BC08543E768FD16',X'245B9EB7C080D76A480530822F721A4224767363A7E1C9EAE25E6BD8CEDDFCCB','sale.opened',1,20261123,1763870003055,3055,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":2,"entry":{"gross":2100,"discount":100,"undiscountable":0,"due":2000},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(21,'lane-7',1,X'245B9EB7C080D76A480530822F721A4224767363A7E1C9EAE25E6BD8CEDDFCCB',X'9EC491255006DC331F9E36FA97E9B5A2EC830D047650E47AC513D92BE3EEEA70','tender.taken',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"TenderTaken":{"sale":2,"tender":{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}}},"moves":[{"Direct":{"id":"tender-2","postings":[{"account":"CashDrawer","delta":2000},{"account":"Sales","delta":-2000}]}}]}');
INSERT INTO "journal" VALUES(22,'lane-7',1,X'9EC491255006DC331F9E36FA97E9B5A2EC830D047650E47AC513D92BE3EEEA70',X'6981FB30915CED45EC6F531DE386CB68043F842A5DB9B61B717A15A58B3CE21C','drawer.opened',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"DrawerOpened":{"reason":"Cash"}},"moves":[]}');
INSERT INTO "journal" VALUES(23,'lane-7',1,X'6981FB30915CED45EC6F531DE386CB68043F842A5DB9B61B717A15A58B3CE21C',X'20FAB7FC4FC887A03A6F64E542BE38F724EA051136E1E0A964A77A5AEBBD4CB1','sale.settled',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"SaleSettled":{"sale":2,"slip":"8000745600000003"}},"moves":[{"Direct":{"id":"settle-2","postings":[{"account":"MerchantDiscount","delta":100},{"account":"Sales","delta":-100}]}}]}');
INSERT INTO "journal" VALUES(24,'lane-7',1,X'20FAB7FC4FC887A03A6F64E542BE38F724EA051136E1E0A964A77A5AEBBD4CB1',X'C035E82F00D42280AEE20BD041A599778DB9941E57F9B59D053A3B8D9213722A','slip.issued',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000003","kind":"Sale","sale":2,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":2100,"discount":100,"total":2000,"tenders":[{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(25,'lane-7',1,X'C035E82F00D42280AEE20BD041A599778DB9941E57F9B59D053A3B8D9213722A',X'B38C343240DA59CF66C59578D313DE3101598588B83FC409D78986661F882AC3','print.queued',1,20261123,1763870003192,3192,'小王',1,'{"fact":{"PrintQueued":{"job":3,"slip":"8000745600000003","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(26,'lane-7',1,X'B38C343240DA59CF66C59578D313DE3101598588B83FC409D78986661F882AC3',X'BA1A247B295BE69FB00C8D2DA6ED4CFDB0E70691FC8906CA79702CD4B868F6AC','refund.opened',1,20261123,1763870003329,3329,'小王',1,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000003","sale":2,"source":"Cash","amount":2000,"orphan":false,"reason":"退货","nonce":"n0","phase":"Dispatched","dispatched":3192}}},"moves":[{"Pend":{"id":"refund-QT000712345600000003","postings":[{"account":"Refunds","delta":2000},{"account":"CashDrawer","delta":-2000}]}}]}');
INSERT INTO "journal" VALUES(27,'lane-7',1,X'BA1A247B295BE69FB00C8D2DA6ED4CFDB0E70691FC8906CA79702CD4B868F6AC',X'56595821A820C7B6F9663AD91F7667B2041498D806F6046CC2F476EEAFC18A02','refund.failed',1,20261123,1763870003466,3466,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000003","phase":{"Failed":"PayByHand"}}},"moves":[{"Void":"refund-QT000712345600000003"}]}');
INSERT INTO "journal" VALUES(28,'lane-7',1,X'56595821A820C7B6F9663AD91F7667B2041498D806F6046CC2F476EEAFC18A02',X'4D8B6FF9F678B36E0D130C499DD9A245A39D59CAFDB4ABCFD65D3894E53B69C9','sale.opened',1,20261123,1763870003603,3603,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":3,"entry":{"gross":3433,"discount":100,"undiscountable":0,"due":3333},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(29,'lane-7',1,X'4D8B6FF9F678B36E0D130C499DD9A245A39D59CAFDB4ABCFD65D3894E53B69C9',X'855FB48F60A74C85D6CE6997BB4CA3A63EB8E64553B28ABEC3D1A8822C527F38','attempt.dispatched',1,20261123,1763870003740,3740,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000004","sale":3,"wallet":"Alipay","means":"Scanned","amount":3333,"phase":"Dispatched","want":"Keep","dispatched":3603}}},"moves":[{"Pend":{"id":"pay-QT000712345600000004","postings":[{"account":{"Clearing":"Alipay"},"delta":3333},{"account":"Sales","delta":-3333}]}}]}');
INSERT INTO "journal" VALUES(30,'lane-7',1,X'855FB48F60A74C85D6CE6997BB4CA3A63EB8E64553B28ABEC3D1A8822C527F38',X'68DA6B0BEC78950B667BC74BE84047ECE29EE423FD6DBFE2061CF1AB985B9E07','attempt.refused',1,20261123,1763870003877,3877,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000004","phase":{"Refused":"Balance"},"want":"Keep"}},"moves":[{"Void":"pay-QT000712345600000004"}]}');
INSERT INTO "journal" VALUES(31,'lane-7',1,X'68DA6B0BEC78950B667BC74BE84047ECE29EE423FD6DBFE2061CF1AB985B9E07',X'957AACA678AF4C92113F55EEC4B8DE11E250AD6C2B8BD309A3E62085CFD7E43F','tender.taken',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"TenderTaken":{"sale":3,"tender":{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}}},"moves":[{"Direct":{"id":"tender-3","postings":[{"account":"Voucher","delta":1666},{"account":"Sales","delta":-1666},{"account":"Voucher","delta":1667},{"account":"Sales","delta":-1667}]}}]}');
INSERT INTO "journal" VALUES(32,'lane-7',1,X'957AACA678AF4C92113F55EEC4B8DE11E250AD6C2B8BD309A3E62085CFD7E43F',X'1B12ECCBA97D42A109FF825F5903C185ADD839AB2C899008BC18BFF2B984506A','sale.settled',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"SaleSettled":{"sale":3,"slip":"8000745600000004"}},"moves":[{"Direct":{"id":"settle-3","postings":[{"account":"MerchantDiscount","delta":100},{"account":"Sales","delta":-100}]}}]}');
INSERT INTO "journal" VALUES(33,'lane-7',1,X'1B12ECCBA97D42A109FF825F5903C185ADD839AB2C899008BC18BFF2B984506A',X'400C3D866D85DC6784054FFBEE76EE3FB3747923D393E249E229F6A30E9D266D','slip.issued',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"SlipIssued":{"slip":{"no":"8000745600000004","kind":"Sale","sale":3,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":3433,"discount":100,"total":3333,"tenders":[{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}],"reason":""}}},"moves":[]}');
INSERT INTO "journal" VALUES(34,'lane-7',1,X'400C3D866D85DC6784054FFBEE76EE3FB3747923D393E249E229F6A30E9D266D',X'8B591FA7A949B5FB89B239CADACE0805F80627A802219AE3D93F70E69614AB95','print.queued',1,20261123,1763870004014,4014,'小王',1,'{"fact":{"PrintQueued":{"job":4,"slip":"8000745600000004","copy":"First"}},"moves":[]}');
INSERT INTO "journal" VALUES(35,'lane-7',1,X'8B591FA7A949B5FB89B239CADACE0805F80627A802219AE3D93F70E69614AB95',X'C7E5C47A51A1CCD51D414D8C4EE78D6E7CBA672F1C3A79C4AECCF69B5A29886C','print.moved',1,20261123,1763870004151,4151,'小王',1,'{"fact":{"PrintMoved":{"job":4,"state":"Unclear"}},"moves":[]}');
INSERT INTO "journal" VALUES(36,'lane-7',1,X'C7E5C47A51A1CCD51D414D8C4EE78D6E7CBA672F1C3A79C4AECCF69B5A29886C',X'DD28F598FFC7EB07285D7230014AA04A8BBD241A72184B2BB60623A4F9DD0A1B','sale.opened',1,20261123,1763870004288,4288,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":4,"entry":{"gross":8900,"discount":100,"undiscountable":0,"due":8800},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(37,'lane-7',1,X'DD28F598FFC7EB07285D7230014AA04A8BBD241A72184B2BB60623A4F9DD0A1B',X'C8EF9068F2499E14937C2BA2CEAB84724E747E186E44F6D08F8E4B053EB0C364','attempt.dispatched',1,20261123,1763870004425,4425,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000005","sale":4,"wallet":"WeChat","means":"Scanned","amount":8800,"phase":"Dispatched","want":"Keep","dispatched":4288}}},"moves":[{"Pend":{"id":"pay-QT000712345600000005","postings":[{"account":{"Clearing":"WeChat"},"delta":8800},{"account":"Sales","delta":-8800}]}}]}');
INSERT INTO "journal" VALUES(38,'lane-7',1,X'C8EF9068F2499E14937C2BA2CEAB84724E747E186E44F6D08F8E4B053EB0C364',X'A2C967E0E3FFFC7FE93F81B3BDD09D8B9DA7A2F6B3AB04815ED67F4FF7D17E34','attempt.asking',1,20261123,1763870004562,4562,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000005","phase":{"Asking":"Silence"},"want":"GiveBack"}},"moves":[]}');
INSERT INTO "journal" VALUES(39,'lane-7',1,X'A2C967E0E3FFFC7FE93F81B3BDD09D8B9DA7A2F6B3AB04815ED67F4FF7D17E34',X'B299119E09A2CF93E056EED7405DC92F2B35ABCEBB706A7BA6A131BDEB37E4AD','sale.abandoned',1,20261123,1763870004699,4699,'小王',1,'{"fact":{"SaleAbandoned":{"sale":4}},"moves":[]}');
INSERT INTO "journal" VALUES(40,'lane-7',1,X'B299119E09A2CF93E056EED7405DC92F2B35ABCEBB706A7BA6A131BDEB37E4AD',X'3C9D988CE16D25C575D983FA9C869C21507D60EC9CF8C6FCE4C1167C5484C23B','attempt.paid',1,20261123,1763870004836,4836,'小王',1,'{"fact":{"AttemptPaid":{"no":"QT000712345600000005","paid":{"transaction_id":"420000712345600000005","guest_paid":8800,"settled":8800,"paid_at":1763870100},"counted":false,"want":"GiveBack"}},"moves":[{"Void":"pay-QT000712345600000005"},{"Direct":{"id":"orphan-QT000712345600000005","postings":[{"account":{"Clearing":"WeChat"},"delta":8800},{"account":"OrphanCharges","delta":-8800}]}}]}');
INSERT INTO "journal" VALUES(41,'lane-7',1,X'3C9D988CE16D25C575D983FA9C869C21507D60EC9CF8C6FCE4C1167C5484C23B',X'19C5F94D3CBCDB9DF7DF4F9142576D081E064B3CCE90701C5C0F4C3CDE6FABAE','refund.opened',1,20261123,1763870004973,4973,'小王',1,'{"fact":{"RefundOpened":{"refund":{"no":"QT000712345600000006","sale":4,"source":{"Wallet":{"of":"QT000712345600000005","wallet":"WeChat","total":8800}},"amount":8800,"orphan":true,"reason":"退货","nonce":"n0","phase":"Dispatched","dispatched":4836}}},"moves":[{"Pend":{"id":"refund-QT000712345600000006","postings":[{"account":"Refunds","delta":8800},{"account":{"Clearing":"WeChat"},"delta":-8800}]}}]}');
INSERT INTO "journal" VALUES(42,'lane-7',1,X'19C5F94D3CBCDB9DF7DF4F9142576D081E064B3CCE90701C5C0F4C3CDE6FABAE',X'6CED126E9B188B67E77F7055B5875CF3285FFCBD34BBDB2703657B836BF25271','refund.failed',1,20261123,1763870005110,5110,'小王',1,'{"fact":{"RefundMoved":{"no":"QT000712345600000006","phase":{"Failed":"MerchantBalance"}}},"moves":[{"Void":"refund-QT000712345600000006"}]}');
INSERT INTO "journal" VALUES(43,'lane-7',1,X'6CED126E9B188B67E77F7055B5875CF3285FFCBD34BBDB2703657B836BF25271',X'EC7A6F121D0C036999B423FB9DBD2ADF9C5A5157B8A150AFB67B907ED5292124','sale.opened',1,20261123,1763870005247,5247,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":5,"entry":{"gross":600,"discount":100,"undiscountable":0,"due":500},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(44,'lane-7',1,X'EC7A6F121D0C036999B423FB9DBD2ADF9C5A5157B8A150AFB67B907ED5292124',X'5E50FCD413F4461CA7455C7B60AE67D6FDC75C8D442C80DE4FFC0EA33D12EBF9','attempt.dispatched',1,20261123,1763870005384,5384,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000007","sale":5,"wallet":"Alipay","means":"Scanned","amount":500,"phase":"Dispatched","want":"Keep","dispatched":5247}}},"moves":[{"Pend":{"id":"pay-QT000712345600000007","postings":[{"account":{"Clearing":"Alipay"},"delta":500},{"account":"Sales","delta":-500}]}}]}');
INSERT INTO "journal" VALUES(45,'lane-7',1,X'5E50FCD413F4461CA7455C7B60AE67D6FDC75C8D442C80DE4FFC0EA33D12EBF9',X'8C1198FA667639ADB19DC1BFA69BFBFE0D89815FC3A445230FFC39BF87318168','attempt.reversing',1,20261123,1763870005521,5521,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000007","phase":"Reversing","want":"GiveBack"}},"moves":[]}');
INSERT INTO "journal" VALUES(46,'lane-7',1,X'8C1198FA667639ADB19DC1BFA69BFBFE0D89815FC3A445230FFC39BF87318168',X'49757014696593DEE2EFE6479786F94711FFA283E02C9FDF6039796684906EAA','attempt.settling',1,20261123,1763870005658,5658,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000007","phase":"Settling","want":"GiveBack"}},"moves":[]}');
INSERT INTO "journal" VALUES(47,'lane-7',1,X'49757014696593DEE2EFE6479786F94711FFA283E02C9FDF6039796684906EAA',X'F7EB6CF56AA98D9D982B27B1588C521D635BCE007FBD2C61116C1C14A891D87B','attempt.reversed',1,20261123,1763870005795,5795,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000007","phase":"Reversed","want":"GiveBack"}},"moves":[{"Void":"pay-QT000712345600000007"}]}');
INSERT INTO "journal" VALUES(48,'lane-7',1,X'F7EB6CF56AA98D9D982B27B1588C521D635BCE007FBD2C61116C1C14A891D87B',X'742DD8BC72C12455ED9FB61B7F434442A97053874112D5AA94FA80A10F6CC506','sale.abandoned',1,20261123,1763870005932,5932,'小王',1,'{"fact":{"SaleAbandoned":{"sale":5}},"moves":[]}');
INSERT INTO "journal" VALUES(49,'lane-7',1,X'742DD8BC72C12455ED9FB61B7F434442A97053874112D5AA94FA80A10F6CC506',X'39BFB68CEE3247210CEF41B0DC3D4EF956F384C2C17869F4960057788FD73A91','sale.opened',1,20261123,1763870006069,6069,'小王',1,'{"fact":{"SaleOpened":{"sale":{"id":6,"entry":{"gross":7800,"discount":100,"undiscountable":0,"due":7700},"tenders":[],"status":"Open"}}},"moves":[]}');
INSERT INTO "journal" VALUES(50,'lane-7',1,X'39BFB68CEE3247210CEF41B0DC3D4EF956F384C2C17869F4960057788FD73A91',X'5B1B27DE592950D53FEC4B563082B4E427827FC0138D7E4EA68468B67056EC34','attempt.dispatched',1,20261123,1763870006206,6206,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000008","sale":6,"wallet":"WeChat","means":"Scanned","amount":7700,"phase":"Dispatched","want":"Keep","dispatched":6069}}},"moves":[{"Pend":{"id":"pay-QT000712345600000008","postings":[{"account":{"Clearing":"WeChat"},"delta":7700},{"account":"Sales","delta":-7700}]}}]}');
INSERT INTO "journal" VALUES(51,'lane-7',1,X'5B1B27DE592950D53FEC4B563082B4E427827FC0138D7E4EA68468B67056EC34',X'CC3A90C9A540C4DD0B01910E6C76277893D004F92289FBAEFE12F90B168059A9','attempt.never_arrived',1,20261123,1763870006343,6343,'小王',1,'{"fact":{"AttemptMoved":{"no":"QT000712345600000008","phase":"NeverArrived","want":"Keep"}},"moves":[{"Void":"pay-QT000712345600000008"}]}');
INSERT INTO "journal" VALUES(52,'lane-7',1,X'CC3A90C9A540C4DD0B01910E6C76277893D004F92289FBAEFE12F90B168059A9',X'3F4FC02DDE17C196576B6BD7D82695ECE1EE3B31817A68D0A77372314679304E','attempt.dispatched',1,20261123,1763870006480,6480,'小王',1,'{"fact":{"AttemptDispatched":{"attempt":{"no":"QT000712345600000009","sale":6,"wallet":"Alipay","means":"Scanned","amount":7700,"phase":"Dispatched","want":"Keep","dispatched":6343}}},"moves":[{"Pend":{"id":"pay-QT000712345600000009","postings":[{"account":{"Clearing":"Alipay"},"delta":7700},{"account":"Sales","delta":-7700}]}}]}');
CREATE TABLE ledger_txn (
  id            TEXT    PRIMARY KEY,
  state         TEXT    NOT NULL CHECK (state IN ('pending', 'posted', 'voided')),
  seq_opened    INTEGER NOT NULL,
  seq_closed    INTEGER,
  business_date INTEGER NOT NULL,
  shift         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "ledger_txn" VALUES('orphan-QT000712345600000005','posted',40,40,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000001','posted',5,7,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000004','voided',29,30,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000005','voided',37,40,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000007','voided',44,47,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000008','voided',50,51,20261123,1);
INSERT INTO "ledger_txn" VALUES('pay-QT000712345600000009','pending',52,NULL,20261123,1);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000002','posted',13,16,20261123,1);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000003','voided',26,27,20261123,1);
INSERT INTO "ledger_txn" VALUES('refund-QT000712345600000006','voided',41,42,20261123,1);
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
INSERT INTO "posting" VALUES('refund-QT000712345600000002',1,'refunds',6000);
INSERT INTO "posting" VALUES('refund-QT000712345600000002',2,'clearing_wechat',-6000);
INSERT INTO "posting" VALUES('refund-QT000712345600000003',1,'refunds',2000);
INSERT INTO "posting" VALUES('refund-QT000712345600000003',2,'cash_drawer',-2000);
INSERT INTO "posting" VALUES('refund-QT000712345600000006',1,'refunds',8800);
INSERT INTO "posting" VALUES('refund-QT000712345600000006',2,'clearing_wechat',-8800);
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
CREATE TABLE refunds (
  no     TEXT    PRIMARY KEY,
  sale   INTEGER NOT NULL REFERENCES sales (id),
  source TEXT    NOT NULL CHECK (source IN ('wallet', 'cash', 'bank_card', 'voucher', 'room_account')),
  of_no  TEXT,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  phase  TEXT    NOT NULL,
  final  INTEGER NOT NULL CHECK (final IN (0, 1)),
  orphan INTEGER NOT NULL CHECK (orphan IN (0, 1)),
  body   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "refunds" VALUES('QT000712345600000002',1,'wallet','QT000712345600000001',6000,'done',1,0,'{"no":"QT000712345600000002","sale":1,"source":{"Wallet":{"of":"QT000712345600000001","wallet":"WeChat","total":12850}},"amount":6000,"orphan":false,"reason":"退货","nonce":"n0","phase":"Done","dispatched":2096}');
INSERT INTO "refunds" VALUES('QT000712345600000003',2,'cash',NULL,2000,'failed',1,0,'{"no":"QT000712345600000003","sale":2,"source":"Cash","amount":2000,"orphan":false,"reason":"退货","nonce":"n0","phase":{"Failed":"PayByHand"},"dispatched":3192}');
INSERT INTO "refunds" VALUES('QT000712345600000006',4,'wallet','QT000712345600000005',8800,'failed',1,1,'{"no":"QT000712345600000006","sale":4,"source":{"Wallet":{"of":"QT000712345600000005","wallet":"WeChat","total":8800}},"amount":8800,"orphan":true,"reason":"退货","nonce":"n0","phase":{"Failed":"MerchantBalance"},"dispatched":4836}');
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
CREATE TABLE slips (
  no       TEXT    PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'refund', 'orphan')),
  sale     INTEGER NOT NULL REFERENCES sales (id),
  reprints INTEGER NOT NULL CHECK (reprints >= 0),
  body     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "slips" VALUES('8000745600000001','sale',1,1,'{"no":"8000745600000001","kind":"Sale","sale":1,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":12950,"discount":100,"total":12850,"tenders":[{"Wallet":{"wallet":"WeChat","amount":12850,"guest_paid":12850,"no":"QT000712345600000001","transaction_id":"420000712345600000001"}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000002','refund',1,0,'{"no":"8000745600000002","kind":"Refund","sale":1,"original":"8000745600000001","wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":6100,"discount":100,"total":6000,"tenders":[{"CashRefund":{"amount":6000}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000003','sale',2,0,'{"no":"8000745600000003","kind":"Sale","sale":2,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":2100,"discount":100,"total":2000,"tenders":[{"Cash":{"amount":2000,"rounding":0,"received":2500,"change":500}}],"reason":""}');
INSERT INTO "slips" VALUES('8000745600000004','sale',3,0,'{"no":"8000745600000004","kind":"Sale","sale":3,"original":null,"wall":1763870000000,"staff":"小王","device":"lane-7","practice":true,"gross":3433,"discount":100,"total":3333,"tenders":[{"Record":{"kind":"Voucher","amount":3333,"reference":"团购 \"77\"\n"}}],"reason":""}');
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
CREATE INDEX refunds_by_sale ON refunds (sale);
CREATE INDEX refunds_open ON refunds (no) WHERE final = 0;
CREATE INDEX slips_by_sale ON slips (sale);
CREATE INDEX ledger_by_day ON ledger_txn (state, business_date, shift);
PRAGMA application_id = 1366581609;
PRAGMA user_version = 2;
