//! The program as a person starts it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    command.args(arguments).env("RUST_LOG", "warn");
    command
}

#[test]
fn it_prints_where_and_who_and_answers() {
    let mut child = Program(program(&["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let at = first.strip_prefix("http://").unwrap().strip_suffix("/cpay/").unwrap().to_owned();
    let shown: Vec<String> = lines.by_ref().map(Result::unwrap).take_while(|line| line != "}").collect();
    for needed in ["\"prefix\": \"01000052\"", "\"key\"", "\"out_sub_mch_id\"", "\"out_shop_id\""] {
        assert!(shown.iter().any(|line| line.contains(needed)), "{needed} in {shown:?}");
    }
    let mut stream = TcpStream::connect(at).unwrap();
    let request = "POST /cpay/ping HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains(r#""status":0,"timestamp":"#), "{answer}");
}

#[test]
fn with_tls_it_writes_its_root_and_takes_another_merchant() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ca.pem");
    let merchant = folder.path().join("merchant.json");
    let mut known = sandbox::Registered::practice();
    known.prefix = "sz0100lmnx".to_owned();
    std::fs::write(&merchant, serde_json::to_string(&known).unwrap()).unwrap();
    let mut command = program(&["--port", "0", "--tls", "--ca-out"]);
    command.arg(&root).arg("--merchant-file").arg(&merchant);
    let mut child = Program(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    assert!(lines.next().unwrap().unwrap().starts_with("https://127.0.0.1:"));
    let shown: String = lines.map(Result::unwrap).take_while(|line| line != "}").collect();
    assert!(shown.contains("sz0100lmnx"), "{shown}");
    assert!(std::fs::read_to_string(&root).unwrap().contains("BEGIN CERTIFICATE"));
}

#[test]
fn help_names_the_magic_digits() {
    let help = String::from_utf8(program(&["--help"]).output().unwrap().stdout).unwrap();
    for needed in [
        "--merchant-file",
        "--ca-out",
        "02 never answers",
        "/sandbox/phone",
        "/sandbox/days",
        "/sandbox/holds",
    ] {
        assert!(help.contains(needed), "{needed}");
    }
}
