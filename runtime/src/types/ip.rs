//! `ip`, `ipv4` and `ipv6`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::text::{FormatError, text_type};

text_type! {
    /// An IPv4 or IPv6 address: `192.0.2.1`, `2001:db8::1` (RFC 5952).
    ///
    /// ```
    /// use std::net::IpAddr;
    ///
    /// use callwright::types::Ip;
    ///
    /// let ip: Ip = "2001:db8::1".parse()?;
    /// assert!(IpAddr::try_from(&ip)?.is_ipv6());
    /// # Ok::<(), callwright::types::FormatError>(())
    /// ```
    Ip, "an IP address", is_ip, score 10
}

fn is_ip(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
}

impl TryFrom<&Ip> for IpAddr {
    type Error = FormatError;

    fn try_from(ip: &Ip) -> Result<Self, FormatError> {
        ip.as_str().parse().map_err(|_| ip.error())
    }
}

impl From<IpAddr> for Ip {
    fn from(ip: IpAddr) -> Self {
        Self::from_wire(ip.to_string())
    }
}

impl From<Ipv4Addr> for Ip {
    fn from(ip: Ipv4Addr) -> Self {
        Self::from_wire(ip.to_string())
    }
}

impl From<Ipv6Addr> for Ip {
    fn from(ip: Ipv6Addr) -> Self {
        Self::from_wire(ip.to_string())
    }
}
