//! Speaks one phrase: `say ADDRESS PHRASE`, the address as it stands in the settings (JSON).

use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(phrase)) = (arguments.next(), arguments.next()) else {
        eprintln!("say ADDRESS PHRASE, such as: say '{{\"kind\":\"sound\"}}' 语音测试");
        return ExitCode::from(2);
    };
    let address = match serde_json::from_str(&address) {
        Ok(address) => address,
        Err(error) => {
            eprintln!("the address: {error}");
            return ExitCode::from(2);
        }
    };
    let mut speaker = speaker::open(address);
    match speaker.check().and_then(|()| speaker.say(&phrase, Duration::from_secs(20))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
