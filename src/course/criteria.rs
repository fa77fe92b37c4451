//! What a goal, or a condition of a hint, can ask for, as data: the vocabulary of goals.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Something to be reached. Exactly one of the fields beside `id` names its kind.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its id; the key of its words.
    pub id: String,
    /// An exchange like this.
    pub some: Option<Filter>,
    /// So many exchanges like this.
    pub count: Option<Count>,
    /// Exchanges like these, in this order, others between them allowed.
    pub sequence: Option<Vec<Filter>>,
    /// The very same request so many times.
    pub repeated: Option<Repeated>,
    /// So many resources created by exchanges like this.
    pub created: Option<Created>,
    /// A target has, or lacks, members now.
    pub holds: Option<Holds>,
    /// An exchange after which a target had lost members.
    pub lost: Option<Members>,
    /// An exchange after which a target had gained members.
    pub gained: Option<Members>,
    /// A GET of the last Location.
    pub followed: Option<Followed>,
    /// A view was opened.
    pub looked: Option<Looked>,
    /// Once was compared with several times.
    pub proved: Option<Proved>,
    /// This does not hold.
    pub not: Option<When>,
}

/// A condition: like a goal, without words of its own. Exactly one field names its kind.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// An exchange like this.
    pub some: Option<Filter>,
    /// So many exchanges like this.
    pub count: Option<Count>,
    /// A target has, or lacks, members now.
    pub holds: Option<Holds>,
    /// A view was opened.
    pub looked: Option<Looked>,
    /// The last request like this differs from the one like it before.
    pub changed: Option<Filter>,
    /// The last exchange is like this.
    pub last: Option<Filter>,
}

/// What an exchange must be like; what is not named does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The method.
    pub method: Option<String>,
    /// The target: exact, or a pattern such as `/users/{id}`.
    pub target: Option<String>,
    /// The status codes that will do.
    #[serde(default)]
    pub status: Vec<u16>,
    /// The codes of what is wrong with it: one of these.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Request header fields: `Name` must be there, `Name: value` must be so.
    #[serde(default)]
    pub header: Vec<String>,
    /// Response header fields, likewise.
    #[serde(default)]
    pub answer: Vec<String>,
    /// The named body that was sent, compared as JSON where it is JSON.
    pub body: Option<String>,
    /// Whether the server acted on it: a 2xx, also where nobody heard of it.
    pub applied: Option<bool>,
    /// Where it came from: `form`, `raw`, `curl` or `peer`, the second client. Without it, any but the second client.
    pub from: Option<String>,
    /// What went wrong on its way: the name of a fault; `none`; `lost` for a request or a response, `crashed` for any
    /// crash.
    pub fault: Option<String>,
    /// Whether the client got an answer in the end.
    pub heard: Option<bool>,
    /// Whether a request was sent again that had got no answer: by the client itself, or by the learner.
    pub retry: Option<bool>,
}

/// So many exchanges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Like what.
    #[serde(default)]
    pub of: Filter,
    /// At least so many.
    pub min: Option<usize>,
    /// At most so many.
    pub max: Option<usize>,
}

/// The very same request, several times: identical method, target, content and meaningful fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeated {
    /// At least so many times in a row, other requests between them allowed.
    pub times: usize,
    /// The method.
    pub method: Option<String>,
    /// The target: exact, or a pattern.
    pub target: Option<String>,
    /// How many resources this run of repeats created, exactly.
    pub created: Option<usize>,
}

/// So many resources created by the exchanges of a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Created {
    /// By exchanges like what.
    #[serde(default)]
    pub by: Filter,
    /// At least so many.
    pub min: Option<usize>,
    /// At most so many.
    pub max: Option<usize>,
}

/// What a target holds now.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// The target, exact.
    pub target: String,
    /// Members that it has.
    #[serde(default)]
    pub has: Vec<String>,
    /// Members that it lacks.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Members that equal these values.
    #[serde(default)]
    pub equals: BTreeMap<String, serde_json::Value>,
    /// Whether it exists at all.
    pub exists: Option<bool>,
}

/// Members that a target lost or gained in one exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Members {
    /// By an exchange like what.
    #[serde(default)]
    pub by: Filter,
    /// Which members, all of them.
    pub members: Vec<String>,
}

/// A GET of the address that the last Location named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Followed {
    /// The exchange that sent the Location.
    #[serde(default)]
    pub by: Filter,
}

/// A view that was opened: `wire`, `log` or `history`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looked {
    /// Its name.
    pub at: String,
}

/// Once compared with several times.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proved {
    /// At least so many times.
    pub times: usize,
    /// The method of the request.
    pub method: Option<String>,
    /// The target of the request.
    pub target: Option<String>,
}

impl Goal {
    /// Returns the method of the request that the goal asks for, where it names one.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        let filter = self.some.as_ref().or_else(|| self.count.as_ref().map(|count| &count.of));
        let filter = filter.or_else(|| self.created.as_ref().map(|created| &created.by));
        let members = self.lost.as_ref().or(self.gained.as_ref());
        let filter = filter.or_else(|| members.map(|members| &members.by));
        let named = filter.and_then(|filter| filter.method.as_deref());
        named.or_else(|| self.repeated.as_ref()?.method.as_deref())
    }
}
