//! An HTTP server on the loopback interface that accepts every request.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// A server that runs until the program ends.
#[derive(Clone, Copy, Debug)]
pub struct Receiver(SocketAddr);

impl Receiver {
    /// Opens a port and serves it in a thread.
    ///
    /// # Errors
    ///
    /// If no port can be opened.
    pub fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A sender may be killed while it sends. That isn't an error.
                let _ = respond(stream);
            }
        });
        Ok(Self(address))
    }

    /// The URL for deliveries.
    pub fn url(self) -> String {
        format!("http://{}/hooks", self.0)
    }
}

fn respond(stream: TcpStream) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    io::copy(&mut (&mut reader).take(length), &mut io::sink())?;
    reader
        .get_mut()
        .write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
}
