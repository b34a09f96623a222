//! Contents that can be decrypted, and others that can't.

use aes::cipher::{BlockEncryptMut, block_padding::NoPadding};
use rsa::RsaPublicKey;
use sha1::Sha1;

use super::*;
use crate::webhook::testing::{RSA, RSA_PUBLIC};

/// The members of `encryptedContent`.
struct Content {
    data: String,
    data_key: String,
    data_signature: String,
}

/// Encrypts a text that is padded to whole blocks.
fn encrypt(key: &[u8], padded: &[u8]) -> Content {
    let mut data = padded.to_vec();
    let length = data.len();
    cbc::Encryptor::<Aes256>::new_from_slices(&[7; 32], &[7; 16])
        .unwrap()
        .encrypt_padded_mut::<NoPadding>(&mut data, length)
        .unwrap();
    wrap(key, &data)
}

fn wrap(key: &[u8], data: &[u8]) -> Content {
    let public = RsaPublicKey::from(&GraphKey::from_pem(RSA).unwrap().key);
    let data_key = public
        .encrypt(&mut OsRng, Oaep::new::<Sha1>(), key)
        .unwrap();
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), data);
    Content {
        data: STANDARD.encode(data),
        data_key: STANDARD.encode(data_key),
        data_signature: STANDARD.encode(signature),
    }
}

fn decrypt(content: &Content) -> Result<Vec<u8>, RejectKind> {
    let key = GraphKey::from_pem(RSA).unwrap();
    let content = EncryptedContent {
        data: &content.data,
        data_key: &content.data_key,
        data_signature: &content.data_signature,
    };
    key.decrypt(&content).map_err(|reject| reject.kind())
}

fn flipped(text: &str) -> String {
    let mut bytes = STANDARD.decode(text).unwrap();
    bytes[3] ^= 1;
    STANDARD.encode(bytes)
}

#[test]
fn content_for_the_key_is_decrypted() {
    let content = encrypt(
        &[7; 32],
        b"{\"id\":\"message\"}\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10",
    );
    assert_eq!(decrypt(&content).unwrap(), b"{\"id\":\"message\"}");
}

#[test]
fn changed_content_isnt_decrypted() {
    let good = || encrypt(&[7; 32], &[16; 32]);
    assert_eq!(decrypt(&good()).unwrap(), [16; 16]);
    for (content, expected) in [
        (
            Content {
                data: flipped(&good().data),
                ..good()
            },
            RejectKind::Mismatch,
        ),
        (
            Content {
                data_key: flipped(&good().data_key),
                ..good()
            },
            RejectKind::Mismatch,
        ),
        (
            Content {
                data_signature: flipped(&good().data_signature),
                ..good()
            },
            RejectKind::Mismatch,
        ),
        (
            Content {
                data_signature: String::new(),
                ..good()
            },
            RejectKind::Mismatch,
        ),
        (
            Content {
                data_key: String::new(),
                ..good()
            },
            RejectKind::Mismatch,
        ),
        (
            Content {
                data: "!".to_owned(),
                ..good()
            },
            RejectKind::Malformed,
        ),
        (
            Content {
                data_key: "!".to_owned(),
                ..good()
            },
            RejectKind::Malformed,
        ),
        (
            Content {
                data_signature: "!".to_owned(),
                ..good()
            },
            RejectKind::Malformed,
        ),
        // A malformed key, and texts with wrong padding.
        (wrap(&[7; 16], &[0; 16]), RejectKind::Mismatch),
        (wrap(&[], &[0; 16]), RejectKind::Mismatch),
        (wrap(&[7; 32], &[0; 15]), RejectKind::Mismatch),
        (wrap(&[7; 32], &[]), RejectKind::Mismatch),
        (encrypt(&[7; 32], &[0; 16]), RejectKind::Mismatch),
        (encrypt(&[7; 32], &[17; 16]), RejectKind::Mismatch),
    ] {
        assert_eq!(decrypt(&content).unwrap_err(), expected);
    }
}

#[test]
fn keys_are_private() {
    for text in ["", "key", RSA_PUBLIC, &RSA.replace("MII", "MIJ")] {
        assert!(GraphKey::from_pem(text).is_err(), "{text}");
    }
    let shown = format!("{:?}", GraphKey::from_pem(RSA).unwrap());
    assert_eq!(shown, "GraphKey { .. }");
}
