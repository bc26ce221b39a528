//! A small WebDriver client. Every call has a time-out.

use crate::Done;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A driver process with one session.
pub struct Driver {
    process: Child,
    http: reqwest::Client,
    base: String,
    session: String,
}

impl Driver {
    /// Starts the program under the driver on a display.
    ///
    /// # Errors
    /// When the driver is missing or the program does not open its window.
    pub async fn start(display: &str, home: &Path, binary: &Path, args: &[&str]) -> Done<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .env("DISPLAY", display)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("MESA_SHADER_CACHE_DISABLE", "true")
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // its own group, so that nothing of it is left behind
            .process_group(0);
        let process = command.spawn()?;
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build()?;
        let base = format!("http://127.0.0.1:{port}");
        let mut driver = Self { process, http, base, session: String::new() };
        driver.wait_until_up().await?;
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": binary, "args": args }
        }}});
        let answer = driver.post("/session", &wish).await?;
        let id = answer.get("sessionId").and_then(Value::as_str).ok_or("no session")?;
        driver.session = format!("/session/{id}");
        Ok(driver)
    }

    async fn wait_until_up(&self) -> Done {
        let url = format!("{}/status", self.base);
        crate::until("the driver", Duration::from_secs(15), || async {
            Ok(self.http.get(&url).send().await.ok().map(drop))
        })
        .await
    }

    async fn post(&self, path: &str, body: &Value) -> Done<Value> {
        let answer = self.http.post(format!("{}{path}", self.base)).json(body).send().await?;
        value(answer.json().await?)
    }

    /// Runs a script in the page and answers what it returns.
    ///
    /// # Errors
    /// When the page or the driver fails.
    pub async fn run(&self, script: &str) -> Done<Value> {
        let body = json!({ "script": script, "args": [] });
        self.post(&format!("{}/execute/sync", self.session), &body).await
    }

    /// The text of the first element that fits, `None` when there is none.
    ///
    /// # Errors
    /// When the page or the driver fails.
    pub async fn text(&self, css: &str) -> Done<Option<String>> {
        let script =
            format!("const e = document.querySelector({}); return e ? e.innerText : null", json!(css));
        Ok(self.run(&script).await?.as_str().map(ToOwned::to_owned))
    }

    /// An attribute of the first element that fits.
    ///
    /// # Errors
    /// When the page or the driver fails.
    pub async fn attribute(&self, css: &str, name: &str) -> Done<Option<String>> {
        let (css, name) = (json!(css), json!(name));
        let script =
            format!("const e = document.querySelector({css}); return e ? e.getAttribute({name}) : null");
        Ok(self.run(&script).await?.as_str().map(ToOwned::to_owned))
    }

    /// Every window of the program.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn windows(&self) -> Done<Vec<String>> {
        let url = format!("{}{}/window/handles", self.base, self.session);
        let handles = value(self.http.get(url).send().await?.json().await?)?;
        let list = handles.as_array().cloned().unwrap_or_default();
        Ok(list.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect())
    }

    /// Turns to a window.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn turn_to(&self, window: &str) -> Done {
        let body = json!({ "handle": window });
        self.post(&format!("{}/window", self.session), &body).await.map(drop)
    }

    /// Closes the program as a user would not: the driver takes it down.
    pub async fn close(&self) {
        let url = format!("{}{}", self.base, self.session);
        let _gone = self.http.delete(url).send().await;
    }
}

fn value(answer: Value) -> Done<Value> {
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    match value.get("error").and_then(Value::as_str) {
        Some(error) => {
            let message = value.get("message").and_then(Value::as_str).unwrap_or_default();
            Err(format!("webdriver: {error}: {message}").into())
        }
        None => Ok(value),
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _killed = Command::new("kill").args(["-9", "--", &group]).status();
        let _waited = self.process.wait();
    }
}
