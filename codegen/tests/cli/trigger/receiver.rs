//! A receiver over loopback that keeps the request and answers what it was told.

use crate::support::{Folder, Ran};
use callwright::{Bytes, http};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// The environment variable of a test's secret.
pub const SECRET: (&str, &str) = ("HOOK_SECRET", "It's a Secret to Everybody");

/// Runs `trigger` in a folder, with `--to` a receiver that answers this; what came there, if anything.
pub fn trigger(
    folder: &Folder,
    arguments: &[&str],
    variables: &[(&str, &str)],
    answer: &str,
) -> (Ran, Option<http::Request<Bytes>>) {
    trigger_at("/hooks", folder, arguments, variables, answer)
}

/// The same, with the path of the receiver.
pub fn trigger_at(
    path: &str,
    folder: &Folder,
    arguments: &[&str],
    variables: &[(&str, &str)],
    answer: &str,
) -> (Ran, Option<http::Request<Bytes>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answer = answer.to_owned();
    let receiver = std::thread::spawn(move || serve(&listener, &answer));
    let to = format!("http://{address}{path}");
    let ran = run(folder, arguments, &to, variables);
    // Where nothing was sent, this ends the receiver's wait.
    drop(TcpStream::connect(address));
    (ran, receiver.join().unwrap())
}

/// Runs `trigger` with `--to` a URL.
pub fn run(folder: &Folder, arguments: &[&str], to: &str, variables: &[(&str, &str)]) -> Ran {
    let mut command = folder.command(&["trigger"]);
    command.args(arguments).args(["--to", to]);
    command.envs(variables.iter().copied());
    Ran::of(&command.output().unwrap())
}

/// The URL of an address.
pub fn at(address: SocketAddr) -> String {
    format!("http://{address}/hooks")
}

fn serve(listener: &TcpListener, answer: &str) -> Option<http::Request<Bytes>> {
    let (stream, _) = listener.accept().unwrap();
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let mut request = http::Request::builder().method(method).uri(target);
    let mut length = 0;
    for _ in 0..100 {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().unwrap();
        }
        request = request.header(name, value);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    reader.get_mut().write_all(answer.as_bytes()).unwrap();
    Some(request.body(Bytes::from(body)).unwrap())
}
