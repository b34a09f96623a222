//! Schemes with a certificate.

use super::asymmetric::SignatureAlgorithm;
use crate::profile::Source;

/// A signature by a certificate that the delivery names.
#[derive(Clone, Debug, PartialEq)]
pub struct CertUrl {
    /// Where the URL of the certificate is.
    pub url: Source,
    /// Hosts from which it may be fetched: names, in which `*` may be a label.
    pub hosts: Vec<String>,
    /// What the path of the URL must end in.
    pub path_suffix: Option<String>,
    /// If `url` is only a host (OpenDSR): the path of a JSON document on that host, and the pointer of the certificate's URL in
    /// it.
    pub discovery: Option<(String, String)>,
    /// Names, in which `*` may be a label. If there are any, the certificate must have one of them, and its chain must lead to
    /// a root: one of Mozilla's, or of those that the settings hold under `roots` (PEM).
    pub names: Vec<String>,
    /// The algorithm.
    pub algorithm: CertAlgorithm,
    /// Where the signature is.
    pub from: Source,
    /// What is signed.
    pub signed: CertSigned,
    /// Values that must equal a setting, as (source, setting): SNS's `TopicArn`. The settings are required.
    pub bound: Vec<(Source, String)>,
}

/// The algorithm of a [`CertUrl`] signature.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CertAlgorithm {
    /// This algorithm. If a source is given, its value must be this word.
    Fixed(SignatureAlgorithm, Option<(Source, String)>),
    /// The algorithm that this table has for the value of the source: SNS's `SignatureVersion`.
    Table(Source, Vec<(String, SignatureAlgorithm)>),
}

/// What a [`CertUrl`] signature covers.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CertSigned {
    /// A template; see [`Hmac::signed`](crate::Hmac::signed).
    Template(String),
    /// Members of the body as lines of name and value, for each value of the member `Type` (SNS). An optional member has a `?`
    /// after its name. Only the first may have line breaks.
    Lines(Vec<(String, Vec<String>)>),
}
