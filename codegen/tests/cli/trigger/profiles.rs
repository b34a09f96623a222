//! What is sent for a profile is what an endpoint of that profile verifies.

use super::receiver::trigger;
use crate::support::Folder;
use callwright::webhook::{Incoming, Profile, Settings};

const HOOKS: &str = r##"
openapi: 3.1.0
info: { title: Hooks, version: "1" }
paths: {}
webhooks:
  ping:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { zen: { type: string } } } } }
      responses: { "200": { description: Thanks. } }
"##;

/// An Ed25519 key pair: the seed, and the public key of it, in hexadecimal (RFC 8032, section 7.1, test 1).
const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

/// The same in PKCS#8 and SubjectPublicKeyInfo, in base64.
const PKCS8: &str = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
const SPKI: &str = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

const PUBLIC_URL: &str = "https://receiver.example/hooks";

/// Profile, how the secrets are given, and what the receiver knows.
type Case<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, &'a str)]);

const CASES: &[Case<'_>] = &[
    ("adyen", &["ENV:HEX"], &[("secret", "00ff10")]),
    ("asana", &["ENV:TEXT"], &[("secret", "text")]),
    (
        "box",
        &["ENV:TEXT", "secondary=ENV:OTHER"],
        &[("secret", "text"), ("secondary", "other")],
    ),
    ("cloudevents", &["ENV:TEXT"], &[("secret", "text")]),
    (
        "discord",
        &["private_key=ENV:SEED"],
        &[("public_key", PUBLIC)],
    ),
    ("discord", &["ENV:SEED"], &[("public_key", PUBLIC)]),
    ("dropbox", &["ENV:TEXT"], &[("secret", "text")]),
    ("github", &["ENV:TEXT"], &[("secret", "text")]),
    ("gitlab", &["ENV:TEXT"], &[("secret", "text")]),
    ("hubspot", &["ENV:TEXT"], &[("secret", "text")]),
    ("hubspot-v2", &["ENV:TEXT"], &[("secret", "text")]),
    ("linear", &["ENV:TEXT"], &[("secret", "text")]),
    ("mailgun", &["ENV:TEXT"], &[("secret", "text")]),
    ("mandrill", &["ENV:TEXT"], &[("secret", "text")]),
    ("message-signature", &["ENV:PKCS8"], &[("public_key", SPKI)]),
    (
        "openai",
        &["ENV:BASE64"],
        &[("secret", "whsec_c2VjcmV0IG9mIGEgdGVzdA==")],
    ),
    ("paddle", &["ENV:TEXT"], &[("secret", "text")]),
    ("shopify", &["ENV:TEXT"], &[("secret", "text")]),
    ("slack", &["ENV:TEXT"], &[("secret", "text")]),
    ("square", &["ENV:TEXT"], &[("secret", "text")]),
    (
        "standard-webhooks",
        &["ENV:BASE64"],
        &[("secret", "whsec_c2VjcmV0IG9mIGEgdGVzdA==")],
    ),
    ("stripe", &["ENV:TEXT"], &[("secret", "text")]),
    (
        "svix",
        &["ENV:BASE64"],
        &[("secret", "whsec_c2VjcmV0IG9mIGEgdGVzdA==")],
    ),
    ("telegram", &["ENV:TEXT"], &[("secret", "text")]),
    ("twilio", &["ENV:TEXT"], &[("secret", "text")]),
    ("twitch", &["ENV:TEXT"], &[("secret", "text")]),
    ("zoom", &["ENV:TEXT"], &[("secret", "text")]),
];

const VARIABLES: &[(&str, &str)] = &[
    ("BASE64", "whsec_c2VjcmV0IG9mIGEgdGVzdA=="),
    ("HEX", "00ff10"),
    ("OTHER", "other"),
    ("PKCS8", PKCS8),
    ("SEED", SEED),
    ("TEXT", "text"),
];

#[tokio::test]
async fn every_kind_of_signature_is_verified() {
    let folder = Folder::new("every_kind_of_signature");
    folder.write("hooks.yaml", HOOKS);
    for (name, secrets, known) in CASES {
        let mut arguments = vec![
            "hooks.yaml",
            "ping",
            "--profile",
            name,
            "--public-url",
            PUBLIC_URL,
        ];
        arguments.extend(secrets.iter().flat_map(|secret| ["--secret", secret]));
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
        let (ran, request) = trigger(&folder, &arguments, VARIABLES, answer);
        assert_eq!((ran.code, &*ran.stderr), (0, ""), "{name}: {ran:?}");
        let settings = Settings::new().public_url(PUBLIC_URL);
        let settings = known.iter().fold(settings, |settings, (key, secret)| {
            settings.secret(key, *secret)
        });
        let verifier = Profile::named(name).unwrap().verifier(&settings).unwrap();
        let mut incoming = Incoming::new(request.unwrap());
        let verified = verifier.verify(&incoming).await;
        assert!(verified.is_ok(), "{name}: {verified:?}");
        // And nothing else: one bit more makes it another delivery, where more than a token is sent.
        let tokens = ["cloudevents", "gitlab", "telegram", "mailgun", "adyen"];
        if !tokens.contains(name) {
            let mut body = incoming.body.to_vec();
            *body.last_mut().unwrap() ^= 1;
            incoming.body = body.into();
            assert!(verifier.verify(&incoming).await.is_err(), "{name}");
        }
    }
}
