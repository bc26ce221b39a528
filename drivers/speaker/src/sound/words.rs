/// A shipped recording: its file's name, the word, the file.
pub struct Shipped {
    pub name: &'static str,
    pub word: &'static str,
    pub file: &'static [u8],
}

macro_rules! clip {
    ($name:literal, $word:literal) => {
        Shipped { name: $name, word: $word, file: include_bytes!(concat!("../../clips/", $name, ".wav")) }
    };
}

/// Made by `clips/make_clips.sh` from `clips/words.txt`: words that sentences are joined from.
pub const SHIPPED: &[Shipped] = &[
    clip!("d0", "零"),
    clip!("d1", "一"),
    clip!("d2", "二"),
    clip!("d3", "三"),
    clip!("d4", "四"),
    clip!("d5", "五"),
    clip!("d6", "六"),
    clip!("d7", "七"),
    clip!("d8", "八"),
    clip!("d9", "九"),
    clip!("ten", "十"),
    clip!("hundred", "百"),
    clip!("thousand", "千"),
    clip!("wan", "万"),
    clip!("yi", "亿"),
    clip!("point", "点"),
    clip!("yuan", "元"),
    clip!("jiao", "角"),
    clip!("fen", "分"),
    clip!("wechat", "微信"),
    clip!("alipay", "支付宝"),
    clip!("received", "收款"),
    clip!("failed", "收款失败"),
    clip!("cash", "现金"),
    clip!("taken", "收您"),
    clip!("change", "找零"),
    clip!("late", "补"),
    clip!("arrived", "到账"),
    clip!("refund", "退款"),
    clip!("not", "未"),
    clip!("already", "已"),
    clip!("now", "正在"),
    clip!("please", "请"),
    clip!("wait", "请稍候"),
    clip!("enter", "输入密码"),
    clip!("trade", "交易"),
    clip!("success", "成功"),
    clip!("undo", "撤销"),
    clip!("sum", "款项"),
    clip!("back", "已退回"),
    clip!("pay", "付款"),
    clip!("otherway", "换一种方式"),
    clip!("check", "核实"),
    clip!("deposit", "押金"),
    clip!("collected", "已收"),
    clip!("given", "已退"),
    clip!("spent", "消费"),
    clip!("frozen", "冻结"),
    clip!("card", "会员卡"),
    clip!("topup", "充值"),
    clip!("test", "语音测试"),
    clip!("onduty", "上班"),
    clip!("float", "备用金"),
];
