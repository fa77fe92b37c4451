//! The options of a curl command that say something about the request; those that only steer curl are passed over.

use super::{CurlError, Word, Wrong};

/// What the options of a command say.
#[derive(Debug, Default)]
pub(super) struct Options {
    pub(super) url: Option<Word>,
    pub(super) method: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    /// Whether a header says the media type, or that there is none.
    pub(super) sets_type: bool,
    data: Vec<Vec<u8>>,
    pub(super) json: bool,
    pub(super) head: bool,
    pub(super) into_query: bool,
    pub(super) path_as_is: bool,
    pub(super) no_globs: bool,
    pub(super) http_1_0: bool,
    /// The target where it is said apart from the URL: `*`.
    pub(super) request_target: Option<String>,
    /// The word after which something missing would have to stand.
    pub(super) last: Word,
}

/// Short options with a value that say nothing about the request: output, timing, retries.
const SILENT_VALUES: &str = "owmCyYz";
/// Short options without a value that say nothing about the request.
const SILENT: &str = "sSvikLfOJNn#4Rgq";
/// Long options with a value that say nothing about the request.
const LONG_SILENT_VALUES: [&str; 8] = [
    "output",
    "write-out",
    "max-time",
    "connect-timeout",
    "retry",
    "retry-delay",
    "retry-max-time",
    "max-redirs",
];
/// Long options without a value that say nothing about the request.
const LONG_SILENT: [&str; 20] = [
    "silent",
    "show-error",
    "verbose",
    "include",
    "insecure",
    "location",
    "fail",
    "fail-with-body",
    "no-buffer",
    "http1.1",
    "ipv4",
    "ipv6",
    "no-progress-meter",
    "progress-bar",
    "retry-all-errors",
    "retry-connrefused",
    "no-keepalive",
    "tcp-nodelay",
    "styled-output",
    "disable",
];

/// An option that the request depends on.
#[derive(Clone, Copy)]
enum Known {
    Method,
    Header,
    Data,
    DataRaw,
    Json,
    Url,
    UserAgent,
    Referer,
    Cookie,
    RequestTarget,
    Head,
    Get,
    PathAsIs,
    NoGlobs,
    Http10,
    Compressed,
}

impl Known {
    fn takes_value(self) -> bool {
        !matches!(
            self,
            Self::Head | Self::Get | Self::PathAsIs | Self::NoGlobs | Self::Http10 | Self::Compressed
        )
    }

    fn short(c: char) -> Option<Self> {
        Some(match c {
            'X' => Self::Method,
            'H' => Self::Header,
            'd' => Self::Data,
            'A' => Self::UserAgent,
            'e' => Self::Referer,
            'b' => Self::Cookie,
            'I' => Self::Head,
            'G' => Self::Get,
            'g' => Self::NoGlobs,
            '0' => Self::Http10,
            _ => return None,
        })
    }

    fn long(name: &str) -> Option<Self> {
        Some(match name {
            "request" => Self::Method,
            "header" => Self::Header,
            "data" | "data-ascii" | "data-binary" => Self::Data,
            "data-raw" => Self::DataRaw,
            "json" => Self::Json,
            "url" => Self::Url,
            "user-agent" => Self::UserAgent,
            "referer" => Self::Referer,
            "cookie" => Self::Cookie,
            "request-target" => Self::RequestTarget,
            "head" => Self::Head,
            "get" => Self::Get,
            "path-as-is" => Self::PathAsIs,
            "globoff" => Self::NoGlobs,
            "http1.0" => Self::Http10,
            "compressed" => Self::Compressed,
            _ => return None,
        })
    }
}

impl Options {
    /// Reads the words after `curl`.
    pub(super) fn read(words: &[Word]) -> Result<Self, CurlError> {
        let mut options = Self { last: words.last().cloned().unwrap_or_default(), ..Self::default() };
        let mut words = words.iter().skip(1);
        let mut only_urls = false;
        while let Some(word) = words.next() {
            let text = word.text().ok_or_else(|| word.error(Wrong::Option("?".to_owned())))?;
            match text {
                "--" if !only_urls => only_urls = true,
                _ if only_urls || !text.starts_with('-') || text == "-" => options.set_url(word)?,
                _ => match text.strip_prefix("--") {
                    Some(long) => options.long(word, long, &mut words)?,
                    None => options.shorts(word, text, &mut words)?,
                },
            }
        }
        Ok(options)
    }

    /// Returns the content as curl sends it: several pieces are joined by `&`, of JSON by nothing.
    pub(super) fn content(&self) -> Option<Vec<u8>> {
        let between: &[u8] = if self.json { b"" } else { b"&" };
        (!self.data.is_empty()).then(|| self.data.join(between))
    }

    fn long<'a>(
        &mut self,
        word: &Word,
        text: &str,
        words: &mut impl Iterator<Item = &'a Word>,
    ) -> Result<(), CurlError> {
        let (name, inline) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        let known = Known::long(name);
        let silent_value = LONG_SILENT_VALUES.contains(&name);
        if known.is_some_and(Known::takes_value) || silent_value {
            let given = match inline {
                Some(value) => Word { octets: value.as_bytes().to_vec(), ..word.clone() },
                None => words.next().cloned().ok_or_else(|| word.error(Wrong::Value(format!("--{name}"))))?,
            };
            return known.map_or(Ok(()), |known| self.set(known, &given));
        }
        match known {
            Some(known) => self.set(known, word),
            None if LONG_SILENT.contains(&name) => Ok(()),
            None => Err(word.error(Wrong::Option(format!("--{name}")))),
        }
    }

    /// Reads short options that stand together: `-sXPUT`.
    fn shorts<'a>(
        &mut self,
        word: &Word,
        text: &str,
        words: &mut impl Iterator<Item = &'a Word>,
    ) -> Result<(), CurlError> {
        let mut letters = text.chars();
        letters.next();
        while let Some(letter) = letters.next() {
            let known = Known::short(letter);
            if known.is_some_and(Known::takes_value) || SILENT_VALUES.contains(letter) {
                let rest = letters.as_str().strip_prefix('=').unwrap_or(letters.as_str());
                let given = if rest.is_empty() {
                    words.next().cloned().ok_or_else(|| word.error(Wrong::Value(format!("-{letter}"))))?
                } else {
                    Word { octets: rest.as_bytes().to_vec(), ..word.clone() }
                };
                return known.map_or(Ok(()), |known| self.set(known, &given));
            }
            match known {
                Some(known) => self.set(known, word)?,
                None if SILENT.contains(letter) => {}
                None => return Err(word.error(Wrong::Option(format!("-{letter}")))),
            }
        }
        Ok(())
    }

    fn set(&mut self, known: Known, value: &Word) -> Result<(), CurlError> {
        let text = || String::from_utf8_lossy(&value.octets).into_owned();
        match known {
            Known::Method => self.method = Some(text()),
            Known::Header => self.header(value, &text())?,
            Known::Data | Known::Json if value.octets.starts_with(b"@") => {
                return Err(value.error(Wrong::File(text().trim_start_matches('@').to_owned())));
            }
            Known::Data | Known::DataRaw => self.data.push(value.octets.clone()),
            Known::Json => {
                self.json = true;
                self.data.push(value.octets.clone());
            }
            Known::Url => self.set_url(value)?,
            Known::UserAgent => self.headers.push(("User-Agent".to_owned(), text())),
            Known::Referer => self.headers.push(("Referer".to_owned(), text())),
            Known::Cookie => self.headers.push(("Cookie".to_owned(), text())),
            Known::RequestTarget => self.request_target = Some(text()),
            Known::Head => self.head = true,
            Known::Get => self.into_query = true,
            Known::PathAsIs => self.path_as_is = true,
            Known::NoGlobs => self.no_globs = true,
            Known::Http10 => self.http_1_0 = true,
            Known::Compressed => self.headers.push(("Accept-Encoding".to_owned(), "gzip".to_owned())),
        }
        Ok(())
    }

    /// `Name: value`; `Name:` takes curl's own field away, `Name;` sends it without a value.
    fn header(&mut self, word: &Word, text: &str) -> Result<(), CurlError> {
        let (name, value) = match (text.split_once(':'), text.strip_suffix(';')) {
            (Some((name, value)), _) => (name, Some(value.trim()).filter(|value| !value.is_empty())),
            (None, Some(name)) => (name, Some("")),
            (None, None) => return Err(word.error(Wrong::Header)),
        };
        self.sets_type |= name.eq_ignore_ascii_case("content-type");
        let is_host = name.eq_ignore_ascii_case("host");
        self.headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        // The field Host takes the place of the URL's host, which is not sent.
        if is_host && value.is_none() {
            return Err(word.error(Wrong::Header));
        }
        Ok(())
    }

    fn set_url(&mut self, word: &Word) -> Result<(), CurlError> {
        if self.url.is_some() {
            return Err(word.error(Wrong::ManyUrls));
        }
        self.url = Some(word.clone());
        Ok(())
    }
}
