//! A receiver on the loopback interface that takes everything.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// Answers for as long as the program runs.
#[derive(Clone, Copy, Debug)]
pub struct Receiver(SocketAddr);

impl Receiver {
    /// Opens a port and answers there.
    ///
    /// # Errors
    ///
    /// When there is no port.
    pub fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A sender that was stopped in the middle is nothing to tell.
                let _ = answer(stream);
            }
        });
        Ok(Self(address))
    }

    /// Where it is.
    pub fn url(self) -> String {
        format!("http://{}/hooks", self.0)
    }
}

fn answer(stream: TcpStream) -> io::Result<()> {
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
