//! Journeys through the devices of a counter in the real window.

use e2e::{Counter, Done, Screen, Shop, until};
use kit::Lamp;
use kit::twin::Switch;
use sandbox::Script;
use std::time::Duration;
use tokio::sync::Mutex;

/// One window at a time: the machine has two cores, and keys go where the pointer is.
static ONE: Mutex<()> = Mutex::const_new(());

const SOON: Duration = Duration::from_secs(20);

async fn pause(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

async fn pole_shows(shop: &Shop, lamp: Lamp, figure: &str) -> Done {
    until(&format!("the pole to show {figure}"), SOON, || async {
        let glass = shop.pole.glass();
        if glass.lamp == lamp && glass.figure == figure {
            Ok(Some(()))
        } else {
            Err(format!("{glass:?}").into())
        }
    })
    .await
}

/// The light of a device, as the devices page words it.
async fn light(counter: &Counter, id: &str, wanted: &str) -> Done {
    until(&format!("{id} to be {wanted}"), SOON, || async {
        let seen = counter.driver.attribute(&format!("[data-testid='light-{id}']"), "data-light").await?;
        if seen.as_deref() == Some(wanted) { Ok(Some(())) } else { Err(format!("{seen:?}").into()) }
    })
    .await
}

/// A HID scanner, a pole, the guest's slip and the shop's copy, in one payment.
#[tokio::test(flavor = "multi_thread")]
async fn every_device_takes_part_in_a_payment() -> Done {
    let _one = ONE.lock().await;
    let mut shop = Shop::open().await?;
    let counter = Counter::open("devices", &shop).await?;
    counter.amount("128.5", "128.50").await?;
    pole_shows(&shop, Lamp::Total, "128.50").await?;
    let code = shop.code(Script::PaysAtOnce);
    shop.gun.scan(&code);
    counter.stage("paid").await?;
    pole_shows(&shop, Lamp::Received, "128.50").await?;
    until("both slips", SOON, || async {
        let (guest, office) = (shop.slips(), shop.office.jobs());
        let dots = office.first().is_some_and(|job| job.windows(4).any(|four| four == [0x1d, b'v', b'0', 0]));
        let whole = guest.len() == 1 && guest[0].contains("128.50") && office.len() == 1 && dots;
        if whole { Ok(Some(())) } else { Err(format!("{guest:?} {}", office.len()).into()) }
    })
    .await?;
    assert!(shop.printer.kicks().is_empty() && shop.office.kicks().is_empty(), "no drawer for a wallet");

    counter.screen.key("Return")?;
    counter.amount("20", "20.00").await?;
    counter.screen.key("F2")?;
    pause(500).await;
    counter.screen.key("5")?;
    counter.screen.key("0")?;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    pole_shows(&shop, Lamp::Change, "30.00").await?;
    until("the drawer", SOON, || async { Ok((shop.printer.kicks().len() == 1).then_some(())) }).await?;
    assert!(shop.office.kicks().is_empty(), "the drawer hangs on the guest's printer");
    Ok(())
}

/// Paper out is known before the payment, the page says so, and one key looks again.
#[tokio::test(flavor = "multi_thread")]
async fn a_light_tells_and_one_key_looks_again() -> Done {
    let _one = ONE.lock().await;
    let shop = Shop::open().await?;
    shop.printer.switches().set(Switch::PaperOut, true);
    let counter = Counter::open("lights", &shop).await?;
    light(&counter, "printer", "bad").await?;
    light(&counter, "printer2", "good").await?;
    light(&counter, "speaker", "good").await?;
    light(&counter, "scanner", "good").await?;
    counter.screen.key("ctrl+i")?;
    counter.reads("devices-panel", "").await?;
    pause(600).await;
    counter.picture("page")?;
    shop.printer.switches().set(Switch::PaperOut, false);
    counter.screen.key("l")?;
    light(&counter, "printer", "good").await?;
    counter.picture("mended")?;
    Ok(())
}

/// The owner adds a line to the slip, sees it in the preview, and it is on the next slip.
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_form_is_on_the_next_slip() -> Done {
    let _one = ONE.lock().await;
    let shop = Shop::open().await?;
    let counter = Counter::open("form", &shop).await?;
    counter.screen.key("ctrl+comma")?;
    counter.reads("tab-shop", "").await?;
    for _ in 0..4 {
        counter.screen.key("Next")?;
        pause(150).await;
    }
    counter.reads("slip-preview", "海景酒店").await?;
    let write = "const box = document.querySelectorAll('textarea')[1]; box.value = '退房请交房卡'; \
                 box.dispatchEvent(new Event('input', { bubbles: true }))";
    counter.driver.run(write).await?;
    counter.reads("slip-preview", "退房请交房卡").await?;
    counter.picture("preview")?;
    counter.screen.key("ctrl+s")?;
    pause(600).await;
    counter.screen.key("Escape")?;
    pause(400).await;
    counter.amount("30", "30.00").await?;
    counter.screen.key("F2")?;
    pause(500).await;
    counter.screen.key("Return")?;
    counter.stage("paid").await?;
    until("the line on the slip", SOON, || async {
        Ok(shop.slips().into_iter().find(|slip| slip.contains("退房请交房卡")))
    })
    .await?;
    Ok(())
}

/// Practice: a scanner that reads rubbish twice opens the camera, which reads the phone.
#[tokio::test(flavor = "multi_thread")]
async fn the_camera_helps_a_scanner_that_fails() -> Done {
    let _one = ONE.lock().await;
    let home = tempfile::tempdir()?;
    let data = home.path().join("counter");
    let counter = Counter::start("camera", Screen::start("1280x800")?, home.path(), &data).await?;
    counter.reads("mode", "练习").await?;
    pause(400).await;
    counter.screen.key("Return")?;
    pause(600).await;
    counter.amount("12.5", "12.50").await?;
    counter.screen.scan("1345678")?;
    pause(1800).await;
    counter.screen.scan("13456789")?;
    counter.reads("camera", "").await?;
    pause(800).await;
    counter.picture("looking")?;
    let main = counter.driver.windows().await?;
    counter.screen.key("ctrl+b")?;
    let bench = until("the bench", SOON, || async {
        Ok(counter.driver.windows().await?.into_iter().find(|window| !main.contains(window)))
    })
    .await?;
    counter.driver.turn_to(&bench).await?;
    counter.reads("bench", "").await?;
    for button in ["fresh", "hold"] {
        counter.reads(button, "").await?;
        pause(400).await;
        counter.driver.run(&format!("document.querySelector(\"[data-testid='{button}']\").click()")).await?;
    }
    pause(1200).await;
    counter.picture("bench")?;
    counter.driver.turn_to(&main[0]).await?;
    counter.stage("paid").await?;
    counter.picture("paid")?;
    Ok(())
}

/// The guest's window belongs on the other screen, and nowhere when that is gone.
#[tokio::test(flavor = "multi_thread")]
async fn the_guest_has_a_screen_of_their_own_or_none() -> Done {
    let _one = ONE.lock().await;
    let home = tempfile::tempdir()?;
    let data = home.path().join("counter");
    std::fs::create_dir(&data)?;
    std::fs::write(data.join("settings.json"), r#"{"mode":"practice","devices":{"guest_screen":true}}"#)?;
    let screen = Screen::pair(home.path())?;
    let counter = Counter::start("guest", screen, home.path(), &data).await?;
    let stands = |wanted: Option<&'static str>| {
        let screen = &counter.screen;
        until("the guest's window", SOON, move || async move {
            let seen = screen.window("Guest")?;
            if seen.as_deref() == wanted { Ok(Some(())) } else { Err(format!("{seen:?}").into()) }
        })
    };
    stands(Some("1280,0 1024x576")).await?;
    counter.screen.click()?;
    pause(400).await;
    counter.amount("66.6", "66.60").await?;
    pause(1500).await;
    counter.picture("both")?;
    counter.screen.second(false)?;
    stands(None).await?;
    pause(1000).await;
    counter.picture("alone")?;
    counter.screen.second(true)?;
    stands(Some("1280,0 1024x576")).await?;
    Ok(())
}
