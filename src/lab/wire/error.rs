//! Why a text is no HTTP request, as fine as a beginner needs it, and where.

/// A text that is no request: the first reason, read from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireError {
    /// The line, from 1; both LF and CRLF end a line.
    pub line: usize,
    /// The character in the line, from 1; one past the end where something is missing there.
    pub column: usize,
    /// What is wrong.
    pub reason: Reason,
}

impl WireError {
    pub(super) fn new(line: usize, column: usize, reason: Reason) -> Self {
        Self { line, column, reason }
    }
}

/// Declares the reasons, each with its stable code.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),* })? = $code:literal,)*) => {
        /// Why a text is no request.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Reason {
            $($(#[$doc])* $name $({ $($(#[$field_doc])* $field: $type),* })?,)*
        }

        impl Reason {
            /// Every code, in the order of declaration.
            pub const CODES: &[&str] = &[$($code),*];

            /// Returns the stable code, such as `no-version`.
            #[must_use]
            pub fn as_str(&self) -> &'static str {
                match self {
                    $(Self::$name $({ $($field: _),* })? => $code,)*
                }
            }
        }
    };
}

reasons! {
    /// There is nothing but spaces and empty lines.
    Empty = "empty",
    /// The text begins with content: there is no request line.
    NoRequestLine = "no-request-line",
    /// The line begins with `HTTP`, where the method should stand: `HTTP PUT http://…`.
    ProtocolFirst = "protocol-first",
    /// The method is missing or is no token (RFC 9110 §5.6.2).
    Method = "method",
    /// Nothing follows the method.
    NoTarget = "no-target",
    /// The target neither begins with `/` nor is a whole `http://…` (RFC 9112 §3.2).
    TargetForm = "target-form",
    /// The target has a character that must be percent-encoded.
    TargetCharacter = "target-character",
    /// The target has a space: it would have to be `%20`.
    TargetSpace = "target-space",
    /// The target has a `#`: fragments are never sent (RFC 9110 §4.2.5, RFC 9112 §3.2).
    Fragment = "fragment",
    /// The target is longer than 64 KiB.
    TargetTooLong = "target-too-long",
    /// Nothing follows the target: `HTTP/1.1` is missing.
    NoVersion = "no-version",
    /// What follows the target is no version: it should be `HTTP/1.1`.
    Version = "version",
    /// A version of HTTP that is not written like this, such as `HTTP/2`.
    VersionUnsupported = "version-unsupported",
    /// Something follows the version.
    ExtraWords = "extra-words",
    /// The words of the request line are separated by something else than one space.
    Spaces = "spaces",
    /// HTTP/1.1 without Host (RFC 9112 §3.2).
    NoHost = "no-host",
    /// More than one Host.
    TwoHosts = "two-hosts",
    /// The Host has a character that no host has.
    HostValue = "host-value",
    /// A header line without a colon.
    NoColon = "no-colon",
    /// Content where a header line or the empty line should stand.
    NoEmptyLine = "no-empty-line",
    /// The text ends within the header: the empty line after it is missing.
    HeaderNotEnded = "header-not-ended",
    /// A space between the name of a field and its colon (RFC 9112 §5.1).
    SpaceBeforeColon = "space-before-colon",
    /// The name of a field is empty or is no token.
    FieldName = "field-name",
    /// The value of a field has a control character.
    FieldValue = "field-value",
    /// A header line begins with a space (RFC 9112 §5.2).
    FoldedLine = "folded-line",
    /// More header lines than can be.
    TooManyFields = "too-many-fields",
    /// The Content-Length is no number, or there are two.
    ContentLength = "content-length",
    /// The Content-Length is not the number of octets that follow.
    ContentLengthDiffers {
        /// What the header says.
        said: u64,
        /// How many octets there are.
        found: u64
    } = "content-length-differs",
    /// A Transfer-Encoding: here the content stands as it is.
    TransferEncoding = "transfer-encoding",
}
