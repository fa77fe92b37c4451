//! Every message of the program by name, with typed arguments: a number is localised, a wire value never is.

/// A value that stands on the wire or is typed: a status code, a path, a key. Never localised.
pub type Wire = String;

/// Declares [`Message`]: one line here and one line in each language's `.ftl` make a message.
macro_rules! messages {
    ($( $(#[$doc:meta])* $name:ident $( { $( $arg:ident : $kind:ident ),* $(,)? } )? = $id:literal; )*) => {
        /// A message of the program, with its arguments. State and history hold these, never sentences.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Message { $( $(#[$doc])* #[allow(missing_docs, reason = "the name says it")] $name $( { $( #[allow(missing_docs, reason = "named in the .ftl")] $arg : $kind ),* } )? ),* }
    };
}

/// A number that is shown in the language's own digits and drives its plural forms.
pub type Num = i64;

messages! {
    // ── the files of a course and of a language (check.ftl) ──
    CheckSyntax { what: Wire } = "check-syntax";
    CheckUnknownKey { key: Wire, known: Wire } = "check-unknown-key";
    CheckMissingKey { key: Wire } = "check-missing-key";
    CheckWrongValue { found: Wire, expected: Wire } = "check-wrong-value";
}
