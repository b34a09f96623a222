//! The methods of an endpoint.

use http::{HeaderValue, Method};

use crate::webhook::{HandshakeCondition, Profile, SetupError};

/// The methods that an endpoint allows.
pub(super) struct Methods {
    /// The methods of deliveries.
    pub(super) deliver: Vec<Method>,
    /// The other methods, of handshakes.
    handshake: Vec<Method>,
    /// The value of `Allow`.
    pub(super) allow: HeaderValue,
}

impl Methods {
    /// The methods of a profile.
    ///
    /// # Errors
    ///
    /// HandshakeCondition a name isn't a method.
    pub(super) fn new(profile: &Profile) -> Result<Self, SetupError> {
        let method = |name: &String| {
            Method::from_bytes(name.as_bytes())
                .map_err(|_| SetupError::new(format!("`{name}` isn't a method")))
        };
        let deliver = profile
            .methods
            .iter()
            .map(method)
            .collect::<Result<Vec<_>, _>>()?;
        let mut handshake = Vec::new();
        for when in profile.handshakes.iter().flat_map(|one| &one.when) {
            if let HandshakeCondition::Method(name) = when {
                let method = method(name)?;
                if !deliver.contains(&method) && !handshake.contains(&method) {
                    handshake.push(method);
                }
            }
        }
        let all: Vec<&str> = deliver
            .iter()
            .chain(&handshake)
            .map(Method::as_str)
            .collect();
        let allow = HeaderValue::from_str(&all.join(", "))
            .map_err(|_| SetupError::new("the methods can't be the value of a header"))?;
        Ok(Self {
            deliver,
            handshake,
            allow,
        })
    }

    pub(super) fn allows(&self, method: &Method) -> bool {
        self.deliver.contains(method) || self.handshake.contains(method)
    }
}
