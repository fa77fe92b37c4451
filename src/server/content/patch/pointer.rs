//! JSON Pointer (RFC 6901): where in a document something is.

/// A path such as `/tags/0`, in its parts; without any it is the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pointer {
    text: String,
    parts: Vec<String>,
}

impl Pointer {
    /// Reads a pointer; `None` where the text is none.
    pub(super) fn parse(text: String) -> Option<Self> {
        if text.is_empty() {
            return Some(Self { text, parts: Vec::new() });
        }
        let parts = text.strip_prefix('/')?.split('/').map(unescaped).collect::<Option<_>>()?;
        Some(Self { text, parts })
    }

    /// Returns it as it was written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns its parts.
    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Returns whether it lies inside what another one names.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        self.parts.len() > other.parts.len() && self.parts.starts_with(&other.parts)
    }
}

/// `~1` stands for a slash and `~0` for a tilde (RFC 6901 §4); any other tilde stands for nothing.
fn unescaped(part: &str) -> Option<String> {
    let sound = part.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    sound.then(|| part.replace("~1", "/").replace("~0", "~"))
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn a_pointer_is_read_in_its_parts() {
        let parts = |text: &str| Pointer::parse(text.to_owned()).map(|pointer| pointer.parts);
        assert_eq!(parts(""), Some(vec![]));
        assert_eq!(parts("/"), Some(vec![String::new()]));
        assert_eq!(parts("/a~1b/~01/মিতু"), Some(vec!["a/b".to_owned(), "~1".to_owned(), "মিতু".to_owned()]));
        assert_eq!((parts("a"), parts("/~"), parts("/~2")), (None, None, None));
    }
}
