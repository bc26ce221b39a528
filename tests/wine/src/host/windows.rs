//! A Windows of our own, and programs in it.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The serial ports that have a pretend device at their end.
pub const PORTS: [&str; 4] = ["com1", "com2", "com3", "com4"];
/// Longest life of a Windows program.
const LIMIT: Duration = Duration::from_secs(60);

/// A Windows that runs until dropped. Its serial ports are links in a folder of ours.
pub struct Windows {
    loader: PathBuf,
    prefix: PathBuf,
    guest: PathBuf,
    folder: tempfile::TempDir,
}

/// A Windows program that is still running; what it says goes into a file, since Wine's own programs would hold on to
/// a pipe.
pub struct Running {
    child: Child,
    out: PathBuf,
}

impl Windows {
    /// Starts it, with its serial ports bent to ours. By itself Wine gives COM1 the machine's real console port, so a
    /// link that is not as it should be is an error before any program starts.
    pub fn start(loader: &Path, prefix: &Path, guest: &Path) -> Result<Self, Box<dyn Error>> {
        let windows = Self {
            loader: loader.to_owned(),
            prefix: prefix.canonicalize()?,
            guest: guest.canonicalize()?,
            folder: tempfile::tempdir()?,
        };
        for port in PORTS {
            let name = port.to_uppercase();
            let place = windows.port(port).display().to_string();
            let key = "HKLM\\Software\\Wine\\Ports";
            windows.system(&["reg", "add", key, "/v", &name, "/t", "REG_SZ", "/d", &place, "/f"])?;
        }
        // ports and queues are read when it starts
        windows.server("-k")?;
        windows.server("-w")?;
        windows.server("-p")?;
        windows.system(&["cmd", "/c", "exit"])?;
        for port in PORTS {
            let link = fs::read_link(windows.prefix.join("dosdevices").join(port))?;
            super::same(port, link, windows.port(port))?;
        }
        Ok(windows)
    }

    /// Where the device of a port is to be served.
    pub fn port(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder for files, and its name in Windows.
    pub fn folder(&self, name: &str) -> Result<(PathBuf, String), Box<dyn Error>> {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder)?;
        let inside = format!("Z:{}", folder.display().to_string().replace('/', "\\"));
        Ok((folder, inside))
    }

    /// Starts our Windows half with these words.
    pub fn spawn(&self, words: &[&str]) -> Result<Running, Box<dyn Error>> {
        let out = self.folder.path().join(format!("out-{}", words.first().unwrap_or(&"")));
        let child = self
            .command(&self.loader)
            .arg(&self.guest)
            .args(words)
            .stdout(File::create(&out)?)
            .stderr(File::create(out.with_extension("err"))?)
            .spawn()?;
        Ok(Running { child, out })
    }

    /// Runs our Windows half to its end; the lines it says.
    pub fn run(&self, words: &[&str]) -> Result<Vec<String>, Box<dyn Error>> {
        let mut running = self.spawn(words)?;
        running.end()?;
        Ok(running.lines()?)
    }

    fn system(&self, words: &[&str]) -> Result<(), Box<dyn Error>> {
        let status = self.command(Path::new("timeout")).arg("120").arg(&self.loader).args(words).status()?;
        if status.success() { Ok(()) } else { Err(format!("{words:?}: {status}").into()) }
    }

    fn server(&self, word: &str) -> Result<(), Box<dyn Error>> {
        // none to be ended is no failure
        self.command(Path::new("timeout")).args(["60", "wineserver", word]).status()?;
        Ok(())
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree=;mshtml=")
            .env("DISPLAY", "")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        if let Err(trouble) = self.server("-k") {
            eprintln!("wineserver: {trouble}");
        }
    }
}

impl Running {
    /// What it has said so far, without a line that is not whole.
    pub fn lines(&self) -> std::io::Result<Vec<String>> {
        let said = fs::read(&self.out)?;
        let whole = said.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let text = String::from_utf8_lossy(said.get(..whole).unwrap_or_default()).into_owned();
        Ok(text.lines().map(|line| line.trim_end().to_owned()).collect())
    }

    /// Waits until it has said just this line.
    pub fn says(&self, wanted: &str) -> Result<(), Box<dyn Error>> {
        self.said(wanted, |lines| lines.iter().any(|line| line == wanted))
    }

    /// Waits until what it has said is enough.
    pub fn said(&self, what: &str, enough: impl Fn(&[String]) -> bool) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        while !enough(&self.lines()?) {
            if start.elapsed() > LIMIT {
                return Err(format!("never said {what:?}: {:?}", self.lines()?).into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Waits for its end.
    pub fn end(&mut self) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                let told = fs::read(self.out.with_extension("err"))?;
                let told = String::from_utf8_lossy(&told);
                return if status.success() { Ok(()) } else { Err(format!("{status}: {told}").into()) };
            }
            if start.elapsed() > LIMIT {
                self.kill()?;
                return Err(format!("it hangs after {:?}", self.lines()?).into());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// SIGKILL: no destructor, no flush.
    pub fn kill(&mut self) -> std::io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }
}
