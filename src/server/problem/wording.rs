//! The English of problem documents: wire bytes, never translated. The screen makes its own sentence from the code.

use super::{Code, Problem};

/// Returns the `title` of a code: what it says about every problem of its type (RFC 9457 §3.1.3).
pub(super) fn title(code: Code) -> &'static str {
    match code {
        Code::BadRequest => "Not an HTTP request",
        Code::BadHost => "Exactly one Host field is needed",
        Code::VersionNotSupported => "HTTP version not supported",
        Code::Misdirected => "This server does not answer for that host",
        Code::TargetTooLong => "Request target too long",
        Code::FieldsTooLarge => "Header fields too large",
        Code::ContentTooLarge => "Content too large",
        Code::UnknownCoding => "Unknown transfer coding",
        Code::UnknownMethod => "Unknown method",
        Code::BadTarget => "Not a path",
        Code::BadPercentEncoding => "Bad percent-encoding",
        Code::TargetNotUtf8 => "Path is not UTF-8",
        Code::ControlInTarget => "Control character in the path",
        Code::NoSuchCollection => "No such collection",
        Code::NoSuchItem => "No such item",
        Code::Gone => "Deleted",
        Code::MethodNotAllowed => "Method not allowed here",
        Code::NotAcceptable => "Not what is accepted",
        Code::RepeatedField => "Field sent more than once",
        Code::BadMediaType => "Not a media type",
        Code::UnsupportedMediaType => "Unsupported media type",
        Code::UnsupportedPatch => "Unsupported patch format",
        Code::PatchNeedsJson => "The item is not JSON",
        Code::BadPatch => "The content is no JSON Patch",
        Code::PatchConflict => "The patch does not fit what is there",
        Code::UnsupportedEncoding => "Unsupported content encoding",
        Code::PartialPut => "A part cannot replace the whole",
        Code::MissingParent => "The parent is missing",
        Code::BadIdempotencyKey => "Not an idempotency key",
        Code::KeyReused => "Idempotency key of another request",
        Code::KeyInProgress => "A request with this idempotency key is under way",
        Code::RequestTimeout => "The request did not come in time",
        Code::TooManyRequests => "Too many requests",
        Code::Unavailable => "Not available just now",
        Code::BadGateway => "The gateway got no proper answer",
        Code::GatewayTimeout => "The gateway got no answer in time",
        Code::PreconditionFailed => "Precondition failed",
        Code::AlreadyExists => "Something is there already",
        Code::PreconditionRequired => "A precondition is needed",
        Code::EmptyContent => "No content",
        Code::NotUtf8 => "Content is not UTF-8",
        Code::JsonSyntax => "Content is not JSON",
        Code::JsonIncomplete => "JSON ends too early",
        Code::JsonComment => "JSON has no comments",
        Code::JsonTooDeep => "JSON nested too deeply",
        Code::JsonDuplicateMember => "Member name twice",
        Code::NotAnObject => "Not a JSON object",
        Code::IdMismatch => "The id is not the one in the target",
    }
}

/// Returns the `detail`: what happened in this request, and what to do next.
#[expect(clippy::too_many_lines, reason = "a table: one sentence per code")]
pub(super) fn detail(problem: &Problem) -> String {
    let found = problem.found.as_deref().unwrap_or("nothing");
    let expected = problem.expected.as_deref().unwrap_or("something else");
    let field = problem.field.as_deref().unwrap_or("field");
    match problem.code {
        Code::BadRequest if problem.expected.is_some() => {
            format!("This is no HTTP request{}: expected is {expected}.", place(problem))
        }
        Code::BadRequest => format!(
            "The text cannot be read as a request{}. Write METHOD TARGET HTTP/1.1, then the fields, an empty \
             line and the content.",
            place(problem)
        ),
        Code::BadHost => "Send one Host field that names this server.".to_owned(),
        Code::VersionNotSupported => format!("This version of HTTP is not spoken here. Write {expected}."),
        Code::Misdirected => format!("The Host is {found}. Send the request to localhost or 127.0.0.1."),
        Code::TargetTooLong => format!(
            "The target has {found} octets; at most {expected} are read. Put the data into the content \
             of a POST or PUT."
        ),
        Code::FieldsTooLarge => format!(
            "The fields have {found} octets; at most {expected} are read. Send fewer or shorter fields."
        ),
        Code::ContentTooLarge => {
            format!("The content has {found} octets; at most {expected} are taken. Send less.")
        }
        Code::UnknownCoding => format!(
            "The content is in a transfer coding that is not known here. Send it {expected} and nothing else."
        ),
        Code::UnknownMethod => match &problem.expected {
            Some(expected) => {
                format!("Methods are case-sensitive: {found} is not {expected}. Write {expected}.")
            }
            None => format!(
                "This server does not know {found}. Use GET, HEAD, PUT, POST, PATCH, DELETE or OPTIONS."
            ),
        },
        Code::BadTarget => format!("{found} is no path. Begin it with a slash, as in /users/1."),
        Code::BadPercentEncoding => {
            format!(
                "In {found} two hexadecimal digits have to follow each %. Write a percent sign itself as %25."
            )
        }
        Code::TargetNotUtf8 => {
            format!("The octets that {found} encodes are not UTF-8. Encode the text as UTF-8.")
        }
        Code::ControlInTarget => format!("{found} holds a control character. Leave it out."),
        Code::NoSuchCollection => match &problem.expected {
            Some(parent) => format!("{found} exists only while {parent} exists. PUT {parent} first."),
            None => format!("There is no collection at {found}. GET / lists the collections."),
        },
        Code::NoSuchItem => format!(
            "There is nothing at {found}. PUT can create it there; GET {expected} lists what is there."
        ),
        Code::Gone => format!("{found} was deleted. PUT can bring it back."),
        Code::NotAcceptable => format!(
            "Accept asks for {found}, but what is there is {expected}. Accept that, or leave the field out."
        ),
        Code::MethodNotAllowed => {
            format!(
                "{found} is not for this target. It takes {}.",
                problem.allow.as_deref().unwrap_or_default().join(", ")
            )
        }
        Code::RepeatedField => format!("{field} may be sent only once. Send one line."),
        Code::BadMediaType => {
            format!("The Content-Type {found} is no media type. Write one such as {expected}.")
        }
        Code::UnsupportedMediaType => format!(
            "The Content-Type is {found}, this target takes {expected}. With curl, add --json or -H \
             \"Content-Type: application/json\"."
        ),
        Code::UnsupportedPatch => {
            format!("A PATCH has to name its format. The Content-Type is {found}; send {expected}.")
        }
        Code::PatchNeedsJson => {
            format!("The item is stored as {found}; a patch changes only JSON. Replace the whole with PUT.")
        }
        Code::BadPatch => {
            format!(
                "Operation {found} of the JSON Patch is none (RFC 6902). A patch is a list such as {expected}."
            )
        }
        Code::PatchConflict => format!(
            "What is there does not allow the operation at \"{found}\", so nothing was done. Send a GET to see what \
             is there."
        ),
        Code::UnsupportedEncoding => {
            format!("The Content-Encoding is {found}. Send the content as it is, without encoding.")
        }
        Code::PartialPut => {
            "PUT replaces the whole representation. Leave Content-Range out and send the whole, or send \
             a PATCH."
                .to_owned()
        }
        Code::MissingParent => format!(
            "{found} can exist only below {expected}, which is missing. PUT {expected} first, then send \
             this again."
        ),
        Code::BadIdempotencyKey => format!(
            "The Idempotency-Key {found} is no text in double quotes, or an empty one. Make up one that nobody \
             else uses, such as \"8e03978e-40d5-43e8-bc93-6894a57f9324\"."
        ),
        Code::KeyReused => format!(
            "The key {found} came with other content before. Send the first request again as it was, or make \
             up a new key for this one."
        ),
        Code::KeyInProgress => format!(
            "The request that first brought the key {found} is still being worked on. Wait a moment, then send \
             this again with the same key."
        ),
        Code::RequestTimeout => {
            "The request did not come whole in time, so nothing was done. Send it again.".to_owned()
        }
        Code::TooManyRequests => {
            "Too many requests came in a short time, so nothing was done. Wait as long as \
                                  Retry-After says, then send it again."
                .to_owned()
        }
        Code::Unavailable => "The server takes no requests just now, so nothing was done. Wait as long as \
                              Retry-After says, then send it again."
            .to_owned(),
        Code::BadGateway => {
            "The server behind this gateway gave no proper answer. Nobody here knows whether it \
                             acted; look before you send again what is not idempotent."
                .to_owned()
        }
        Code::GatewayTimeout => {
            "The server behind this gateway gave no answer in time. Nobody here knows whether \
                                 it acted; look before you send again what is not idempotent."
                .to_owned()
        }
        Code::PreconditionFailed => match &problem.found {
            Some(found) => format!(
                "{field} asked for {expected}, but what is there now is {found}. GET it, look at what \
                 changed, then decide."
            ),
            None => format!("{field} asked for {expected}, but nothing is there."),
        },
        Code::AlreadyExists => format!(
            "{field} {expected} allows this only where nothing of the kind is there; there is {found}. \
             GET it, or leave the field out to replace it."
        ),
        Code::PreconditionRequired => format!(
            "Something is there, and it can be changed only with {field}, so that nobody undoes what they have \
             not seen. GET it, then send this again with If-Match: {expected} if that is still what you saw."
        ),
        Code::EmptyContent => {
            "The request has no content. Put a body after the empty line; with curl, use -d or --json."
                .to_owned()
        }
        Code::NotUtf8 => format!("The content is not UTF-8{}. JSON is sent as UTF-8.", place(problem)),
        Code::JsonSyntax => format!(
            "The content is not JSON{}. Repair it and send it again; nothing was stored.",
            place(problem)
        ),
        Code::JsonIncomplete => format!(
            "The JSON ends before it is complete{}. Close what is open: quotes, brackets, braces.",
            place(problem)
        ),
        Code::JsonComment => format!("JSON has no comments; there is one{}. Remove it.", place(problem)),
        Code::JsonTooDeep => format!("The JSON is nested too deeply{}. Make it flatter.", place(problem)),
        Code::JsonDuplicateMember => format!(
            "The member {found} stands twice in one object{}. Parsers disagree on which one counts; keep one.",
            place(problem)
        ),
        Code::NotAnObject => {
            format!("The content is valid JSON, but it is {found}. Send an object: {{\"name\": …}}.")
        }
        Code::IdMismatch => format!(
            "The body says id {found}, the target says {expected}. Make them equal or leave id out of \
             the body."
        ),
    }
}

fn place(problem: &Problem) -> String {
    match (problem.line, problem.column) {
        (Some(line), Some(column)) => format!(" at line {line}, column {column}"),
        _ => String::new(),
    }
}
