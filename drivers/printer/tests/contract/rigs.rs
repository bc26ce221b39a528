use kit::Printer;
use kit::twin::{PtyHost, Switches};
use printer::twin::{Mishap, TcpTwin, TwinDevice, TwinPaper, TwinPrinter};
use printer::{Flow, KICK, PrinterAddress};
use std::cell::Cell;
use tempfile::TempDir;

/// A printer under test, and what came out of it.
pub trait Rig {
    fn name(&self) -> &str;
    fn printer(&self) -> Box<dyn Printer>;
    fn switches(&self) -> Switches;
    fn jobs(&self) -> Vec<Vec<u8>>;
    fn kicks(&self) -> usize;
    fn tear_after(&self, bytes: usize);
}

pub struct Bench {
    printer: Cell<Option<TwinPrinter>>,
    paper: TwinPaper,
}

impl Bench {
    pub fn new() -> Self {
        let (printer, paper) = TwinPrinter::new();
        Self { printer: Cell::new(Some(printer)), paper }
    }
}

impl Rig for Bench {
    fn name(&self) -> &str {
        "bench"
    }
    fn printer(&self) -> Box<dyn Printer> {
        Box::new(self.printer.take().unwrap())
    }
    fn switches(&self) -> Switches {
        self.paper.switches().clone()
    }
    fn jobs(&self) -> Vec<Vec<u8>> {
        self.paper.jobs()
    }
    fn kicks(&self) -> usize {
        self.paper.kicks()
    }
    fn tear_after(&self, bytes: usize) {
        self.paper.tear_after(bytes);
    }
}

enum Served {
    Tcp(TcpTwin),
    Serial(PtyHost),
    File(PtyHost),
}

/// The driver, a real line, and an emulated printer at its end.
pub struct Machine {
    device: TwinDevice,
    served: Served,
    _folder: TempDir,
}

impl Machine {
    pub fn tcp() -> Self {
        Self::on(|device, _| Served::Tcp(device.serve_tcp().unwrap()))
    }

    pub fn serial() -> Self {
        Self::on(|device, folder| Served::Serial(device.serve_pty(folder.path().join("ttyPrinter")).unwrap()))
    }

    pub fn file() -> Self {
        Self::on(|device, folder| Served::File(device.serve_pty(folder.path().join("lp0")).unwrap()))
    }

    fn on(serve: impl Fn(&TwinDevice, &TempDir) -> Served) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let device = TwinDevice::new();
        let served = serve(&device, &folder);
        Self { device, served, _folder: folder }
    }
}

impl Rig for Machine {
    fn name(&self) -> &str {
        match &self.served {
            Served::Tcp(_) => "tcp",
            Served::Serial(_) => "serial",
            Served::File(_) => "file",
        }
    }
    fn printer(&self) -> Box<dyn Printer> {
        let path = |host: &PtyHost| host.path().display().to_string();
        printer::open(match &self.served {
            Served::Tcp(twin) => {
                PrinterAddress::Tcp { host: "localhost".into(), port: twin.address().port() }
            }
            Served::Serial(host) => {
                PrinterAddress::Serial { path: path(host), baud: 19_200, flow: Flow::None, identity: None }
            }
            Served::File(host) => PrinterAddress::File { path: path(host) },
        })
    }
    fn switches(&self) -> Switches {
        self.device.switches()
    }
    fn jobs(&self) -> Vec<Vec<u8>> {
        self.device.jobs()
    }
    fn kicks(&self) -> usize {
        let kicks = self.device.kicks();
        assert!(kicks.iter().all(|kick| kick == &KICK), "{kicks:?}");
        kicks.len()
    }
    fn tear_after(&self, bytes: usize) {
        self.device.after(bytes, Mishap::HangUp);
    }
}
