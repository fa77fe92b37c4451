//! What a client does where no answer came, or one that says "try again": its retry policy.

/// A client's retry policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Retry {
    /// It never sends a request again by itself.
    #[default]
    Never,
    /// It repeats methods that are idempotent, once, and others only where it knows that nothing was done
    /// (RFC 9110 §9.2.2).
    IdempotentOnly,
    /// It repeats everything: what `curl --retry-all-errors` does.
    Always,
    /// It repeats everything, and gives a request whose method is not idempotent an Idempotency-Key that stays the
    /// same.
    SameKey,
    /// It repeats everything, and gives every attempt an Idempotency-Key of its own: a mistake (F18).
    NewKey,
}

impl Retry {
    /// Every policy.
    pub const ALL: [Self; 5] = [Self::Never, Self::IdempotentOnly, Self::Always, Self::SameKey, Self::NewKey];

    /// Returns its stable name in scripts, scenes and lessons.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::IdempotentOnly => "idempotent-only",
            Self::Always => "always",
            Self::SameKey => "same-key",
            Self::NewKey => "new-key",
        }
    }

    /// Returns the policy of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|retry| retry.as_str() == name)
    }
}

/// Why a client sends a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetryReason {
    /// Its method is idempotent: once more does no more (RFC 9110 §9.2.2).
    Idempotent,
    /// The answer says that nothing was done: 408, 429, or 503 by its contract.
    NotApplied,
    /// It carries the key that the server knows it by.
    SameKey,
    /// The client repeats whatever it is.
    Always,
    /// The client repeats it under a new key, as if it were another request: a mistake.
    NewKey,
}

/// Why a client does not send a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// It never does.
    Never,
    /// The method is not idempotent, and the server may have acted (RFC 9110 §9.2.2).
    NotIdempotent,
    /// An automatic retry that failed is not to be retried automatically (RFC 9110 §9.2.2).
    FailedRetry,
    /// It has tried often enough.
    Enough,
}

macro_rules! codes {
    ($type:ident { $($code:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// Returns the stable code.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }
        }
    };
}

codes!(RetryReason {
    Idempotent = "idempotent",
    NotApplied = "not-applied",
    SameKey = "same-key",
    Always = "always",
    NewKey = "new-key",
});
codes!(StopReason {
    Never = "never",
    NotIdempotent = "not-idempotent",
    FailedRetry = "failed-retry",
    Enough = "enough",
});
