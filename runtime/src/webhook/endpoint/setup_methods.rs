//! The methods that the builders of endpoints and receivers share.

/// Adds the methods to a builder with a field `setup: Setup`.
macro_rules! setup_methods {
    () => {
        /// The provider's profile, instead of the document's: the name of a built-in profile, or one of your own. The document still
        /// says how its events are told apart (by `route`, or by a constant in their payloads); if it doesn't, the profile does.
        /// The values on the wire are always the document's.
        pub fn profile(mut self, profile: impl Into<super::profile_choice::ProfileChoice>) -> Self {
            self.setup.profile = Some(profile.into());
            self
        }

        /// The secret that the provider signs with. While you rotate secrets, give the old one and the new one: each is tried.
        pub fn secret(self, secret: impl Into<String>) -> Self {
            self.secret_named(crate::webhook::Settings::SECRET, secret)
        }

        /// A secret or a key with another name, which the profile gives.
        pub fn secret_named(mut self, name: &str, secret: impl Into<String>) -> Self {
            self.setup.settings = self.setup.settings.secret(name, secret);
            self
        }

        /// A secret that the provider sends in a handshake (Asana), under the name that the profile gives it.
        pub fn learned(mut self, name: &str, secret: crate::webhook::LearnedSecret) -> Self {
            self.setup.settings = self.setup.settings.learned(name, secret);
            self
        }

        /// A value that the profile needs and that isn't secret: PayPal's webhook id, an audience, a topic.
        pub fn setting(mut self, name: &str, value: impl Into<String>) -> Self {
            self.setup.settings = self.setup.settings.value(name, value);
            self
        }

        /// The URL that you gave to the provider, for the providers that sign it.
        pub fn public_url(mut self, url: impl Into<String>) -> Self {
            self.setup.settings = self.setup.settings.public_url(url);
            self
        }

        /// The transport that fetches certificates and keys, for the providers that publish them.
        pub fn transport(mut self, transport: impl crate::Transport + 'static) -> Self {
            self.setup.settings = self.setup.settings.transport(transport);
            self
        }

        /// Verifies by this verifier instead of the profile's.
        pub fn verifier(mut self, verifier: impl crate::webhook::Verifier + 'static) -> Self {
            self.setup.verification =
                super::setup::Verification::Custom(std::sync::Arc::new(verifier));
            self
        }

        /// Verifies nothing: anybody who finds the endpoint can send it anything. Use it only behind a service that verifies the
        /// deliveries.
        pub fn unverified(mut self) -> Self {
            self.setup.verification = super::setup::Verification::Unverified;
            self
        }

        /// All deliveries are this event, by its name in the document. Use it for providers that send each event to a URL of its own.
        pub fn only(mut self, event: impl Into<String>) -> Self {
            self.setup.only = Some(event.into());
            self
        }

        /// Reads deliveries in spite of required properties that are missing, or null where null isn't allowed. A string, a list, a
        /// map or an object becomes empty, and a property of any JSON type becomes null.
        /// [`Delivery::deviations`](crate::webhook::Delivery::deviations) lists them.
        ///
        /// A number, a boolean, an enum, a date, an id or a union is never made up. A delivery without a required one is still
        /// undecodable, and so is one with a value of another type.
        pub fn lenient(mut self) -> Self {
            self.setup.lenient = Some(true);
            self
        }

        /// Treats a delivery as undecodable if a required property is missing, or null where null isn't allowed. That is the
        /// default, except for profiles that are lenient ([`Profile::lenient`](crate::webhook::Profile::lenient)).
        ///
        /// A required property that may be null becomes null if it is missing, and is one of
        /// [`Delivery::deviations`](crate::webhook::Delivery::deviations).
        pub fn strict(mut self) -> Self {
            self.setup.lenient = Some(false);
            self
        }

        /// The most bytes of a body, instead of the profile's limit.
        pub fn limit(mut self, bytes: usize) -> Self {
            self.setup.limit = Some(bytes);
            self
        }

        /// Accepts bodies that are compressed by gzip or deflate. `signed` is what the signature is of. [`limit`](Self::limit) also
        /// applies to the decompressed body. By default the response to compressed bodies is 415.
        #[cfg(feature = "decompress")]
        pub fn decompress(mut self, signed: crate::webhook::SignedBody) -> Self {
            self.setup.decompress = Some(signed);
            self
        }

        /// The path of the endpoint, with its parameters: `/hooks/{tenant}`. Handlers read them by
        /// [`Delivery::path_parameter`](crate::webhook::Delivery::path_parameter). Give the path that the endpoint sees, without a
        /// prefix that a nested router removes. A delivery to another path has no parameters.
        pub fn path(mut self, path: impl Into<String>) -> Self {
            self.setup.path = Some(path.into());
            self
        }

        /// The clock that the age of signatures is measured by, for tests.
        pub fn clock(
            mut self,
            clock: impl Fn() -> std::time::SystemTime + Send + Sync + 'static,
        ) -> Self {
            self.setup.clock = std::sync::Arc::new(clock);
            self
        }
    };
}
pub(super) use setup_methods;
