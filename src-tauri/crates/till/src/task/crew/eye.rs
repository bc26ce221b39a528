//! The camera's thread.

use super::report;
use crate::engine::Input;
use crate::task::run::Message;
use crossbeam_channel::{Sender, TryRecvError, bounded};
use kit::{Camera, CameraNews};
use std::thread;
use std::time::Duration;

/// Orders to open or close that may wait.
const ORDERS_MAX: usize = 8;
/// How long the camera is listened to at a time; an order waits at most so long.
const LISTEN: Duration = Duration::from_millis(100);

pub fn spawn(mut camera: Box<dyn Camera>, inbox: &Sender<Message>) -> Option<Sender<bool>> {
    let (send, orders) = bounded::<bool>(ORDERS_MAX);
    let inbox = inbox.clone();
    let run = move || {
        // dark until told otherwise
        while let Ok(mut on) = orders.recv() {
            camera.look(on);
            while on {
                match camera.next(LISTEN) {
                    Some(CameraNews::Read(scan)) => report(&inbox, Input::CameraRead(scan.text)),
                    Some(CameraNews::Ready) => report(&inbox, Input::CameraSeen(Ok(()))),
                    Some(CameraNews::Lost(trouble)) => report(&inbox, Input::CameraSeen(Err(trouble))),
                    None => {}
                }
                match orders.try_recv() {
                    Ok(order) => on = order,
                    Err(TryRecvError::Empty) => {}
                    Err(TryRecvError::Disconnected) => on = false,
                }
            }
            camera.look(false);
        }
    };
    thread::Builder::new().name("camera".to_owned()).spawn(run).ok().map(|_| send)
}
