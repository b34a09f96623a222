//! CRC-32, as in zip and at PayPal. It is a checksum, and protects against accidents, not against attackers.

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 {
                rest >> 1 ^ 0xedb8_8320
            } else {
                rest >> 1
            };
            bit += 1;
        }
        table[byte] = rest;
        byte += 1;
    }
    table
}

/// The CRC-32 of some bytes.
pub fn of(bytes: &[u8]) -> u32 {
    let step = |rest: u32, &byte: &u8| rest >> 8 ^ TABLE[(rest as u8 ^ byte) as usize];
    !bytes.iter().fold(!0, step)
}

#[test]
fn the_check_value_is_right() {
    // The "check" of the catalogues of CRCs.
    assert_eq!(of(b"123456789"), 0xcbf4_3926);
}
